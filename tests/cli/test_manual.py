"""The help pages, in the language that is spoken when they are asked for."""

import re
from collections.abc import Iterator
from gettext import NullTranslations

import pytest

from hailuo_desktop.cli import manual
from hailuo_desktop.cli.arguments import parser
from hailuo_desktop.translate import speak
from tests.fakes.pseudo_locale import PseudoLocale, untranslated

COMMANDS = (
    "open render takes settle reconcile spending backups restore rehearsal associate schema "
    "self-check"
).split()
# What argparse says of its own accord.
ARGPARSE = (
    "show this help message and exit",
    "show program's version number and exit",
    "positional arguments:",
)


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    speak(NullTranslations())


def helped(capsys: pytest.CaptureFixture[str], *command: str) -> str:
    with pytest.raises(SystemExit):
        parser().parse_args([*command, "--help"])
    return capsys.readouterr().out


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)], ids=str)
def test_a_help_page_is_said_whole_in_another_language(
    capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    speak(PseudoLocale())
    page = helped(capsys, *command).partition("\n\n")[2]  # below how it is called
    said = untranslated(page.replace(manual.EXAMPLES, ""))
    for words in ARGPARSE:
        said = said.replace(words, "")
    assert re.findall(r"[A-Za-z]{2,} [a-z]{2,}", said) == []


def test_a_page_has_the_language_of_the_moment(capsys: pytest.CaptureFixture[str]) -> None:
    english = helped(capsys, "render")
    speak(PseudoLocale())
    assert helped(capsys, "render") != english
    speak(NullTranslations())
    assert helped(capsys, "render") == english


def test_no_line_of_a_page_is_too_long_and_no_option_is_broken() -> None:
    pages = (manual.about(), manual.after(), manual.render())
    assert max(len(line) for page in pages for line in page.splitlines()) <= manual.WIDTH
    assert "--retry-failed" in manual.render()
