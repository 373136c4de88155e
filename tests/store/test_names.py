"""File names that every system takes, whatever stands in them."""

import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hailuo_desktop.store.names import (
    DEFAULT_TEMPLATE,
    FIELDS,
    LONGEST,
    BadTemplate,
    Naming,
    check_template,
    path_for,
    safe_name,
    same_name,
)

# Kept apart from the code's own rules: what Windows says of names.
WINDOWS_DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{device}{number}" for device in ("com", "lpt") for number in "0123456789¹²³"
}
WINDOWS_CHARACTERS = set('<>:"/\\|?*') | {chr(n) for n in range(32)}


def naming(**given: str | int) -> Naming:
    values = {
        "board": "Board",
        "shot": 3,
        "name": "Boat",
        "take": 2,
        "date": "2026-05-01",
        "mode": "FLF",
        "quality": "768p",
        "seconds": 6,
        "task": "task-1",
    }
    return Naming(**{**values, **given})


def assert_safe(path: PurePosixPath) -> None:
    assert not path.is_absolute()
    assert path.suffix == ".mp4"
    assert len(path.parts) <= 10
    for part in path.parts:
        assert part not in ("", ".", "..")
        assert not WINDOWS_CHARACTERS & set(part)
        assert part.split(".")[0].rstrip().casefold() not in WINDOWS_DEVICES
        assert part[-1] not in " ."
        assert part[0] not in " -~."
        assert len(part.encode("utf-8")) <= LONGEST + len("_.mp4")
        assert part == unicodedata.normalize("NFC", part)
        assert not [c for c in part if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")]
        assert PureWindowsPath(part).name == part


def test_the_usual_name() -> None:
    assert str(path_for(DEFAULT_TEMPLATE, naming())) == "Board/03_Boat_t2.mp4"


def test_every_field_can_be_asked_for() -> None:
    template = " ".join(f"{{{field}}}" for field in FIELDS)
    name = path_for(template, naming()).name
    assert name == "Board 3 Boat 2 2026-05-01 FLF 768p 6 task-1.mp4"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../etc/passwd", "_.._etc_passwd"),
        ("/absolute", "_absolute"),
        ("C:\\Users", "C_Users"),
        ("CON", "_CON"),
        ("con.txt", "_con.txt"),
        ("nul ", "_nul"),
        ("nul .tar", "_nul .tar"),
        ("COM¹", "_COM¹"),
        ("conin$", "_conin$"),
        ("console", "console"),
        ("-rf", "rf"),
        ("~root", "root"),
        ("line\nbreak\r\tand tab", "line_break_and tab"),
        ("trailing. . ", "trailing"),
        ("\u202egnp.exe", "gnp.exe"),
        ("👩‍👩‍👧", "👩👩👧"),
        ("e\u200c\u0301", "é"),
        ("", "take"),
        ("...", "take"),
        ("\0\0", "take"),
        ("\ud800", "take"),
        ("a\u2028b", "a b"),
        ("movie.mp4", "movie"),
        ("movie.MP4", "movie"),
    ],
)
def test_a_name_is_made_safe(name: str, expected: str) -> None:
    path = path_for("{name}.mp4", naming(name=name))
    assert_safe(path)
    assert str(path) == f"{expected}.mp4"


@pytest.mark.parametrize("device", sorted(WINDOWS_DEVICES))
@pytest.mark.parametrize("rest", ["", ".", " ", ". .", ".tar.gz", " .x", "\u200b", ".CON"])
def test_no_name_is_a_device_of_windows(device: str, rest: str) -> None:
    for name in (device + rest, device.upper() + rest, f"\u202e {device}{rest}"):
        assert_safe(path_for("{name}/{name}", naming(name=name)))
        assert safe_name(name).startswith("_")


@pytest.mark.parametrize("end", [".", " ", "..", ". ", " .", "\u00a0", "\t", "\u3000.", "\u200b. "])
def test_no_name_ends_with_a_dot_or_a_blank(end: str) -> None:
    assert safe_name(f"Take{end}") == "Take"


@pytest.mark.parametrize("letter", ["x", "ü", "猫", "👍", "e\u0301"])
@pytest.mark.parametrize("ahead", range(4))
def test_a_name_is_measured_in_bytes(letter: str, ahead: int) -> None:
    """Whole characters up to the limit, wherever in a character the limit falls."""
    name = safe_name("x" * ahead + letter * 300)
    one = len(unicodedata.normalize("NFC", letter).encode("utf-8"))
    assert LONGEST - one < len(name.encode("utf-8")) <= LONGEST
    assert "\ufffd" not in name


UNSEEN = [chr(c) for c in range(0x110000) if unicodedata.category(chr(c)) in ("Cc", "Cf")]


@pytest.mark.parametrize("at", range(3))
def test_nothing_unseen_stays_in_a_name(at: int) -> None:
    """Control characters, marks of direction, joiners, tags: each at the front, inside, behind."""
    for char in UNSEEN:
        name = safe_name("ab"[:at] + char + "ab"[at:])
        assert name.replace("_", "").replace(" ", "") == "ab", repr(char)


def test_a_long_name_is_cut_between_characters() -> None:
    path = path_for("{name}", naming(name="ü" * 300))
    assert path.stem == "ü" * (LONGEST // 2)
    assert_safe(path_for("{name}", naming(name="x" * 119 + "👍" * 90)))


@pytest.mark.parametrize(
    "template", ["../{name}", "/{name}", "..\\{name}", "C:/{name}", "./../x/{name}", "a//b/{name}"]
)
def test_no_template_leaves_its_folder(template: str) -> None:
    assert_safe(path_for(template, naming()))


@pytest.mark.parametrize(
    "template",
    [
        "{board.__class__}",
        "{board[0]}",
        "{0}",
        "{}",
        "{",
        "}",
        "{nonsense}",
        "{shot:9999999999d}",
        "{shot:100}",
        "{shot:{take}}",
        "{shot:{board.__class__}}",
        "{name:>99999999}",
        "{name!r}",
        "{shot!s}",
        "{shot:,}",
        "{shot:c}",
        "{shot:x}",
        "x" * 501,
        "a/" * 9 + "{name}",
    ],
)
def test_a_template_that_is_no_template_is_refused_in_one_sentence(template: str) -> None:
    with pytest.raises(BadTemplate) as refused:
        check_template(template)
    assert "\n" not in str(refused.value)
    with pytest.raises(BadTemplate):
        path_for(template, naming())


@pytest.mark.parametrize(
    "template", [DEFAULT_TEMPLATE, "{shot:02d}", "{take:3}", "{{literal}} {name}", "plain"]
)
def test_a_good_template_passes(template: str) -> None:
    check_template(template)
    assert_safe(path_for(template, naming()))


def test_names_that_some_systems_take_for_one_are_one() -> None:
    assert same_name("Straße.MP4") == same_name("strasse.mp4")
    assert same_name("\u00e9") == same_name("e\u0301") == same_name("\u00c9")
    assert same_name("a") != same_name("b")


NASTY = st.sampled_from(
    ["..", "/", "\\", "CON", "nul", ".", " ", "-", "\u202e", "\u200d", "👩", "e\u0301", "\n", ":"]
)
TEXT = st.lists(st.one_of(NASTY, st.characters(), st.text(max_size=80))).map("".join)


@given(board=TEXT, name=TEXT, task=TEXT, shot=st.integers(1, 10**6))
def test_whatever_stands_in_a_board_its_files_are_safe(
    board: str, name: str, task: str, shot: int
) -> None:
    for template in (DEFAULT_TEMPLATE, "{name}", "{task}/{name}.{board}", "{board}{name}"):
        assert_safe(path_for(template, naming(board=board, name=name, task=task, shot=shot)))


@given(template=st.one_of(TEXT, st.text("{}/.:!shotname012d \\", max_size=40)), name=TEXT)
def test_a_template_is_refused_or_safe(template: str, name: str) -> None:
    try:
        check_template(template)
    except BadTemplate:
        with pytest.raises(BadTemplate, match=r"^The template"):
            path_for(template, naming(name=name))
    else:
        assert_safe(path_for(template, naming(name=name)))
