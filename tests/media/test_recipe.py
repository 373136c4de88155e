"""How a film was made, inside the film: it comes back, and the film stays what it was."""

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import av
import pytest

from hailuo_desktop.domain.errors import BadVideo
from hailuo_desktop.media.film import Films, last_frame
from hailuo_desktop.media.recipe import read_recipe, write_recipe
from tests.fakes.pictures import encoded, picture
from tests.fakes.reels import film, number_of

RECIPE: dict[str, Any] = {
    "prompt": "“Straße” 🦊 狐 [Push in]\n\ttwo lines; a = b # c \\ \0 \u202e",
    "frames": ["a" * 64, "b" * 64],
    "quality": "768p",
    "duration": 6,
    "parameters": {"prompt_optimizer": False},
    "none": None,
}
SHAPES: dict[str, dict[str, Any]] = {
    "plain": {},
    "b-frames": {"options": {"preset": "fast", "bf": "3", "g": "12"}},
    "sound": {"sound": 2.0},
    "fragmented": {"movflags": "frag_keyframe+empty_moov+default_base_moof"},
    "h.265": {"codec": "libx265", "options": {"preset": "ultrafast", "x265-params": "log-level=0"}},
}


def packets(file: Path) -> list[tuple[str, int, bytes]]:
    """Every packet of pictures and sound, as stored, with its time in microseconds."""
    with closing(av.open(str(file), metadata_errors="ignore")) as opened:
        return sorted(
            (packet.stream.type, round((packet.pts or 0) * packet.time_base * 10**6), bytes(packet))
            for packet in opened.demux()
            if packet.dts is not None and packet.time_base
        )


def commented(folder: Path, text: str) -> Path:
    """A film whose comment is anything at all."""
    source, target = film(folder / "in.mp4", 3), folder / "out.mp4"
    with (
        closing(av.open(str(source))) as opened,
        closing(av.open(str(target), "w", "mp4")) as out,
    ):
        out.metadata["comment"] = text
        stream = out.add_stream_from_template(opened.streams.video[0])
        for packet in opened.demux(video=0):
            if packet.dts is not None:
                packet.stream = stream
                out.mux(packet)
    return target


@pytest.mark.parametrize("shape", SHAPES)
def test_a_recipe_comes_back_and_every_bit_stays(tmp_path: Path, shape: str) -> None:
    source, target = film(tmp_path / "in.mp4", 40, **SHAPES[shape]), tmp_path / "out.mp4"
    write_recipe(source, target, RECIPE)
    assert read_recipe(target) == RECIPE
    assert packets(target) == packets(source)
    assert number_of(last_frame(target)) == 39
    Films().check(target)


def test_a_film_keeps_its_other_notes(tmp_path: Path) -> None:
    source, target = commented(tmp_path, "a note of the service"), tmp_path / "again.mp4"
    write_recipe(source, target, RECIPE)
    assert read_recipe(source) is None
    assert read_recipe(target) == RECIPE


def test_a_newer_recipe_takes_the_place_of_an_older(tmp_path: Path) -> None:
    once, twice = tmp_path / "once.mp4", tmp_path / "twice.mp4"
    write_recipe(film(tmp_path / "in.mp4", 3), once, {"take": 1})
    write_recipe(once, twice, {"take": 2})
    assert read_recipe(twice) == {"take": 2}


def test_a_long_recipe_survives(tmp_path: Path) -> None:
    recipe = {"prompt": "狐" * 2000, "notes": "x" * 60_000}
    write_recipe(film(tmp_path / "in.mp4", 3), tmp_path / "out.mp4", recipe)
    assert read_recipe(tmp_path / "out.mp4") == recipe


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "[]",
        "3",
        "null",
        '"text"',
        "{",
        '{"hailuo-desktop": 3}',
        '{"hailuo-desktop": null}',
        '{"hailuo-desktop": ["a"]}',
        '{"other": {}}',
        "[" * 20_000,
        '{"hailuo-desktop":' * 5000,
        '{"hailuo-desktop": {"n": ' + "9" * 5000 + "}}",
        '{"hailuo-desktop": {"a": NaN',
    ],
)
def test_a_hostile_recipe_is_no_recipe(tmp_path: Path, text: str) -> None:
    assert read_recipe(commented(tmp_path, text)) is None


@pytest.mark.parametrize("data", [b"", b"<html></html>", encoded(picture(64, 64), "PNG")])
def test_what_is_no_film_has_no_recipe(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "x.mp4"
    file.write_bytes(data)
    assert read_recipe(file) is None


def test_a_film_that_is_not_there_has_no_recipe(tmp_path: Path) -> None:
    assert read_recipe(tmp_path / "nothing.mp4") is None


def test_a_note_in_no_known_letters_does_not_stop_a_recipe(tmp_path: Path) -> None:
    source = commented(tmp_path, "QQQQQQQQ")
    source.write_bytes(
        source.read_bytes().replace(b"QQQQQQQQ", b"\xff\xfe\xff\x80\x81\xc0\xc1\xff")
    )
    assert read_recipe(source) is None
    write_recipe(source, tmp_path / "mended.mp4", RECIPE)
    assert read_recipe(tmp_path / "mended.mp4") == RECIPE


def test_a_broken_film_takes_no_recipe(tmp_path: Path) -> None:
    broken = tmp_path / "in.mp4"
    broken.write_bytes(b"\0" * 1000)
    with pytest.raises(BadVideo, match=r"“in\.mp4” is no film"):
        write_recipe(broken, tmp_path / "out.mp4", RECIPE)


def test_a_recipe_is_plain_json_that_any_program_can_show(tmp_path: Path) -> None:
    write_recipe(film(tmp_path / "in.mp4", 3), tmp_path / "out.mp4", RECIPE)
    with closing(av.open(str(tmp_path / "out.mp4"))) as opened:
        text = opened.metadata["comment"]
    assert text.isascii()
    assert json.loads(text) == {"hailuo-desktop": RECIPE}
