"""The film studio: a process per film, and none left behind."""

import sys
import threading
from pathlib import Path

import pytest

from hailuo_desktop.simulator.film import Job
from hailuo_desktop.simulator.film_maker import FilmMaker
from tests.fakes.pictures import image_file
from tests.simulator.conftest import until

STUCK = (sys.executable, "-c", "import sys, threading; sys.stdin.read(); threading.Event().wait()")


class Heard:
    def __init__(self) -> None:
        self.done: list[tuple[str, str]] = []

    def __call__(self, name: str, error: str) -> None:
        self.done.append((name, error))


@pytest.fixture
def heard() -> Heard:
    return Heard()


def job(folder: Path, *images: Path) -> Job:
    return Job("", tuple(map(str, images)), "512p", 6, str(folder / "film.mp4"))


def test_a_film_is_made_once_and_then_used_again(heard: Heard, tmp_path: Path) -> None:
    studio = FilmMaker(heard)
    studio.start()
    still = image_file(tmp_path, "a.png", 320, 310)
    studio.order("one", job(tmp_path, still))
    until(lambda: len(heard.done) == 1)
    made = (tmp_path / "film.mp4").stat().st_mtime_ns
    studio.order("two", job(tmp_path, still))
    until(lambda: len(heard.done) == 2)
    studio.stop()
    assert heard.done == [("one", ""), ("two", "")]
    assert (tmp_path / "film.mp4").stat().st_mtime_ns == made


@pytest.mark.parametrize(
    ("still", "error"),
    [((1200, 400), "invalid_parameters"), (None, "image_processing_error")],
)
def test_a_still_that_will_not_do_is_said(
    heard: Heard, tmp_path: Path, still: tuple[int, int] | None, error: str
) -> None:
    file = image_file(tmp_path, "a.png", *still) if still else tmp_path / "a.png"
    if still is None:
        file.write_bytes(b"no picture")
    studio = FilmMaker(heard)
    studio.start()
    studio.order("one", job(tmp_path, file))
    until(lambda: bool(heard.done))
    studio.stop()
    assert heard.done == [("one", error)]


@pytest.mark.parametrize(
    "command",
    [("/nowhere/encoder",), (sys.executable, "-c", "raise SystemExit(1)"),
     (sys.executable, "-c", "")],
    ids=["none", "fails", "makes nothing"],
)  # fmt: skip
def test_a_broken_encoder_is_said_and_the_next_film_goes_on(
    heard: Heard, tmp_path: Path, command: tuple[str, ...]
) -> None:
    studio = FilmMaker(heard, command)
    studio.start()
    for name in ("one", "two"):
        studio.order(name, job(tmp_path))
    until(lambda: len(heard.done) == 2)
    studio.stop()
    assert heard.done == [("one", "service_error"), ("two", "service_error")]


def test_stopping_leaves_no_process_and_no_thread(heard: Heard, tmp_path: Path) -> None:
    before = threading.active_count()
    studio = FilmMaker(heard, STUCK)
    studio.start()
    for name in ("one", "two"):
        studio.order(name, job(tmp_path))
    until(lambda: studio._process is not None)
    studio.stop()
    assert studio._process is not None
    assert studio._process.returncode is not None
    assert threading.active_count() == before
    assert heard.done == []


def test_stopping_what_never_started_is_no_trouble(heard: Heard) -> None:
    FilmMaker(heard).stop()
