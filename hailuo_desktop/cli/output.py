"""What reaches a terminal, a pipe or a file: any text, and no fuss when nobody reads any more."""

import codecs
import errno
import io
import os
import sys
from typing import TextIO

from hailuo_desktop.translate import t

# For terminals that know no more than ASCII.
_PLAIN = {"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "–": "-", "—": "-", "×": "x"}
# Control characters as JSON escapes them; lines are ours to break.
_STEERING = {
    code: f"\\u{code:04x}" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"
}
_SPACES = "\u2009\u202f\xa0"  # they stand between thousands
# Its reader has gone: on Windows a pipe has the second word for that.
GONE = (errno.EPIPE, errno.EINVAL) if os.name == "nt" else (errno.EPIPE,)


def take_any_text() -> None:
    """Let stdout and stderr take every character; what they lack is written in plainer ones."""
    codecs.register_error("plainly", _plainly)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="plainly")


def put(line: str) -> None:
    """A line on stdout. It never raises: paid work must not end because a reader has gone."""
    _put(line, sys.stdout)


def complain(sentence: str) -> None:
    """A sentence on stderr, under the program's name; it never raises."""
    _put(f"hailuo-desktop: {sentence}", sys.stderr)


def harmless(text: str) -> str:
    """With escapes for what would steer a terminal: a name may hold anything. JSON stays what it
    is."""
    return text.translate(_STEERING)


def flush() -> None:
    """Before the end, so that Python has nothing left to trip over."""
    for stream in filter(None, (sys.stdout, sys.stderr)):  # Windows may give a window neither
        try:
            stream.flush()
        except (OSError, ValueError):
            silence(stream)


def silence(stream: TextIO) -> None:
    """The stream leads nowhere from now on."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, stream.fileno())
    except (OSError, ValueError):
        pass  # it was closed altogether, and so writes nothing anyway
    finally:
        os.close(nowhere)


def _put(line: str, stream: TextIO) -> None:
    try:
        print(harmless(line), file=stream, flush=True)
    except ValueError:
        pass  # it was closed before we began
    except OSError as error:
        silence(stream)
        if stream is not sys.stderr and error.errno not in GONE:
            complain(
                t("The output cannot be written ({why}); the work goes on.", why=error.strerror)
            )


def _plainly(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    odd = error.object[error.start : error.end]
    return "".join(_plain(each) for each in odd), error.end


def _plain(character: str) -> str:
    return " " if character in _SPACES else _PLAIN.get(character, "?")
