"""Paths as each editor reads them."""

from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import unquote

import pytest

from hailuo_desktop.studio.handoff.addresses import (
    as_written,
    for_final_cut,
    for_premiere,
    relative,
)
from tests.fakes.cuts import NAMES

HERE = PurePosixPath("/films/Übersee 50%")
DRIVE = PureWindowsPath("C:\\films\\Übersee 50%")
SHARE = PureWindowsPath("\\\\server\\films\\a b")


def test_premiere_reads_a_host_and_an_encoded_drive() -> None:
    assert (
        for_premiere(DRIVE / "a b.mp4")
        == "file://localhost/C%3a/films/%C3%9Cbersee%2050%25/a%20b.mp4"
    )
    assert for_premiere(HERE / "a.mp4") == "file://localhost/films/%C3%9Cbersee%2050%25/a.mp4"
    assert for_premiere(SHARE) == "file://server/films/a%20b"


def test_final_cut_reads_a_plain_address() -> None:
    assert for_final_cut(HERE / "a b.mp4") == "file:///films/%C3%9Cbersee%2050%25/a%20b.mp4"
    assert for_final_cut(DRIVE / "a.mp4") == "file:///C:/films/%C3%9Cbersee%2050%25/a.mp4"
    assert for_final_cut(SHARE) == "file://server/films/a%20b"


def test_resolve_reads_the_letters_as_they_are() -> None:
    assert as_written(HERE / "a b.mp4") == "file:///films/Übersee 50%/a b.mp4"
    assert as_written(DRIVE / "a.mp4") == "file:///C:/films/Übersee 50%/a.mp4"
    assert as_written(SHARE) == "file://server/films/a b"


@pytest.mark.parametrize("name", NAMES)
def test_every_name_comes_back(name: str) -> None:
    for url in (relative(f"media/{name}"), for_premiere(HERE / name), for_final_cut(HERE / name)):
        assert unquote(url).endswith(f"/{name}")
        assert url.isascii()
        assert not set(' "<>#?') & set(url)


def test_a_name_of_other_bytes_than_utf8_keeps_them() -> None:
    name = "a\udcffb.mp4"  # how Python reads the byte FF in a name
    assert relative(name) == "a%FFb.mp4"
    assert for_premiere(HERE / name).endswith("/a%FFb.mp4")
    assert for_final_cut(HERE / name).endswith("/a%FFb.mp4")
