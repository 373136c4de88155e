"""What became of the last run, told at the start of this one."""

from pathlib import Path

from hailuo_desktop.app.context import Context
from hailuo_desktop.app.system.reveal import Reveal
from hailuo_desktop.domain.take import Uncertain
from hailuo_desktop.studio.crashes import Crash, End, report, write_report
from hailuo_desktop.translate import mark, n, t
from hailuo_desktop.ui.help.text_dialog import TextDialog

WORDS = {
    End.FAULT: mark("Hailuo Desktop crashed last time."),
    End.ERRORS: mark("Something went wrong inside Hailuo Desktop last time."),
    End.VANISHED: mark("Hailuo Desktop was ended from outside last time, or the power went."),
}
LOCAL = mark(
    "What happened is kept on this computer alone; send it to a maintainer if you like. It holds "
    "neither the key nor the path of your home."
)
SAVED = mark("Your storyboards and takes are as they were saved last.")


class CrashPresenter:
    def __init__(self, context: Context, reveal: Reveal) -> None:
        self._context = context
        self._reveal = reveal
        self.dialog: TextDialog | None = None

    def show(self, crash: Crash) -> None:
        """A run that vanished is worth a sentence; one that broke has something to show."""
        recovered = self.recovered()
        if crash.end is End.VANISHED:
            told = self._context.studio.library.notice, t(WORDS[crash.end]), *recovered
            self._context.notify(" ".join(filter(None, told)))
            return
        text = report(crash, recovered, self._context.studio.keys.current())
        file = self._written(text)
        about = " ".join((t(WORDS[crash.end]), *recovered, t(LOCAL)))
        dialog = self.dialog = TextDialog(
            t("What happened last time"), about, file=file is not None, parent=self._context.window
        )
        dialog.show_text(text)
        if file is not None:
            dialog.reveal_requested.connect(lambda: self._reveal(file))
        dialog.finished.connect(self._closed)
        dialog.open()

    def recovered(self) -> list[str]:
        """What is there again, in sentences."""
        context = self._context
        flying = context.known_takes.in_flight()
        open_ = sum(isinstance(take.state, Uncertain) for take in flying)
        back, going = len(context.studio.library.brought_back), len(flying) - open_
        return [t(SAVED), *self._counted(back, going, open_)]

    def _counted(self, back: int, going: int, open_: int) -> list[str]:
        told = (
            n(
                "The journal brought {count} take back.",
                "The journal brought {count} takes back.",
                back,
            )
            if back
            else "",
            n(
                "{count} take goes on where it was, and is not sent twice.",
                "{count} takes go on where they were, and none is sent twice.",
                going,
            )
            if going
            else "",
            n(
                "{count} take waits for your word, as it may be charged.",
                "{count} takes wait for your word, as they may be charged.",
                open_,
            )
            if open_
            else "",
        )
        return [each for each in told if each]

    def _written(self, text: str) -> Path | None:
        try:
            return write_report(text, self._context.studio.library.folder / "logs")
        except OSError:
            return None

    def _closed(self) -> None:
        self.dialog = None
