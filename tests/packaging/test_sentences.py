"""What translators get, and the calls of translate that would keep a sentence from them."""

from pathlib import Path

import pytest
from sentences import extracted, main, problems, template

ROOT = Path(__file__).resolve().parents[2]
HEAD = "from hailuo_desktop.translate import mark, n, p, t\n\n\ndef said(x, fields):\n    return "


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    mapping = '[[tool.babel.mappings]]\nmethod = "python"\npattern = "hailuo_desktop/**.py"\n'
    (tmp_path / "pyproject.toml").write_text(mapping, "utf-8")
    (tmp_path / "hailuo_desktop" / "ui").mkdir(parents=True)
    return tmp_path


def wrong(checkout: Path, source: str) -> list[str]:
    (checkout / "hailuo_desktop" / "ui" / "panel.py").write_text(source, "utf-8")
    return [what for _, _, what in problems(checkout, extracted(checkout))]


@pytest.mark.parametrize(
    "call",
    [
        't("Ready.")',
        't("“{board}” is ready.", board=x)',
        't("Names such as {{board}}/{{shot:02}} stay.")',
        't("One sentence "\n        "on two lines.")',
        't("{a} {b}", **fields)',
        "t(x, **fields)",
        "t(fields[x])",
        "t(fields.get(x))",
        "t(x.words, board=x)",
        "t(words_of(x))",
        'mark("{board} is ready.")',
        'p("a menu", "Open")',
        'n("{count} shot", "{count} shots", x)',
        'n("{count} shot of {b}", "{count} shots of {b}", x, b=x, count=str(x))',
        'n("one shot", "{count} shots", len(fields))',
    ],
)
def test_a_sentence_that_translators_get(checkout: Path, call: str) -> None:
    assert wrong(checkout, HEAD + call + "\n") == []


LITERAL = "takes its text as a literal, with named fields"


@pytest.mark.parametrize(
    ("call", "what"),
    [
        ('t(f"{x} is ready.")', f"t {LITERAL}"),
        ('t("It " + x)', f"t {LITERAL}"),
        ('t("%s is ready" % x)', f"t {LITERAL}"),
        ('t("{} is ready".format(x))', f"t {LITERAL}"),
        ('t(" ".join(fields))', f"t {LITERAL}"),
        ('t("on" if x else "off")', f"t {LITERAL}"),
        ('t("")', f"t {LITERAL}"),
        ("t()", f"t {LITERAL}"),
        ("mark(x)", f"mark {LITERAL}"),
        ('mark(f"{x}")', f"mark {LITERAL}"),
        ("f\"{t('Ready.')}\"", "t is called inside an f-string: Babel looks in none"),
        ("p(x, x)", f"p {LITERAL}"),
        ('n("{count} shot", x, 2)', f"n {LITERAL}"),
        ('t("{board} is ready.")', "{board} has no value"),
        ('t("Ready.", board=x)', "board is a value for no field"),
        ('n("{count} of {b}", "{count} of {b}", 2)', "{b} has no value"),
        ('t("{0} is ready.", **fields)', "a brace that is no field is doubled"),
        ('t("{x:.1f} MB", **fields)', "a brace that is no field is doubled"),
        ('mark("100 {")', "a brace that is no field is doubled"),
    ],
)
def test_a_sentence_that_they_would_not_get(checkout: Path, call: str, what: str) -> None:
    assert what in wrong(checkout, HEAD + call + "\n")


@pytest.mark.parametrize(
    ("source", "what"),
    [
        (
            'from hailuo_desktop.translate import t\n\nWORDS = t("Ready.")\n',
            "t is called on import, in one language for ever: mark",
        ),
        (
            "from hailuo_desktop.translate import t as _\n",
            "t keeps its name, or Babel does not know it",
        ),
        (
            'def t(text: str) -> str:\n    return text\n\n\nt("a name")\n',
            "“a name” goes to a namesake of a function of translate",
        ),
    ],
)
def test_a_module_that_would_mislead(checkout: Path, source: str, what: str) -> None:
    assert wrong(checkout, source) == [what]


def test_a_call_through_the_module_is_one_too(checkout: Path) -> None:
    head = "from hailuo_desktop import translate\n\n\ndef said(x):\n    return "
    assert wrong(checkout, head + 'translate.t("Ready.")\n') == []
    assert wrong(checkout, head + "translate.t(f'{x}')\n") == [f"t {LITERAL}"]


def test_the_template_holds_sentences_forms_and_contexts(checkout: Path) -> None:
    calls = 't("Ready."), n("{count} shot", "{count} shots", 1), p("a menu", "Open"), mark("Sent.")'
    assert wrong(checkout, HEAD + calls + "\n") == []
    ids = {(message.context, message.id) for message in template(extracted(checkout)) if message.id}
    assert ids == {
        (None, "Ready."),
        (None, ("{count} shot", "{count} shots")),
        ("a menu", "Open"),
        (None, "Sent."),
    }


def test_the_program_tells_what_is_wrong_and_where(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong(checkout, HEAD + "t(f'{x}')\n")
    assert main([], checkout) == 1
    assert "hailuo_desktop/ui/panel.py:5: t takes its text" in capsys.readouterr().out
    wrong(checkout, HEAD + 't("Ready.")\n')
    target = checkout / "hailuo-desktop.pot"
    assert main([str(target)], checkout) == 0
    assert 'msgid "Ready."' in target.read_text("utf-8")


def test_the_program_has_sentences_for_translators() -> None:
    assert {"{megabytes} MB", "{number} s"} <= {each[2] for each in extracted(ROOT)}
