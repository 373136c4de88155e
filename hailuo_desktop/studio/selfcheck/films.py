"""Films: one is encoded, decoded, and shown by the player that the window has."""

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from hailuo_desktop.studio.options import Options
from hailuo_desktop.translate import n, t

from .finding import Finding, State

if TYPE_CHECKING:  # PyAV is slow to load, and the window lists the checks
    from hailuo_desktop.sketch.colours import Pixels

WIDTH, HEIGHT, PICTURES = 320, 180, 25
MANY = 20  # pictures that are waited for
ENOUGH = 5  # pictures at the sink: a player that shows so many shows films
PATIENCE = 20_000  # milliseconds


def encoder(_: Options) -> Finding:
    """H.264 in an MP4, and every picture of it back."""
    with TemporaryDirectory(prefix="hailuo-check-", ignore_cleanup_errors=True) as folder:
        film = _film(Path(folder))
        count, codec = _decoded(film)
        facts = {"codec": codec, "pictures": str(count), "bytes": str(film.stat().st_size)}
    if count != PICTURES:
        said = t("Of {count} pictures of a film, {got} came back.", count=PICTURES, got=count)
        return Finding("encoder", State.FAILED, said, facts)
    said = t("A film is encoded and decoded, picture for picture ({codec}).", codec=codec)
    return Finding("encoder", State.OK, said, facts)


def frames(_: Options) -> Finding:
    """Pictures as they arrive at the player's sink: a window may open and nothing play."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with TemporaryDirectory(prefix="hailuo-check-", ignore_cleanup_errors=True) as folder:
        count, backend, wrong = _played(_film(Path(folder)))
    facts = {"pictures": str(count), "player": backend, "error": wrong}
    facts = {name: value for name, value in facts.items() if value}
    if count < ENOUGH:
        said = t("The player shows no pictures of a film: films cannot be watched here.")
        return Finding("frames", State.FAILED, said, facts)
    said = n(
        "The player shows films: {count} picture arrived.",
        "The player shows films: {count} pictures arrived.",
        count,
    )
    return Finding("frames", State.OK, said, facts)


def _film(folder: Path) -> Path:
    from hailuo_desktop.sketch.reel import write_reel

    film = folder / "check.mp4"
    write_reel(_pictures(), WIDTH, HEIGHT, film)
    return film


def _pictures() -> "Iterator[Pixels]":
    import numpy as np

    for number in range(PICTURES):
        picture = np.zeros((HEIGHT, WIDTH, 3), np.uint8)
        picture[:, : (number + 1) * WIDTH // PICTURES] = (200, 120, 40)
        yield picture


def _decoded(film: Path) -> tuple[int, str]:
    from hailuo_desktop.ffmpeg import av

    with closing(av.open(str(film))) as opened:
        codec: str = opened.streams.video[0].codec_context.name
        return sum(1 for _ in opened.decode(video=0)), codec


def _played(film: Path) -> tuple[int, str, str]:
    """How many pictures the sink got, the player's backend, and what it says was wrong."""
    from PySide6.QtCore import QTimer, QUrl
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame, QVideoSink

    app = QGuiApplication.instance() or QGuiApplication([])
    player, sink = QMediaPlayer(), QVideoSink()
    seen: list[int] = []
    wrong: list[str] = []

    def show(frame: QVideoFrame) -> None:
        if not frame.toImage().isNull():
            seen.append(1)
        if len(seen) >= MANY:
            app.quit()

    def end(status: QMediaPlayer.MediaStatus) -> None:
        if status in (QMediaPlayer.MediaStatus.EndOfMedia, QMediaPlayer.MediaStatus.InvalidMedia):
            app.quit()

    def complain(_: QMediaPlayer.Error, words: str) -> None:
        wrong.append(words)

    sink.videoFrameChanged.connect(show)
    player.mediaStatusChanged.connect(end)
    player.errorOccurred.connect(complain)
    player.setVideoSink(sink)
    player.setSource(QUrl.fromLocalFile(str(film)))
    QTimer.singleShot(0, player.play)
    QTimer.singleShot(PATIENCE, app.quit)
    app.exec()
    player.stop()
    player.setVideoSink(None)  # pyright: ignore[reportArgumentType]
    return len(seen), os.environ.get("QT_MEDIA_BACKEND", "ffmpeg"), "; ".join(wrong)
