"""The manual page: what the program says of itself with --help, a section for each command."""

import argparse
import re
from collections.abc import Mapping
from typing import cast

from hailuo_desktop.cli.arguments import parser

from .place import NAME, version

HEAD = """.TH {title} 1 {date} "Hailuo Desktop {version}" "User Commands"
.SH NAME
{name} \\- lay out storyboards and make AI video of them
.SH DESCRIPTION
"""
SECTION = ".SH {title}\n.nf\n{text}\n.fi\n"


def page(date: str) -> str:
    """In the language of man pages; ``date`` as in 2026-11-29."""
    whole = parser()
    head = HEAD.format(title=NAME.upper(), name=plain(NAME), date=date, version=version())
    body = f".nf\n{plain(whole.format_help())}\n.fi\n"
    sections = (
        SECTION.format(title=f'"{name.upper()}"', text=plain(each.format_help()))
        for name, each in commands(whole).items()
    )
    return head + body + "".join(sections)


def commands(whole: argparse.ArgumentParser) -> Mapping[str, argparse.ArgumentParser]:
    """The parser of each command, by its name."""
    (found,) = (each for each in whole._actions if each.dest == "command")
    return cast(Mapping[str, argparse.ArgumentParser], found.choices)


def plain(text: str) -> str:
    """Nothing of a text is taken for a command or an escape of troff."""
    text = text.strip("\n").replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"^([.'])", r"\\&\1", text, flags=re.MULTILINE)
