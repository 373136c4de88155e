"""Every reason has one sentence, made where it is shown."""

import ast
from pathlib import Path

import pytest

import hailuo_desktop
from hailuo_desktop.domain.errors import Busy, HailuoError
from hailuo_desktop.domain.reason import plain, reason
from hailuo_desktop.domain.reason_words import WORDS, worded
from hailuo_desktop.formats import date_and_time
from hailuo_desktop.translate import fields_of

PACKAGE = Path(hailuo_desktop.__file__).parent
COMPUTED = {"task_", "waits_for_first", "waits_for_kept_first", "waits_for_kept", "waits_for"}

# Errors whose reasons a take keeps, apart from the service's own.
KEPT = {"BadVideo", "DiskFull", "FilmGone", "ChainBroken", "TaskClaimed"}

# Errors that are made of a code, and named later.
PICTURES_OF = {"BadImage": {"name"}, "TooLarge": {"name"}}


def made() -> dict[str, set[str]]:
    """Every reason(...) with a literal code in the package, with the names of its values."""
    found: dict[str, set[str]] = {}
    for folder in ("engine", "evolink", "media", "store", "studio"):
        for file in (PACKAGE / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text())):
                maker = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
                if isinstance(node, ast.Call) and maker in {"reason", *PICTURES_OF}:
                    (code,) = node.args
                    if isinstance(code, ast.Constant):
                        values = {str(word.arg) for word in node.keywords}
                        found[str(code.value)] = values | PICTURES_OF.get(maker, set())
    return found


@pytest.mark.parametrize(("code", "values"), made().items())
def test_what_is_said_below_the_window_has_words_for_all_its_values(
    code: str, values: set[str]
) -> None:
    assert fields_of(WORDS[code]) == values


def test_what_a_take_may_keep_of_an_error_is_always_a_code() -> None:
    """A sentence in the ledger would stay in the language of that day."""
    bare = [
        f"{file.relative_to(PACKAGE)}:{node.lineno}"
        for file in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in KEPT
        for said in node.args
        if not (isinstance(said, ast.Call) and ast.unparse(said.func) == "reason")
        and not isinstance(said, ast.Name | ast.Starred)
    ]
    assert bare == []


@pytest.mark.parametrize("code", WORDS)
def test_a_reason_is_one_whole_sentence(code: str) -> None:
    values = dict.fromkeys(fields_of(WORDS[code]), "7")
    said = worded((reason(code, **values),))
    assert said[0].isupper() or said[0] in "“7"
    assert said[-1] in ".!?:7"
    assert "{" not in said


def test_several_facts_are_several_sentences() -> None:
    facts = (reason("answer_lost"), reason("balance_fell", fell="1234.50"), *plain("And so."))
    assert worded(facts) == (
        "The connection broke before EvoLink answered. "
        "The balance fell by 1\u2009234.5 credits meanwhile. And so."
    )


def test_a_moment_is_told_by_this_computers_clock() -> None:
    said = worded((reason("from_backup", made=1_800_000_000),))
    assert f"backup of {date_and_time(1_800_000_000)}, and may have been sent since." in said


def test_the_services_own_words_are_never_read_as_a_format() -> None:
    assert worded((reason("service_says", said="{code} {0}"),)) == "The service says: {code} {0}"


def test_a_reason_of_a_newer_version_is_said_by_its_code() -> None:
    assert "wormhole" in worded((reason("wormhole", depth=3),))


def test_an_error_holds_reasons_and_says_them() -> None:
    assert str(Busy(reason("busy"), code="rate_limit_exceeded")).startswith("EvoLink asks to slow")
    assert HailuoError("As it is.").reasons == plain("As it is.")
