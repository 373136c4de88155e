"""The transcript of a contact: all that a maintainer needs, and nothing of whose account it was.

Like a log it is in English, whatever the window speaks.
"""

import json
import platform
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from hailuo_desktop import __version__
from hailuo_desktop.domain.errors import HailuoError, LibraryError, ServiceError
from hailuo_desktop.domain.masking import masked
from hailuo_desktop.domain.reason import reason
from hailuo_desktop.evolink.contact.contact import Exchange
from hailuo_desktop.evolink.contact.expected import BUILT_FOR
from hailuo_desktop.evolink.contact.shape import Difference
from hailuo_desktop.store.durable import write
from hailuo_desktop.studio.selfcheck.finding import Finding

from .masking import message_shown, path_shown, shown

HEAD = """\
Hailuo Desktop {version} – transcript of a contact with EvoLink
{when} UTC · {system} · Python {python} · built for the service as of {built}
Left out: the key, links, ids, texts and figures of the account, names of proxies.
"""
_WORD = re.compile(r"[A-Za-z][A-Za-z _-]{0,39}|\d{1,3}")
LONGEST = 20_000  # characters of one answer


class Transcript:
    """Written line by line; ``text`` is all of it so far."""

    def __init__(self, now: float, key: str = "") -> None:
        self._key = key
        self._lines = [
            HEAD.format(
                version=__version__,
                when=f"{datetime.fromtimestamp(now, UTC):%Y-%m-%d %H:%M:%S}",
                system=f"{platform.system()} {platform.release()} {platform.machine()}",
                python=platform.python_version(),
                built=BUILT_FOR,
            )
        ]
        self._now = now

    @property
    def text(self) -> str:
        return masked("\n".join([*self._lines, ""]), self._key)

    def add_exchange(self, exchange: Exchange, finding: Finding) -> None:
        call, answer = exchange.call, exchange.answer
        self._lines.append(f"GET {call.host.value} {path_shown(call.path)}: {finding.state.value}")
        if exchange.error is not None:
            self._lines.append(f"  error: {_error(exchange.error)}")
        if answer is None:
            self._lines.append("")
            return
        took = f"{exchange.took * 1000:.0f} ms"
        self._lines.append(f"  status {answer.status}, {_word(answer.media_type)}, {took}")
        self.add_body(answer.data, answer.text, exchange.differences)

    def add_answer(
        self, method: str, where: str, status: int, data: object, found: Sequence[Difference]
    ) -> None:
        """One of a take's life; ``where`` is a path without ids."""
        self._lines.append(f"{method} {path_shown(where)}: status {status}")
        self.add_body(data, "", found)

    def add_body(self, data: object, text: str, found: Sequence[Difference]) -> None:
        self._lines += [f"  {each.kind.value}: {_path(each)} {_found(each)}" for each in found]
        if data is None:
            self._lines += [f"  no JSON, {len(text)} characters", ""]
            return
        body = json.dumps(shown(data, self._key), indent=1, ensure_ascii=False, allow_nan=True)
        self._lines += [*(f"  {line}" for line in body[:LONGEST].splitlines()), ""]

    def add_facts(self, findings: Iterable[Finding]) -> None:
        """Of those whose facts are figures and plain words; their sentences name hosts."""
        for each in findings:
            facts = ", ".join(f"{name} {value}" for name, value in each.facts.items())
            self._lines.append(f"{each.check}: {each.state.value} ({facts})")

    def add_line(self, line: str) -> None:
        self._lines.append(line)

    def save(self, folder: Path) -> Path:
        """The file it is in from now on; LibraryError or DiskFull where it cannot be written."""
        when = datetime.fromtimestamp(self._now, UTC)
        file = folder / f"evolink-transcript-{when:%Y%m%d-%H%M%S}.txt"
        try:
            write(file, self.text.encode())
        except OSError as error:
            why = reason("file_unwritable", file=str(file), why=str(error.strerror))
            raise LibraryError(why) from error
        return file


def _error(error: HailuoError) -> str:
    """Its kind and its code: its sentence may name hosts."""
    code = error.code if isinstance(error, ServiceError) else ""
    codes = ", ".join(each.code for each in error.reasons)
    return message_shown(" ".join(filter(None, (type(error).__name__, code, codes))))


def _path(each: Difference) -> str:
    """Names of fields, unless one of them looks like an account's own."""
    parts = re.split(r"(\.|\[\])", each.path)
    return "".join(
        part if re.fullmatch(r"[A-Za-z_]{0,40}|\.|\[\]", part) else "[name]" for part in parts
    )


def _found(each: Difference) -> str:
    return _word(each.found)


def _word(word: str) -> str:
    known = _WORD.fullmatch(word) or re.fullmatch(r"[a-z]+/[a-z.+-]+", word)
    return f"({word})" if word and known else "(–)" if not word else "([word])"
