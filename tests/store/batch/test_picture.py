"""Pictures that a batch names."""

from pathlib import Path

import pytest

from hailuo_desktop.store.batch.model import BatchError
from hailuo_desktop.store.batch.picture import Beside, Picture


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(name.encode())


@pytest.mark.parametrize("given", ["stills/a.png", "stills\\a.png"])
def test_a_path_is_relative_to_the_batch(tmp_path: Path, given: str) -> None:
    put(tmp_path, "stills/a.png")
    assert Beside(tmp_path).picture(given).read() == b"stills/a.png"


@pytest.mark.parametrize("given", ["stills/boat", "stills\\BOAT.PNG", "other/Boat.png", "boat.png"])
def test_a_folder_that_is_given_is_searched_first(tmp_path: Path, given: str) -> None:
    put(tmp_path, "boat.jpg", "stills/boat.png", "stills/boat.jpg", "other/boat.png")
    expected = {"stills/boat": b"stills/boat.jpg", "other/Boat.png": b"other/boat.png"}
    found = Beside(tmp_path).picture(given)
    if given == "boat.png":
        assert not found.file.is_file()
    else:
        assert found.read() == expected.get(given, b"stills/boat.png")


def test_many_names_need_one_look_at_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, *(f"{n}.png" for n in range(30)))
    looks: list[Path] = []
    listed = Path.iterdir
    monkeypatch.setattr(Path, "iterdir", lambda self: looks.append(self) or listed(self))
    lying = Beside(tmp_path)
    assert [lying.picture(str(n)).file.name for n in range(30)] == [f"{n}.png" for n in range(30)]
    assert looks == [tmp_path]


@pytest.mark.parametrize("given", ["boat", "BOAT", "boat.png", "Boat.PNG", "other/folder/boat.png"])
def test_a_name_is_enough_where_the_picture_lies_in_the_folder(tmp_path: Path, given: str) -> None:
    put(tmp_path, "boat.png", "boat.txt", "boats.png")
    assert Beside(tmp_path).picture(given).read() == b"boat.png"


def test_a_missing_picture_is_named(tmp_path: Path) -> None:
    with pytest.raises(BatchError, match=r"the image “none\.png” is not there"):
        Beside(tmp_path).picture("none.png").read()


def test_a_folder_that_is_not_there_is_no_trouble(tmp_path: Path) -> None:
    assert Beside(tmp_path / "none").picture("a.png") == Picture(tmp_path / "none" / "a.png")
