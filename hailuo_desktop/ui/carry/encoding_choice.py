"""In which encoding a text is, where it does not say so: a choice by what each would read."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hailuo_desktop.translate import Marked, mark, t
from hailuo_desktop.ui.drop_down import DropDown
from hailuo_desktop.ui.labels import label, wrapped

# What people call the code pages that spreadsheets save in.
_NAMES: Mapping[str, Marked] = {
    "cp1252": mark("Western Europe (Windows)"),
    "cp1250": mark("Central Europe (Windows)"),
    "cp1251": mark("Cyrillic (Windows)"),
    "cp1253": mark("Greek (Windows)"),
    "cp1254": mark("Turkish (Windows)"),
    "cp1255": mark("Hebrew (Windows)"),
    "cp1256": mark("Arabic (Windows)"),
    "cp1257": mark("Baltic (Windows)"),
    "cp1258": mark("Vietnamese (Windows)"),
    "cp874": mark("Thai (Windows)"),
    "cp932": mark("Japanese (Shift-JIS)"),
    "euc_jp": mark("Japanese (EUC)"),
    "gb18030": mark("Chinese, simplified (GB 18030)"),
    "big5": mark("Chinese, traditional (Big5)"),
    "cp949": mark("Korean (Windows)"),
    "mac_roman": mark("Western Europe (Mac)"),
    "mac_cyrillic": mark("Cyrillic (Mac)"),
    "mac_greek": mark("Greek (Mac)"),
    "mac_turkish": mark("Turkish (Mac)"),
    "mac_latin2": mark("Central Europe (Mac)"),
}


class EncodingChoice(QWidget):
    """``chosen`` tells the codec's name; ``settled`` is False until an open question is
    answered."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.settled = True
        self.question = wrapped("", "warning")
        self.combo = DropDown()
        self.combo.setAccessibleName(t("Encoding of the file"))
        self.combo.setPlaceholderText(t("Choose the one that reads right"))
        self.combo.activated.connect(self._chosen)
        row = QHBoxLayout()
        row.addWidget(label(t("Encoding")))
        row.addWidget(self.combo, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.question)
        layout.addLayout(row)
        self.setVisible(False)

    def offer(self, encodings: Sequence[tuple[str, str]], is_certain: bool) -> None:
        """Each with what it would read, the likeliest first; none where there is no doubt."""
        self.combo.clear()
        for name, sample in encodings:
            self.combo.addItem(_worded(name, sample), name)
        self.settled = is_certain or not encodings
        self.combo.setCurrentIndex(0 if self.settled else -1)
        self.question.setText(
            t(
                "This file does not say in which encoding it is. Look whether its letters read "
                "right below, and choose the encoding in which they do."
            )
        )
        self.question.setVisible(not self.settled)
        self.setVisible(len(encodings) > 1)

    def _chosen(self, _index: int) -> None:
        self.settled = True
        self.question.setVisible(False)
        self.chosen.emit(self.combo.currentData())


def _worded(name: str, sample: str) -> str:
    known = _NAMES.get(name)
    title = t(known) if known else name
    return f"{title}: {sample}"
