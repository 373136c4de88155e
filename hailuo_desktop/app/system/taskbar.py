"""How far the queue is, on the icon of the window: a number, and a bar where desktops draw one."""

from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtGui import QGuiApplication

DESKTOP_FILE = "application://hailuo-desktop.desktop"
LAUNCHER = "com.canonical.Unity.LauncherEntry"  # also heard by KDE's and other docks
PATH = "/com/hailuo_desktop/launcher"


def show_waiting(number: int) -> None:
    """What needs the artist; 0 takes the number away. Qt knows dock, taskbar and launcher."""
    app = QGuiApplication.instance()
    if isinstance(app, QGuiApplication):
        app.setBadgeNumber(number)


def show_progress(done: int, count: int) -> None:
    """A bar on the launcher's icon; nobody needs to listen. A count of 0 takes it away."""
    bus = QDBusConnection.sessionBus()
    if bus.isConnected():
        bus.send(progress_message(done, count))


def progress_message(done: int, count: int) -> QDBusMessage:
    message = QDBusMessage.createSignal(PATH, LAUNCHER, "Update")
    share = done / count if count else 0.0
    message.setArguments([DESKTOP_FILE, {"progress": share, "progress-visible": bool(count)}])
    return message
