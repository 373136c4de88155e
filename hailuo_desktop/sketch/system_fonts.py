"""Font files of the system, for letters that the shipped typeface lacks.

By hand, because the simulator draws without Qt and Pillow looks for no font: on Linux
fontconfig's own program is asked; elsewhere the files that come with the system are known.
"""

import os
import subprocess
import sys
from collections.abc import Collection, Iterable
from itertools import chain
from pathlib import Path

Place = tuple[Path, int]  # a font file, and the number of the face in it
PATIENCE = 10.0  # seconds, for a cache of fonts that has to be made first
ALONE = 12  # letters that are asked for by themselves: a text mixes few scripts
_WINDOWS = (
    "msyh.ttc msjh.ttc YuGothM.ttc meiryo.ttc malgun.ttf segoeui.ttf Nirmala.ttc Nirmala.ttf "
    "LeelawUI.ttf ebrima.ttf gadugi.ttf seguisym.ttf"
).split()
_MACOS = (
    "PingFang.ttc",
    "Hiragino Sans GB.ttc",
    "AppleSDGothicNeo.ttc",
    "GeezaPro.ttc",
    "Kohinoor.ttc",
    "Apple Symbols.ttf",
    "Supplemental/Arial Unicode.ttf",
)


def font_with(letters: str, tried: Collection[Place] = ()) -> Place | None:
    """The likeliest place of a font that has the most of the letters, and was not tried yet."""
    found: Iterable[Place]
    if sys.platform == "win32":
        found = _known(Path(os.environ.get("WINDIR", r"C:\Windows"), "Fonts"), _WINDOWS)
    elif sys.platform == "darwin":
        found = _known(Path("/System/Library/Fonts"), _MACOS)
    else:
        # A font for all of them may be one that cannot be drawn with: then each may have its own.
        alone = letters[:ALONE] if len(letters) > 1 else ""
        found = chain.from_iterable(map(_matched, (letters, *alone)))
    return next((place for place in found if place not in tried), None)


def _known(folder: Path, names: Collection[str]) -> list[Place]:
    return [(folder / name, 0) for name in names if (folder / name).is_file()]


def _matched(letters: str) -> list[Place]:
    """What fontconfig gives for the letters, in the form that the artist's language wants."""
    codes = " ".join(f"{ord(letter):x}" for letter in letters)
    pattern = f":charset={codes}:scalable=true:color=false"
    command = ["fc-match", "--format", "%{index} %{file}", pattern]
    try:
        answer = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=True)
        index, file = os.fsdecode(answer.stdout).split(" ", 1)
        return [(Path(file), int(index) & 0xFFFF)]  # above it: an instance of a variable font
    except (OSError, ValueError, subprocess.SubprocessError):
        return []  # no fontconfig here, or no font at all
