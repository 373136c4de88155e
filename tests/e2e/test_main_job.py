"""From a prompt and two dropped frames to a playing film, in each of the modes."""

import json
from pathlib import Path

import av
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from hailuo_desktop.domain.problem import Field
from hailuo_desktop.domain.take import Completed
from hailuo_desktop.simulator import Rehearsal
from tests.e2e.conftest import Open, Stage, frames_of
from tests.fakes.pictures import image_file, picture


def drop(widget: QWidget, *files: Path) -> None:
    """What Qt delivers when files are let go over a widget."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    let_go(widget, mime)


def let_go(widget: QWidget, mime: QMimeData) -> None:
    place = widget.rect().center()
    action, buttons = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(place, action, mime, buttons, none))
    QApplication.sendEvent(widget, QDropEvent(QPointF(place), action, mime, buttons, none))


async def dropped(stage: Stage, field: Field, file: Path) -> None:
    slot = "first" if field is Field.FIRST_FRAME else "last"
    drop(stage.widgets.shot.frames.slot(field).picture, file)
    await stage.until(lambda: getattr(stage.widgets.shot.shot(), slot) is not None)


def write(stage: Stage, prompt: str) -> None:
    stage.widgets.shot.prompt.setFocus()
    stage.widgets.shot.prompt.insertPlainText(prompt)


@pytest.mark.parametrize(
    ("frames", "mode", "quality"), [(0, "T2V", "768p"), (1, "I2V", "512p"), (2, "FLF", "768p")]
)
async def test_a_shot_is_written_sent_made_downloaded_and_played(
    open_room: Open, service: Rehearsal, tmp_path: Path, frames: int, mode: str, quality: str
) -> None:
    files = [image_file(tmp_path, "one.jpg"), image_file(tmp_path, "two.webp")]
    async with open_room() as stage:
        for field, file in zip((Field.FIRST_FRAME, Field.LAST_FRAME), files[:frames], strict=False):
            await dropped(stage, field, file)
        assert stage.widgets.shot.shot().mode.value == mode
        write(stage, "A boat leaves [Push in] the harbour")
        combo = stage.widgets.shot.settings.widget_for(Field.QUALITY)
        combo.setCurrentIndex(combo.findText(quality))
        combo.activated.emit(combo.currentIndex())
        stage.widgets.shot.send_bar.button.click()
        await stage.done(1)
        (take,) = stage.wiring.known_takes.all()
        assert isinstance(take.state, Completed), take.state
        await frames_of(stage, 5)
        film = stage.wiring.studio.library.videos.path(take.state.file)
        with av.open(str(film)) as container:
            assert float(container.duration or 0) / av.time_base == pytest.approx(6, abs=0.1)
    (body,) = [json.loads(r.body) for r in service.service.log if r.path.endswith("/generations")]
    assert len(body.get("image_urls", [])) == frames
    assert body["quality"] == quality
    assert ("fast_pretreatment" in body["model_params"]) == (frames != 2)


async def test_a_picture_from_a_browser_becomes_a_frame_and_is_sent(
    open_room: Open, service: Rehearsal
) -> None:
    """What a browser offers for a picture: its address, its place in the page, its pixels."""
    mime = QMimeData()
    mime.setUrls([QUrl("https://pictures.example/page")])
    mime.setHtml('<a href="/page"><img alt="x" src="https://pictures.example/sea.png"></a>')
    mime.setImageData(picture(1366, 768))
    async with open_room() as stage:
        slot = stage.widgets.shot.frames.slot(Field.FIRST_FRAME).picture
        let_go(slot, mime)
        await stage.until(lambda: stage.widgets.shot.shot().first is not None)
        frame = stage.widgets.shot.shot().first
        assert frame is not None
        assert frame.facts.upright == (1366, 768)
        stage.widgets.shot.send_bar.button.click()
        await stage.done(1)
        (take,) = stage.wiring.known_takes.all()
        assert isinstance(take.state, Completed), take.state
    uploads = [each for each in service.service.log if each.path.endswith("/upload/stream")]
    assert len(uploads) == 1


async def test_what_is_wrong_is_said_and_the_frame_before_stays(
    open_room: Open, tmp_path: Path
) -> None:
    good, narrow = image_file(tmp_path, "good.png"), image_file(tmp_path, "narrow.png", 1200, 400)
    async with open_room() as stage:
        await dropped(stage, Field.FIRST_FRAME, good)
        editor = stage.widgets.shot
        slot = editor.frames.slot(Field.FIRST_FRAME)
        drop(slot.picture, narrow)
        await stage.background()
        assert "narrow.png" in slot.refusal()
        assert "1200" in slot.refusal()
        frame = editor.shot().first
        assert frame is not None
        assert frame.name == "good.png"


async def test_the_artist_may_move_the_original_once_it_is_dropped(
    open_room: Open, tmp_path: Path
) -> None:
    file = image_file(tmp_path, "one.png")
    async with open_room() as stage:
        await dropped(stage, Field.FIRST_FRAME, file)
        file.unlink()
        stage.widgets.shot.send_bar.button.click()
        await stage.done(1)
        (take,) = stage.wiring.known_takes.all()
        assert isinstance(take.state, Completed)
