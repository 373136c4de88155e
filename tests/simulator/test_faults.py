"""Scripts of misfortune: which request they hit, and what is said of a bad one."""

import json

import pytest

from hailuo_desktop.simulator.faults import BadScript, Fault, Faults


def test_a_fault_hits_the_requests_that_it_counts() -> None:
    faults = Faults()
    faults.add(Fault("/v1/tasks", "status", method="GET", hits=(2, 3)))
    asked = [("GET", "/v1/tasks"), ("POST", "/v1/tasks"), ("GET", "/v1/tasks/a"), ("GET", "/v1/b"),
             ("GET", "/v1/tasks/b"), ("GET", "/v1/tasks")]  # fmt: skip
    assert [faults.for_request(*each) is not None for each in asked] == [
        False, False, True, False, True, False,
    ]  # fmt: skip


def test_the_first_fault_acts_and_the_others_count() -> None:
    faults = Faults()
    one, two = Fault("/a", "hang", hits=(1,)), Fault("/a", "status", hits=(2,))
    faults.add(one)
    faults.add(two)
    assert [faults.for_request("GET", "/a") for _ in range(3)] == [one, two, None]


def test_without_faults_all_goes_well_again() -> None:
    faults = Faults()
    faults.add(Fault("/a", "status"))
    faults.clear()
    assert faults.for_request("GET", "/a") is None


def test_a_script_is_followed() -> None:
    faults = Faults()
    faults.follow(
        json.dumps(
            {
                "faults": [
                    {"path": "/a", "kind": "status", "status": 503, "hits": [1],
                     "headers": {"Retry-After": "3"}, "body": "x"}
                ],
                "without_batches": True,
            }
        )
    )  # fmt: skip
    fault = faults.for_request("GET", "/a")
    assert fault == Fault(
        "/a", "status", hits=(1,), status=503, headers={"Retry-After": "3"}, body="x"
    )
    assert faults.without_batches
    assert not faults.ignore_idempotency


@pytest.mark.parametrize(
    ("script", "named"),
    [
        ("", "JSON"),
        ("[" * 100_000, "JSON"),
        ("[]", "the script"),
        ('{"faults": 7}', "faults"),
        ('{"faults": [{"path": "/a"}]}', "kind"),
        ('{"faults": [{"path": "/a", "kind": "explode"}]}', "kind"),
        ('{"faults": [{"path": "/a", "kind": "hang", "colour": 1}]}', "colour"),
        ('{"faults": [{"path": "/a", "kind": "hang", "hits": ["x"]}]}', "hits"),
        ('{"batches": true}', "batches"),
    ],
    ids=range(9),
)
def test_a_bad_script_is_named(script: str, named: str) -> None:
    with pytest.raises(BadScript, match=named):
        Faults().follow(script)
