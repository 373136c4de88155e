"""Pictures that a batch names."""

from pathlib import Path

import pytest

from hailuo_desktop.store.batch.model import BatchError
from hailuo_desktop.store.batch.picture import Picture, beside


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())


@pytest.mark.parametrize("given", ["stills/a.png", "stills\\a.png"])
def test_a_path_is_relative_to_the_batch(tmp_path: Path, given: str) -> None:
    put(tmp_path, "stills/a.png")
    assert beside(tmp_path, given).read() == b"stills/a.png"


@pytest.mark.parametrize("given", ["boat", "BOAT", "boat.png", "Boat.PNG", "other/folder/boat.png"])
def test_a_name_is_enough_where_the_picture_lies_in_the_folder(tmp_path: Path, given: str) -> None:
    put(tmp_path, "boat.png", "boat.txt", "boats.png")
    assert beside(tmp_path, given).read() == b"boat.png"


def test_a_missing_picture_is_named(tmp_path: Path) -> None:
    with pytest.raises(BatchError, match=r"the image “none\.png” is not there"):
        beside(tmp_path, "none.png").read()


def test_a_folder_that_is_not_there_is_no_trouble(tmp_path: Path) -> None:
    assert beside(tmp_path / "none", "a.png") == Picture(tmp_path / "none" / "a.png")
