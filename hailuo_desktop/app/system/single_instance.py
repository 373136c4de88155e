"""A storyboard that is opened while a window has the library comes to that window."""

from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 2000  # milliseconds for a window to answer; one that hangs takes nothing
TAKEN = b"taken\n"


class SingleInstance(QObject):
    """``file_received`` gives the absolute Path of a file; this user's own programs alone can ring.

    Where the system gives no such bell, a second program is refused by the library's lock.
    """

    file_received = Signal(object)

    def __init__(self, library: Path) -> None:
        super().__init__()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        # The library is ours, so whoever had the bell before was killed.
        QLocalServer.removeServer(_name(library))
        self._server.listen(_name(library))

    def close(self) -> None:
        self._server.close()

    def _answer(self) -> None:
        caller = self._server.nextPendingConnection()
        caller.setParent(self)
        caller.readyRead.connect(lambda: self._hear(caller))
        caller.disconnected.connect(caller.deleteLater)

    def _hear(self, caller: QLocalSocket) -> None:
        if not caller.canReadLine():
            return
        path = bytes(caller.readLine().data()).decode("utf-8", "surrogateescape").rstrip("\n")
        caller.write(TAKEN)
        caller.disconnectFromServer()
        self.file_received.emit(Path(path))


def hand_over(library: Path, file: Path) -> bool:
    """Whether a window that has the library took the file."""
    socket = QLocalSocket()
    socket.connectToServer(_name(library))
    if not socket.waitForConnected(PATIENCE):
        return False
    socket.write(str(file.absolute()).encode("utf-8", "surrogateescape") + b"\n")
    answered = socket.waitForReadyRead(PATIENCE)
    return answered and bytes(socket.readAll().data()) == TAKEN


def _name(library: Path) -> str:
    """Short, since some systems allow a hundred characters for the whole path of a socket."""
    place = str(library.expanduser().resolve()).encode("utf-8", "surrogateescape")
    return f"hailuo-desktop-{sha256(place).hexdigest()[:16]}"
