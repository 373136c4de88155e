"""The key goes into a real keychain, or nowhere."""

from pathlib import Path

import pytest

from tests.fakes.keychains import secret_service, told

TRY = """
import json
from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.store.secrets import Keychain

def outcome(ask):
    try:
        return ask()
    except HailuoError as error:
        assert error.__cause__ is None and error.__suppress_context__
        return "error: " + str(error)

chain = Keychain()
print(json.dumps({
    "available": chain.available,
    "empty": outcome(chain.load),
    "saved": outcome(lambda: chain.save("sk-secret")),
    "loaded": outcome(Keychain().load),
    "forgotten": outcome(chain.forget),
    "again": outcome(chain.forget),
    "gone": outcome(chain.load),
}))
"""

NOWHERE = {
    "no keychain": "keyring.backends.fail.Keyring",
    "forgetful": "keyring.backends.null.Keyring",
    "not there": "no.such.Keyring",
    "plain file": "tests.fakes.plain_keyring.Keyring",
    "chain of nothing": "tests.fakes.empty_chain.Keyring",
}


# Whatever this machine has, and always the one of a machine without any.
HERE: list[tuple[str, list[str], bool]] = [
    ("keyring.backends.fail.Keyring", [], False),
    *(("keyring.backends.SecretService.Keyring", beside, True) for beside in secret_service()),
]
WORKS = {
    "available": True,
    "empty": None,
    "saved": None,
    "loaded": "sk-secret",
    "forgotten": None,
    "again": None,
    "gone": None,
}


@pytest.mark.parametrize("backend", NOWHERE.values(), ids=NOWHERE)
def test_nothing_but_a_real_keychain_will_do(tmp_path: Path, backend: str) -> None:
    answer = told(TRY, tmp_path, backend)
    assert isinstance(answer, dict)
    assert answer["available"] is False
    assert "sk-secret" not in str([value for name, value in answer.items() if name != "loaded"])


@pytest.mark.parametrize(("backend", "beside", "real"), HERE)
def test_the_keychains_of_this_machine_keep_the_key(
    tmp_path: Path, backend: str, beside: list[str], real: bool
) -> None:
    answer = told(TRY, tmp_path, backend, beside)
    assert isinstance(answer, dict)
    assert answer["available"] is real
    assert (answer == WORKS) is real
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or b"sk-secret" not in file.read_bytes()


def test_a_keychain_that_does_not_open_is_a_sentence(tmp_path: Path) -> None:
    answer = told(TRY, tmp_path, "tests.fakes.locked_keyring.SecretService")
    assert isinstance(answer, dict)
    for name in ("empty", "saved", "loaded", "forgotten"):
        assert answer[name].startswith("error: The system's keychain did not open: unlock it")
        assert "sk-secret" not in answer[name]
