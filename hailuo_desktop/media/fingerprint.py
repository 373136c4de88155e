"""What a film is, whatever it is called, wrapped in or said to be by its tags."""

# PyAV types its streams and packets only in part.
# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false

from contextlib import closing
from hashlib import sha256
from pathlib import Path

from .film import open_film, pictures_of, suppress_broken


def fingerprint(file: Path) -> str:
    """SHA-256 of the coded pictures in their order, in hexadecimal digits; BadVideo.

    A copy with other tags, or in another container, has the same; another encoding has not.
    """
    digest = sha256()
    with suppress_broken(file), closing(open_film(file)) as film:
        for packet in film.demux(pictures_of(film)):
            digest.update(bytes(packet))
    return digest.hexdigest()
