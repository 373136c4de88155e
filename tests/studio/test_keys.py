"""Where the key comes from, and where it never goes."""

from contextlib import closing
from pathlib import Path

import pytest

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.store.secrets import KeychainError
from hailuo_desktop.studio.keys import BadKey, Keys
from hailuo_desktop.studio.opening import open_library
from tests.fakes.keychain import FakeKeychain
from tests.fakes.takes import board, take


class LockedKeychain(FakeKeychain):
    def load(self) -> str | None:
        raise KeychainError("The system's keychain did not open.")

    def save(self, key: str) -> None:
        raise KeychainError("The system's keychain did not open.")


def kept(key: str) -> FakeKeychain:
    chain = FakeKeychain()
    chain.key = key
    return chain


def test_a_kept_key_is_used() -> None:
    keys = Keys(kept("sk-kept"))
    assert keys.current() == ""
    keys.load()
    assert keys.current() == "sk-kept"


def test_the_environment_comes_before_the_keychain() -> None:
    keys = Keys(kept("sk-kept"), "sk-given")
    keys.load()
    assert keys.current() == "sk-given"


def test_a_key_that_is_entered_while_the_keychain_asks_stays() -> None:
    class AskingKeychain(FakeKeychain):
        def load(self) -> str | None:
            keys.enter("sk-entered")
            return "sk-kept"

    keys = Keys(AskingKeychain())
    keys.load()
    assert keys.current() == "sk-entered"


def test_an_entered_key_is_kept() -> None:
    chain = FakeKeychain()
    keys = Keys(chain, "sk-given")
    keys.enter(" sk-new\n")
    assert (keys.current(), chain.key, keys.kept) == ("sk-new", "sk-new", True)
    keys.load()
    assert keys.current() == "sk-new"


def test_without_a_keychain_a_key_is_for_this_session() -> None:
    chain = FakeKeychain(available=False)
    keys = Keys(chain)
    keys.enter("sk-new")
    assert (keys.current(), chain.key, keys.kept) == ("sk-new", None, False)
    keys.forget()
    assert keys.current() == ""


def test_a_locked_keychain_costs_no_session() -> None:
    keys = Keys(LockedKeychain())
    with pytest.raises(HailuoError):
        keys.load()
    with pytest.raises(HailuoError):
        keys.enter("sk-new")
    assert keys.current() == "sk-new"


def test_a_forgotten_key_is_gone_everywhere() -> None:
    chain = kept("sk-kept")
    keys = Keys(chain)
    keys.load()
    keys.forget()
    assert (keys.current(), chain.key) == ("", None)


@pytest.mark.parametrize(
    "key", ["sk one", "sk\none", "sk-ü", "sk\0", "sk-1\r\nX-Header: 1", "“sk”"]
)
def test_a_key_that_no_header_may_hold_is_refused(key: str) -> None:
    keys = Keys(FakeKeychain(), "sk-old")
    with pytest.raises(BadKey) as refused:
        keys.enter(key)
    assert keys.current() == "sk-old"
    assert key not in str(refused.value)
    with pytest.raises(BadKey):
        Keys(kept(key)).load()


def test_no_file_of_a_library_holds_the_key(tmp_path: Path) -> None:
    secret = "sk-3f9c1e7a5b"
    keys = Keys(FakeKeychain(available=False), secret)
    for _ in range(2):  # the second opening makes a backup
        with closing(open_library(tmp_path, "a test")) as library:
            keys.load()
            library.boards.save(board())
            library.takes.save(take())
            library.settings.put("layout", {"key": keys.kept})
    assert keys.current() == secret
    found = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(found) > 2
    assert not [path for path in found if secret.encode() in path.read_bytes()]
