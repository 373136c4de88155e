"""What is wrong with a shot, as lines for the place that each belongs to."""

from collections.abc import Callable, Iterable, Sequence

from hailuo_desktop.domain.lint import Lint
from hailuo_desktop.domain.problem import Field, Problem, Severity
from hailuo_desktop.domain.words import lint_sentence, sentence
from hailuo_desktop.translate import n, t

from .notice import Line

FRAMES = (Field.FIRST_FRAME, Field.LAST_FRAME)
SETTINGS = (Field.QUALITY, Field.DURATION, Field.MODEL)
_HINT = "prompt_missing"  # nobody has done anything wrong in a shot that is still empty


def lines(problems: Iterable[Problem], fields: Sequence[Field], tried: bool = True) -> list[Line]:
    """The problems of those fields; before sending was ``tried``, an empty prompt is a hint."""
    return [
        Line(_kind(problem, tried), sentence(problem))
        for problem in problems
        if problem.field in fields
    ]


def lint_lines(findings: Iterable[Lint], fix: Callable[..., None]) -> list[Line]:
    """What is found several times is told, and mended, once."""
    alike: dict[tuple[str, str], list[Lint]] = {}
    for found in findings:
        alike.setdefault((lint_sentence(found), found.code), []).append(found)
    return [_lint_line(same, fix) for same in alike.values()]


def fix_words(found: Lint) -> str:
    """What a click on the fix does, in a few words."""
    if found.suggestion is None:
        return t("Delete")
    return t("Write {suggestion}", suggestion=found.suggestion)


def _lint_line(same: list[Lint], fix: Callable[..., None]) -> Line:
    one, times = same[0], len(same)
    words = lint_sentence(one)
    if times > 1:
        words = n("{said} ({count} time)", "{said} ({count} times)", times, said=words)
    if any(each.fix is None for each in same):
        return Line(one.severity.value, words)
    return Line(one.severity.value, words, fix_words(one), lambda: fix(*same))


def _kind(problem: Problem, tried: bool) -> str:
    if problem.severity is Severity.ERROR and problem.code == _HINT and not tried:
        return "info"
    return problem.severity.value
