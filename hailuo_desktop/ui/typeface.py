"""The typeface that ships with the product: the window looks the same whatever is installed."""

from PySide6.QtGui import QFontDatabase, QGuiApplication

from hailuo_desktop.assets import asset

FAMILY = "Hailuo Desktop UI"
FILES = ("HailuoDesktopUI-Regular.ttf", "HailuoDesktopUI-SemiBold.ttf")


def use_typeface(app: QGuiApplication) -> None:
    """Set the application's font, in the size that the system asks for; the first call loads it.

    The system's own family comes second: it has the scripts that ours lacks, in the form that
    the artist's language wants.
    """
    font = app.font()
    if font.family() == FAMILY:
        return
    for file in FILES:
        QFontDatabase.addApplicationFont(str(asset("fonts", file)))
    font.setFamilies([FAMILY, font.family()])
    app.setFont(font)
