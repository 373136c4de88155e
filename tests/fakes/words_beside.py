"""Windows that come and go beside threads in which Qt words errors: ``python -m``, to its end."""

import sys
import threading

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from hailuo_desktop.app.system.language import LanguageSwitch

WINDOWS, THREADS = 300, 3


def main() -> int:
    app = QApplication(sys.argv)
    over = threading.Event()

    def load() -> None:
        while not over.is_set():
            QImage("gone.jpg")  # Qt words why it cannot, also where nobody asks

    threads = [threading.Thread(target=load) for _ in range(THREADS)]
    for each in threads:
        each.start()
    for _ in range(WINDOWS):
        LanguageSwitch(app).close()
    over.set()
    for each in threads:
        each.join()
    return 0


if __name__ == "__main__":
    sys.exit(main())
