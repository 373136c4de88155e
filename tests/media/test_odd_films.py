"""Every film that was paid for can be kept, told of, looked through and ended exactly."""

from pathlib import Path

import pytest

from hailuo_desktop.domain.errors import BadVideo
from hailuo_desktop.media.display import Display
from hailuo_desktop.media.film import Films, first_frame, image_of, last_frame
from hailuo_desktop.media.film_reader import FilmReader
from hailuo_desktop.media.recipe import read_recipe, write_recipe
from hailuo_desktop.media.timeline import timeline_of
from hailuo_desktop.media.track import Track
from tests.fakes.odd_films import COUNT, EVEN, JUMPY, KINDS
from tests.fakes.reels import number_of

RECIPE = {"take": "a", "prompt": "Ein Boot — 船"}
EVERY_KIND = pytest.mark.parametrize("kind", KINDS)
COUNTS = {"one picture": 1, "two pictures": 2}


@pytest.fixture
def file(tmp_path: Path, kind: str) -> Path:
    return KINDS[kind](tmp_path / "film.mp4")


@EVERY_KIND
def test_a_whole_film_is_kept_whatever_it_is_wrapped_in(file: Path) -> None:
    Films().check(file)


@EVERY_KIND
def test_its_pictures_are_counted_and_both_ends_are_exact(file: Path, kind: str) -> None:
    count = COUNTS.get(kind, COUNT)
    frames = timeline_of(file)
    assert len(frames.starts) == count
    assert (number_of(first_frame(file)), number_of(last_frame(file))) == (0, count - 1)
    assert frames.end > frames.starts[-1]


@pytest.mark.parametrize(
    ("kind", "starts"), [("plain", EVEN), ("varying rate", JUMPY), ("fragments", EVEN)]
)
def test_times_are_those_of_the_pictures(file: Path, starts: list[int]) -> None:
    found = timeline_of(file).starts
    told = [round((start - found[0]) * 1000) for start in found]
    assert told == pytest.approx(starts, abs=1)


@EVERY_KIND
def test_a_recipe_goes_in_without_changing_the_film_or_not_at_all(
    file: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.mp4"
    try:
        write_recipe(file, copy, RECIPE)
    except BadVideo:
        return
    assert read_recipe(copy) == RECIPE
    given, made = timeline_of(file), timeline_of(copy)
    assert [round(s - given.starts[0], 2) for s in given.starts] == [
        round(s - made.starts[0], 2) for s in made.starts
    ]
    assert last_frame(copy) == last_frame(file)


@pytest.mark.parametrize("kind", ["wide pixels", "tall pixels"])
def test_pixels_that_are_no_squares_have_one_shape(file: Path, kind: str) -> None:
    width = 427 if kind == "wide pixels" else 284
    shapes = {first_frame(file).size().toTuple(), last_frame(file).size().toTuple()}
    reader = FilmReader(file)
    _, frame = reader.read_toward(0) or (0, None)
    assert frame is not None
    shapes.add(Display(reader.aspect).image(frame, exact=False).size().toTuple())
    reader.close()
    assert shapes == {(width, 176)}


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.98])
@pytest.mark.parametrize(
    "kind", ["plain", "index first", "a fragment for each picture", "webm vp8", "no ftyp", "mov"]
)
def test_a_part_of_a_film_is_never_taken_for_all_of_it(file: Path, share: float) -> None:
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * share)])
    try:
        Films().check(file)
    except BadVideo:
        return
    assert len(timeline_of(file).starts) >= COUNT - 2  # all but its index


@EVERY_KIND
def test_the_animatic_ends_on_the_last_picture(file: Path, kind: str) -> None:
    track = Track(file)
    try:
        shown = track.at(1_000.0)
        assert number_of(image_of(shown, track.stream)) == COUNTS.get(kind, COUNT) - 1
    finally:
        track.close()


@pytest.mark.parametrize(
    "data",
    [b"ffconcat version 1.0\nfile '/etc/hostname'\n", b"#EXTM3U\n#EXTINF:1,\nfile:///etc/x\n"],
)
def test_a_list_of_other_files_is_no_film(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "film.mp4"
    file.write_bytes(data)
    with pytest.raises(BadVideo):
        Films().check(file)
