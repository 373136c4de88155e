"""HEIC files for tests: the product itself reads them only, with another library."""

from typing import IO

from PIL import Image
from pillow_heif import from_pillow


def register_heic_writer() -> None:
    """Let Pillow save as “HEIF”; who opens such a file is left as it is."""
    Image.register_save("HEIF", _save)


def _save(image: Image.Image, file: IO[bytes], _: str | bytes) -> None:
    from_pillow(image).save(file, **image.encoderinfo)
