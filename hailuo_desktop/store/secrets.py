"""The API key in the system's keychain; nothing but a real keychain will do."""

from collections.abc import Callable
from typing import Any

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.translate import t

SERVICE = "Hailuo Desktop"
USER = "EvoLink API key"
# Others write to plain files, ask on the terminal, or lose what they are given.
REAL = ("SecretService", "libsecret", "kwallet", "macOS", "Windows")


class KeychainError(HailuoError):
    pass


class Keychain:
    """Every call may block, for as long as the system asks for a password."""

    def __init__(self) -> None:
        self._found: bool | None = None

    @property
    def available(self) -> bool:
        if self._found is None:
            self._found = _is_real()
        return self._found

    def load(self) -> str | None:
        return self._asked(lambda ring: ring.get_password(SERVICE, USER))

    def save(self, key: str) -> None:
        self._asked(lambda ring: ring.set_password(SERVICE, USER, key))

    def forget(self) -> None:
        if self.load() is not None:
            self._asked(lambda ring: ring.delete_password(SERVICE, USER))

    def _asked(self, ask: Callable[[Any], Any]) -> Any:
        try:
            return ask(_keyring())
        except Exception:  # noqa: BLE001 - each backend raises what it likes, perhaps with the key
            raise KeychainError(
                t(
                    "The system's keychain did not open: unlock it and start again, or enter the "
                    "key for this session."
                )
            ) from None


def _keyring() -> Any:
    import keyring  # slow to import, so not before it is needed

    return keyring


def _is_real() -> bool:
    try:
        backend = _keyring().get_keyring()
    except Exception:  # noqa: BLE001 - keyring imports whatever its settings name
        return False
    # keyring's chainer asks several; it counts when the first of them is a real one.
    first = next(iter(getattr(backend, "backends", ())), backend)
    return type(first).__module__.rpartition(".")[2] in REAL
