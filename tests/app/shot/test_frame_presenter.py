"""Pictures for a slot: whatever can be read is offered a conversion there, too."""

import asyncio
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from hailuo_desktop.domain.problem import Field
from hailuo_desktop.ui.shot.frame_slot import FrameSlot
from hailuo_desktop.ui.shot.image_source import FromData, FromFile, ImageSource
from tests.app.conftest import Stage
from tests.fakes.heic import register_heic_writer

register_heic_writer()


def saved(kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (640, 400), (200, 30, 30)).save(out, kind, **options)
    return out.getvalue()


async def background(stage: Stage) -> None:
    while tasks := list(stage.wiring._background._tasks):
        await asyncio.gather(*tasks)


def slot(stage: Stage) -> FrameSlot:
    return stage.widgets.shot.frames.slot(Field.FIRST_FRAME)


WAYS: dict[str, Callable[[FrameSlot, Path], None]] = {
    "browse": lambda slot, file: slot._chosen([str(file)]),
    "drop": lambda slot, file: slot.picture.sources_given.emit((FromFile(file),)),
    "paste": lambda slot, file: slot.picture.sources_given.emit(
        (FromData(file.read_bytes(), file.name),)
    ),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("kind", "suffix"), [("HEIF", "heic"), ("TIFF", "tif"), ("TGA", "tga"), ("JPEG2000", "jp2")]
)
async def test_any_picture_that_can_be_read_is_one_click_from_a_frame(
    stage: Stage, tmp_path: Path, way: str, kind: str, suffix: str
) -> None:
    file = tmp_path / f"sea.{suffix}"
    file.write_bytes(saved(kind))
    WAYS[way](slot(stage), file)
    await background(stage)
    assert "a frame must be" in slot(stage).refusal() or "is no picture" in slot(stage).refusal()
    button = slot(stage)._notice.fix_button
    assert button.text() == "Convert"
    button.click()
    await background(stage)
    frame = slot(stage).frame()
    assert frame is not None
    assert frame.name == "sea.png"
    assert slot(stage).refusal() == ""
    stage.wiring.edits.stack.undo()
    assert slot(stage).frame() is None


async def test_what_nothing_reads_has_no_click(stage: Stage) -> None:
    source: ImageSource = FromData(b"no picture at all", "sea.xyz")
    slot(stage).picture.sources_given.emit((source,))
    await background(stage)
    assert "“sea.xyz” is no picture" in slot(stage).refusal()
    assert slot(stage)._notice.fix_button.isHidden()


async def test_the_ground_of_a_transparent_picture_is_chosen_and_undone(stage: Stage) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (640, 400), (200, 30, 30, 0)).save(out, "PNG")
    slot(stage).picture.sources_given.emit((FromData(out.getvalue(), "clear.png"),))
    await background(stage)

    def seen() -> str:
        image = slot(stage).picture.image()
        assert image is not None
        return image.pixelColor(9, 9).name()

    assert seen() == "#ffffff"
    slot(stage).ground.chosen.emit("#102030")
    await background(stage)
    assert seen() == "#102030"
    frame = slot(stage).frame()
    assert frame is not None
    library = stage.wiring.studio.library
    sent = stage.wiring.studio.pictures.stills.ready(frame, library.frames.path(frame.digest))
    with Image.open(sent) as upload:
        assert upload.mode == "RGB"
        assert upload.getpixel((9, 9)) == (16, 32, 48)
    stage.wiring.edits.stack.undo()
    await background(stage)
    assert seen() == "#ffffff"
