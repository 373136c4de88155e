"""The words of a card: what is drawn, in whose font, and what becomes of letters that none has."""

import shutil
import sys
from collections.abc import Collection
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from hailuo_desktop.sketch.letters import Lettering
from hailuo_desktop.sketch.system_fonts import Place

SIZE = 20


def make_font(file: Path, text: str) -> None:
    """A font in which each letter is a square of its own width, and what it lacks is nothing."""
    names = {ord(char): f"u{ord(char):x}" for char in f" {text}"}
    glyphs, metrics = {".notdef": TTGlyphPen(None).glyph()}, {".notdef": (500, 0)}
    for number, (code, name) in enumerate(names.items()):
        wide = 1000 if code > ord(" ") else 300
        pen = TTGlyphPen(None)
        if code > ord(" "):
            pen.moveTo((50, 0))
            for corner in ((50, 700), (600 + 5 * number, 700), (600 + 5 * number, 0)):
                pen.lineTo(corner)
            pen.closePath()
        glyphs[name], metrics[name] = pen.glyph(), (wide, 0)
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder([".notdef", *names.values()])
    font.setupCharacterMap(names)
    font.setupGlyf(glyphs)
    font.setupHorizontalMetrics(metrics)
    font.setupHorizontalHeader(ascent=900, descent=-200)
    font.setupNameTable({"familyName": file.stem, "styleName": "Regular"})
    font.setupOS2(sTypoAscender=900, usWinAscent=900, usWinDescent=200)
    font.setupPost()
    font.save(file)


class System:
    """A system with the fonts that it is given, and no other."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.fonts: list[Place] = []

    def install(self, text: str) -> None:
        file = self.folder / f"font{len(self.fonts)}.ttf"
        make_font(file, text)
        self.fonts.append((file, 0))

    def find(self, wanted: str, tried: Collection[Place]) -> Place | None:
        return next((place for place in self.fonts if place not in tried), None)

    def lettering(self, text: str) -> Lettering:
        return Lettering(text, SIZE, self.find)


@pytest.fixture
def system(tmp_path: Path) -> System:
    return System(tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        "A boat [Push in], slowly!",
        "Straße über Łódź",
        "Лодка [Pan left]",
        "Ωμέγα",
        "Việt Nam",
        "“hi” – ‘you’… -> €",
    ],
)
def test_latin_greek_and_cyrillic_need_no_font_of_the_system(text: str, system: System) -> None:
    lettering = system.lettering(text)
    assert lettering.text == text
    assert lettering.drawn(text).sum() > 0


@pytest.mark.parametrize("text", ["一只猫。", "ねこ", "고양이", "🐱🐱"])
def test_other_scripts_are_drawn_in_a_font_of_the_system_that_has_them(
    text: str, system: System
) -> None:
    system.install("x")  # has none of them, and is asked first
    system.install(text)
    lettering = system.lettering(text)
    assert lettering.text == text
    assert lettering.drawn(text).shape[1] == SIZE * len(text)
    assert lettering.drawn(text).sum() > 0


def test_each_letter_is_drawn_in_the_first_font_that_has_it(system: System) -> None:
    system.install("猫")
    system.install("猫犬")
    lettering = system.lettering("A 猫 犬")
    assert lettering.text == "A 猫 犬"
    assert lettering.drawn("犬").shape[1] == SIZE


@pytest.mark.parametrize("text", ["一只猫。", "🐱🐱🐱🐱", "नमस्ते", "ねこ・猫", "猫。。"])
@pytest.mark.parametrize("others", ["", "犬"])
def test_where_no_font_has_a_word_of_it_its_length_is_said(
    text: str, others: str, system: System
) -> None:
    if others:
        system.install(others)
    assert f"{len(text)} characters" in system.lettering(text).text
    # The commands are known in every language.
    assert system.lettering(f"{text} [Pan left]").text.endswith(" [Pan left]")
    assert "characters" in system.lettering(f"{text} [Pan left]").text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("cat 🐱 and fish", "cat and fish"),
        ("A 猫 boat", "A boat"),
        ("a\u202eb\u200bc\x00d", "abcd"),
        ("two\n\tlines", "two lines"),
        ("e\u0301", "é"),
        ("[Pan left]", "[Pan left]"),
        ("...", "..."),
        ("", ""),
    ],
)
def test_what_no_font_has_is_left_out_and_never_a_box(
    text: str, shown: str, system: System
) -> None:
    assert system.lettering(text).text == shown


def test_a_file_that_is_no_font_is_passed_over(tmp_path: Path, system: System) -> None:
    system.install("犬")
    (tmp_path / "font0.ttf").write_bytes(b"no font at all")
    system.install("猫")
    assert system.lettering("猫").text == "猫"


def test_all_lines_of_a_size_are_equally_high_in_any_script(system: System) -> None:
    system.install("猫")
    heights = {system.lettering(text).drawn(text).shape[0] for text in ("abc", "ŷģ", "猫", "")}
    assert len(heights) == 1


@pytest.mark.parametrize("text", ["word " * 100, "x" * 900, "猫犬" * 200, "猫 word, " * 60])
def test_lines_keep_to_their_width_and_the_last_says_that_more_would_follow(
    text: str, system: System
) -> None:
    system.install("猫犬")
    lettering = system.lettering(text)
    lines = lettering.wrapped(300, 4)
    assert len(lines) == 4
    assert lines[-1].endswith("…")
    assert all(lettering.drawn(line).shape[1] <= 301 for line in lines)
    assert all(lettering.drawn(line).shape[1] > 200 for line in lines)


@pytest.mark.parametrize(
    "text", ["one two three four five six", "猫犬猫犬，猫犬“猫犬”。猫犬", "x" * 60]
)
@pytest.mark.parametrize("width", [41, 60, 100, 1000])
def test_nothing_is_lost_where_lines_end(text: str, width: int, system: System) -> None:
    system.install("猫犬，。")
    lettering = system.lettering(text)
    lines = lettering.wrapped(width, 100)
    assert "".join(lines).replace(" ", "") == lettering.text.replace(" ", "")


def test_no_line_begins_with_what_closes(system: System) -> None:
    system.install("猫，。」「")
    lines = system.lettering("「猫」，猫。" * 20).wrapped(5 * SIZE, 100)
    assert not [line for line in lines if line[0] in "，。」"]
    assert not [line for line in lines if line[-1] == "「"]


def test_the_system_is_asked_for_its_font(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform in ("win32", "darwin") or shutil.which("fc-match") is None:
        return  # without fontconfig's own program there is nobody to ask
    make_font(tmp_path / "cats.ttf", "猫")
    make_font(tmp_path / "dogs.ttf", "犬")
    configuration = tmp_path / "fonts.conf"
    monkeypatch.setenv("FONTCONFIG_FILE", str(configuration))
    configuration.write_text(
        f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>"
    )
    assert Lettering("猫 and 犬", SIZE).text == "猫 and 犬"
    assert "5 characters" in Lettering("一只鸟。！", SIZE).text
