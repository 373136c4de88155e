"""The API key in the system's keychain; nothing but a real keychain will do."""

from typing import Any

from hailuo_desktop.domain.errors import HailuoError

SERVICE = "Hailuo Desktop"
USER = "EvoLink API key"
# Others write to plain files, ask on the terminal, or lose what they are given.
REAL = ("SecretService", "libsecret", "kwallet", "macOS", "Windows")


class KeychainError(HailuoError):
    pass


class Keychain:
    """Every call may block, for as long as the system asks for a password."""

    def __init__(self) -> None:
        self._found: tuple[bool] | None = None

    @property
    def available(self) -> bool:
        if self._found is None:
            import keyring  # slow to import, so not before it is needed

            module = type(keyring.get_keyring()).__module__
            self._found = (module.rpartition(".")[2] in REAL or _chained(keyring.get_keyring()),)
        return self._found[0]

    def load(self) -> str | None:
        import keyring

        return self._asked(lambda: keyring.get_password(SERVICE, USER))

    def save(self, key: str) -> None:
        import keyring

        self._asked(lambda: keyring.set_password(SERVICE, USER, key))

    def forget(self) -> None:
        import keyring

        if self.load() is not None:
            self._asked(lambda: keyring.delete_password(SERVICE, USER))

    def _asked(self, ask: Any) -> Any:
        from keyring.errors import KeyringError

        try:
            return ask()
        except KeyringError:
            raise KeychainError(
                "The system's keychain did not open: unlock it and start again, or enter the key "
                "for this session."
            ) from None


def _chained(backend: Any) -> bool:
    """keyring's chainer asks several; it counts when the first of them is a real one."""
    backends = list(getattr(backend, "backends", ()))
    return bool(backends) and type(backends[0]).__module__.rpartition(".")[2] in REAL
