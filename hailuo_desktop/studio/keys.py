"""Where the API key comes from: the environment, the keychain, or this session alone."""

from typing import Protocol


class Chain(Protocol):
    """The system's keychain; ``load`` and ``save`` may block and may raise HailuoError."""

    @property
    def available(self) -> bool: ...
    def load(self) -> str | None: ...
    def save(self, key: str) -> None: ...
    def forget(self) -> None: ...


class Keys:
    """The key in use. It is held in memory only and never shown."""

    def __init__(self, chain: Chain, given: str = "") -> None:
        self._chain = chain
        self._key = given
        self._given = bool(given)

    def current(self) -> str:
        return self._key

    @property
    def kept(self) -> bool:
        """Whether a key that is entered now would still be there next time."""
        return self._chain.available

    def load(self) -> None:
        """Read the keychain, unless the environment has given a key. May block."""
        if not self._given and self._chain.available:
            self._key = self._chain.load() or ""

    def enter(self, key: str) -> None:
        """Use a key from now on, and keep it where the system has a keychain. May block."""
        self._key, self._given = key, False
        if self._chain.available:
            self._chain.save(key)

    def forget(self) -> None:
        self._key, self._given = "", False
        if self._chain.available:
            self._chain.forget()
