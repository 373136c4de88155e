"""What reaches a terminal, a pipe or a file: any text, and no fuss when nobody reads any more."""

import codecs
import errno
import io
import os
import sys
from typing import TextIO

# For terminals that know no more than ASCII.
_PLAIN = {"“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "–": "-", "—": "-", "×": "x"}
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
        print(line, file=stream, flush=True)
    except ValueError:
        pass  # it was closed before we began
    except OSError as error:
        silence(stream)
        if stream is not sys.stderr and error.errno not in GONE:
            complain(f"The output cannot be written ({error.strerror}); the work goes on.")


def _plainly(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    odd = error.object[error.start : error.end]
    return "".join(_plain(each) for each in odd), error.end


def _plain(character: str) -> str:
    return " " if character in _SPACES else _PLAIN.get(character, "?")
