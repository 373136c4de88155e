"""Where a font for other scripts is found, and that none is missed where there is none."""

import os
import sys
from pathlib import Path

import pytest

from hailuo_desktop.sketch.system_fonts import font_with


def test_windows_keeps_its_fonts_under_known_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("WINDIR", str(tmp_path))
    assert font_with("猫") is None
    (tmp_path / "Fonts").mkdir()
    for name in ("malgun.ttf", "msyh.ttc", "other.ttf"):
        (tmp_path / "Fonts" / name).touch()
    first = font_with("猫")
    assert first == (tmp_path / "Fonts" / "msyh.ttc", 0)
    second = font_with("猫", {(tmp_path / "Fonts" / "msyh.ttc", 0)})
    assert second == (tmp_path / "Fonts" / "malgun.ttf", 0)
    assert font_with("猫", {place for place in (first, second) if place}) is None


@pytest.mark.parametrize(
    ("answer", "place"),
    [
        ("printf '2 /a font.ttc'", (Path("/a font.ttc"), 2)),
        ("printf '65537 /variable.ttf'", (Path("/variable.ttf"), 1)),
        ("true", None),
        ("echo nonsense", None),
        ("exit 1", None),
        (None, None),
    ],
)
def test_fontconfig_may_be_away_or_know_no_font(
    answer: str | None,
    place: tuple[Path, int] | None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if os.name == "nt":
        return  # a script is no program there
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))
    if answer is not None:
        program = tmp_path / "fc-match"
        program.write_text(f"#!/bin/sh\n{answer}\n")
        program.chmod(0o755)
    assert font_with("猫") == place
    assert font_with("猫", {place} if place else ()) is None


def test_a_font_that_was_no_use_for_all_letters_does_not_hide_one_for_some(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.name == "nt":
        return  # a script is no program there
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))
    program = tmp_path / "fc-match"
    program.write_text(
        '#!/bin/sh\ncase "$*" in *charset=732b:*) printf "0 /cats.ttf";; '
        '*) printf "0 /colours.ttf";; esac\n'
    )
    program.chmod(0o755)
    colours, cats = (Path("/colours.ttf"), 0), (Path("/cats.ttf"), 0)
    assert font_with("猫🐱") == colours
    assert font_with("猫🐱", {colours}) == cats
    assert font_with("猫🐱", {colours, cats}) is None
