"""Where the API key comes from: the environment, the keychain, or this session alone."""

from typing import Protocol

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.translate import t


class BadKey(HailuoError):
    pass


def checked(key: str) -> str:
    """A key as it can be sent; BadKey where it holds what no header may, never saying it."""
    key = key.strip()
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise BadKey(
            t(
                "The API key holds a space, a line break or a letter that no key has: copy it "
                "again from EvoLink, whole and alone."
            )
        )
    return key


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
    def given(self) -> bool:
        """Whether the key in use comes from the environment."""
        return self._given

    @property
    def kept(self) -> bool:
        """Whether a key that is entered now would still be there next time."""
        return self._chain.available

    def load(self) -> None:
        """Read the keychain, unless the environment has given a key. May block."""
        if not self._given and self._chain.available:
            kept = checked(self._chain.load() or "")
            # A key that was entered while the keychain asked is the one that is meant.
            self._key = self._key or kept

    def enter(self, key: str) -> None:
        """Use a key from now on, and keep it where the system has a keychain. May block.

        BadKey changes nothing; after any other HailuoError the key serves for this session.
        """
        self._key, self._given = checked(key), False
        if self._chain.available:
            self._chain.save(self._key)

    def forget(self) -> None:
        self._key, self._given = "", False
        if self._chain.available:
            self._chain.forget()
