"""What was written is told of with the way to it."""

from functools import partial
from pathlib import Path

from hailuo_desktop.translate import t
from hailuo_desktop.ui.notices import Kind, Notify, Verb

from .system.reveal import Reveal


def tell_saved(notify: Notify, sentence: str, file: Path) -> None:
    """``file`` may be a folder: it is chosen in the one that holds it."""
    notify(sentence, Kind.DONE, Verb(t("Show in folder"), partial(Reveal(notify), file)))
