"""Uploads: by content, by service, and for as long as they last."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hailuo_desktop.domain.service import Upload
from hailuo_desktop.store.library import Library

REAL, REHEARSAL = "https://files.example", "http://127.0.0.1:9"
UPLOAD = Upload("https://files.example/1.png", 1_800_000_000.0, "file-1")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with closing(Library.open(tmp_path, "a test")) as opened:
        yield opened


def test_an_upload_is_found_by_its_content(library: Library) -> None:
    library.uploads_for(REAL).save("digest", UPLOAD)
    assert library.uploads_for(REAL).find("digest") == UPLOAD
    assert library.uploads_for(REAL).find("another") is None


def test_another_service_knows_nothing_of_it(library: Library) -> None:
    library.uploads_for(REAL).save("digest", UPLOAD)
    assert library.uploads_for(REHEARSAL).find("digest") is None
    library.uploads_for(REHEARSAL).forget("digest")
    assert library.uploads_for(REAL).find("digest") == UPLOAD


def test_a_renewed_upload_takes_the_place_of_the_old(library: Library) -> None:
    uploads = library.uploads_for(REAL)
    uploads.save("digest", UPLOAD)
    later = Upload("https://files.example/2.png", UPLOAD.expires + 72 * 3600, "file-2")
    uploads.save("digest", later)
    assert uploads.find("digest") == later
    uploads.forget("digest")
    assert uploads.find("digest") is None


def test_it_outlives_the_run(tmp_path: Path) -> None:
    with closing(Library.open(tmp_path, "a test")) as first:
        first.uploads_for(REAL).save("digest", UPLOAD)
    with closing(Library.open(tmp_path, "a test")) as second:
        assert second.uploads_for(REAL).find("digest") == UPLOAD
