"""What a run is told from outside: the environment and the command line."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from platformdirs import user_config_path, user_data_path

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.studio.typed_path import BadPath, typed_path
from hailuo_desktop.translate import t

from .keys import BadKey, checked

API_URL = "https://api.evolink.ai"
FILES_URL = "https://files-api.evolink.ai"
PREFERENCES = "settings.json"
HOME = "Hailuo Desktop"  # the folder below those that the system gives to programs
POLL = 8.0  # seconds, as the vendor's own client polls video tasks
LONGEST_POLL = 3600  # seconds
REHEARSAL_POLL = 1.0  # seconds: the rehearsal is on this computer and does not mind


class BadOption(HailuoError):
    pass


@dataclass(frozen=True)
class Options:
    """``key`` is the one from the environment, or empty; ``poll`` is seconds.

    ``preferences`` is the file of the artist's own settings; None: beside the library.
    """

    library: Path
    api_url: str = API_URL
    files_url: str = FILES_URL
    key: str = ""
    poll: float = POLL
    rehearsal: bool = False
    preferences: Path | None = None

    @property
    def preferences_file(self) -> Path:
        return self.preferences or self.library.expanduser() / PREFERENCES

    @property
    def poll_told(self) -> bool:
        """Whether this run is told how often to ask: then the setting does not count."""
        return self.poll != POLL

    def at(self, api_url: str, files_url: str, key: str) -> "Options":
        """The same run against another service."""
        return replace(self, api_url=api_url, files_url=files_url, key=key)


def options(env: Mapping[str, str], library: Path | None, rehearsal: bool) -> Options:
    """Read the environment; BadOption names the variable that makes no sense."""
    return Options(
        library=library or _library(env, rehearsal),
        api_url=_base(env.get("HAILUO_API_URL"), API_URL),
        files_url=_base(env.get("HAILUO_FILES_URL"), FILES_URL),
        key=_key(env),
        poll=_poll(env, REHEARSAL_POLL if rehearsal else POLL),
        rehearsal=rehearsal,
        preferences=user_config_path(HOME, appauthor=False) / PREFERENCES,
    )


def _base(given: str | None, usual: str) -> str:
    """Without the ``/v1`` that other clients of the service want in it: each path has its own.

    What is no address stays as it is, and is refused: it never stands for the usual one.
    """
    if not given:
        return usual
    return given.strip().rstrip("/").removesuffix("/v1") or given


def _key(env: Mapping[str, str]) -> str:
    try:
        return checked(env.get("EVOLINK_API_KEY", ""))
    except BadKey as error:
        raise BadOption(t("{variable}: {why}", variable="EVOLINK_API_KEY", why=error)) from None


def _library(env: Mapping[str, str], rehearsal: bool) -> Path:
    """Rehearsed takes have a library of their own: their tasks mean nothing to EvoLink."""
    if chosen := env.get("HAILUO_LIBRARY"):
        try:
            return typed_path(chosen)
        except BadPath as error:
            raise BadOption(t("{variable}: {why}", variable="HAILUO_LIBRARY", why=error)) from None
    home = user_data_path(HOME, appauthor=False)
    return home / ("rehearsal" if rehearsal else "library")


def _poll(env: Mapping[str, str], usual: float) -> float:
    given = env.get("HAILUO_POLL_INTERVAL")
    if not given:
        return usual
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= LONGEST_POLL:
        raise BadOption(
            t(
                "{variable} is “{given}”: give seconds above 0 and up to {most}, such as 8.",
                variable="HAILUO_POLL_INTERVAL",
                given=given,
                most=LONGEST_POLL,
            )
        )
    return seconds
