"""What is wrong with a shot, as lines for the place that each belongs to."""

from collections.abc import Callable, Iterable, Sequence

from hailuo_desktop.domain.lint import Lint
from hailuo_desktop.domain.problem import Field, Problem, Severity
from hailuo_desktop.domain.words import lint_sentence, sentence

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


def lint_lines(findings: Iterable[Lint], fix: Callable[[Lint], None]) -> list[Line]:
    return [_lint_line(found, fix) for found in findings]


def fix_words(found: Lint) -> str:
    """What a click on the fix does, in a few words."""
    if found.suggestion is None:
        return "Delete"
    return f"Write {found.suggestion}"


def _lint_line(found: Lint, fix: Callable[[Lint], None]) -> Line:
    if found.fix is None:
        return Line(found.severity.value, lint_sentence(found))
    return Line(found.severity.value, lint_sentence(found), fix_words(found), lambda: fix(found))


def _kind(problem: Problem, tried: bool) -> str:
    if problem.severity is Severity.ERROR and problem.code == _HINT and not tried:
        return "info"
    return problem.severity.value
