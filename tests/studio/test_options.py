"""What the environment may say, and what it may not."""

from pathlib import Path

import pytest

from hailuo_desktop.studio.options import (
    API_URL,
    FILES_URL,
    POLL,
    REHEARSAL_POLL,
    BadOption,
    options,
)


def test_nothing_said_is_the_usual() -> None:
    usual = options({}, None, rehearsal=False)
    assert (usual.api_url, usual.files_url, usual.key, usual.poll) == (
        API_URL,
        FILES_URL,
        "",
        POLL,
    )
    assert usual.library.name == "library"
    assert usual.library.is_absolute()


def test_a_rehearsal_has_a_library_of_its_own() -> None:
    rehearsed = options({}, None, rehearsal=True)
    assert rehearsed.library.name == "rehearsal"
    assert rehearsed.library.parent == options({}, None, rehearsal=False).library.parent
    assert rehearsed.poll == REHEARSAL_POLL


def test_the_environment_is_heard() -> None:
    env = {
        "HAILUO_API_URL": "https://api.example",
        "HAILUO_FILES_URL": "https://files.example",
        "HAILUO_LIBRARY": "~/films",
        "HAILUO_POLL_INTERVAL": "2.5",
        "EVOLINK_API_KEY": " sk-1\n",
    }
    given = options(env, None, rehearsal=False)
    assert (given.api_url, given.files_url) == ("https://api.example", "https://files.example")
    assert (given.library, given.poll, given.key) == (Path.home() / "films", 2.5, "sk-1")


def test_the_command_line_comes_before_the_environment() -> None:
    assert options({"HAILUO_LIBRARY": "a"}, Path("b"), rehearsal=False).library == Path("b")


@pytest.mark.parametrize("seconds", ["soon", "0", "-1", "nan", "inf", "3601", "1e9"])
def test_a_poll_that_makes_no_sense_is_named(seconds: str) -> None:
    with pytest.raises(BadOption, match="HAILUO_POLL_INTERVAL"):
        options({"HAILUO_POLL_INTERVAL": seconds}, None, rehearsal=False)


def test_a_key_that_is_none_is_named_and_not_shown() -> None:
    with pytest.raises(BadOption, match="EVOLINK_API_KEY") as refused:
        options({"EVOLINK_API_KEY": "sk-my secret"}, None, rehearsal=False)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("tail", ["", "/", "/v1", "/v1/"])
def test_an_address_may_end_as_in_the_settings_of_other_clients(tail: str) -> None:
    env = {
        "HAILUO_API_URL": f"https://api.example{tail}",
        "HAILUO_FILES_URL": f"http://[::1]{tail}",
    }
    given = options(env, None, rehearsal=False)
    assert (given.api_url, given.files_url) == ("https://api.example", "http://[::1]")


@pytest.mark.parametrize("given", ["/v1", "/", " ", "/v1/"])
def test_an_address_that_is_none_is_never_taken_for_the_usual_one(given: str) -> None:
    """Whoever meant another service must not pay at the real one."""
    chosen = options({"HAILUO_API_URL": given, "HAILUO_FILES_URL": given}, None, rehearsal=False)
    assert (chosen.api_url, chosen.files_url) == (given, given)


def test_a_library_in_nobodys_home_is_named() -> None:
    with pytest.raises(BadOption, match=r"HAILUO_LIBRARY.*nobody's home"):
        options({"HAILUO_LIBRARY": "~nobody that is known/x"}, None, rehearsal=False)
