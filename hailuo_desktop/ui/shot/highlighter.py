"""Camera commands in colour and findings underlined, in the prompt as it is typed."""

from collections.abc import Iterator

from PySide6.QtGui import QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from hailuo_desktop.domain.camera import groups
from hailuo_desktop.domain.lint import Lint, lint
from hailuo_desktop.ui.theme import Theme

from .utf16 import units

Span = tuple[int, int, QTextCharFormat]  # start and end in Qt's units


def document_text(document: QTextDocument) -> str:
    """The text to the letter; Qt's own ``toPlainText`` would change no-break spaces."""
    return document.toRawText().replace("\u2029", "\n")


class PromptHighlighter(QSyntaxHighlighter):
    """A bracket may run over several lines, so the whole prompt is read once per change."""

    def __init__(self, document: QTextDocument, theme: Theme) -> None:
        self._read: str | None = None
        self._spans: list[Span] = []
        self._command = QTextCharFormat()
        self._finding = QTextCharFormat()
        self._dress(theme)
        super().__init__(document)

    def set_theme(self, theme: Theme) -> None:
        self._dress(theme)
        self._read = None
        self.rehighlight()

    def refresh(self) -> None:
        """Colour the lines that a change elsewhere has given another meaning."""
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        self._catch_up()
        offset = self.currentBlock().position()
        length = self.currentBlock().length() - 1
        for start, end, look in self._spans:
            first, last = max(start - offset, 0), min(end - offset, length)
            for place in range(first, last):
                self.setFormat(place, 1, _merged(self.format(place), look))

    def _catch_up(self) -> None:
        text = document_text(self.document())
        if text != self._read:
            self._read = text
            self._spans = [*self._commands(text), *self._findings(text)]

    def _commands(self, text: str) -> Iterator[Span]:
        for group in groups(text):
            if group.commands:
                yield units(text, group.start), units(text, group.end), self._command

    def _findings(self, text: str) -> Iterator[Span]:
        for each in lint(text):
            yield units(text, each.start), units(text, _visible_end(each)), self._finding

    def _dress(self, theme: Theme) -> None:
        self._command = QTextCharFormat()
        self._command.setForeground(theme.command)
        self._command.setFontWeight(QFont.Weight.DemiBold)
        self._finding = QTextCharFormat()
        self._finding.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        self._finding.setUnderlineColor(theme.warning)


def _visible_end(found: Lint) -> int:
    return max(found.end, found.start + 1)


def _merged(under: QTextCharFormat, over: QTextCharFormat) -> QTextCharFormat:
    result = QTextCharFormat(under)
    result.merge(over)
    return result
