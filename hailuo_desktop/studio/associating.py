"""Let a double click on a ``.hailuo`` file open it here, for this user alone."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_data_path

from hailuo_desktop.domain.errors import HailuoError
from hailuo_desktop.translate import mark, t

from .association import linux
from .association.launch import NAME, bundle, command

DONE = mark("A double click on a .hailuo file opens it with Hailuo Desktop now.")


class NotAssociated(HailuoError):
    pass


def associate(platform: str = sys.platform, env: Mapping[str, str] = os.environ) -> None:
    """Done again it changes nothing. NotAssociated, in a sentence, where a place is not ours."""
    try:
        _write(platform, env)
    except OSError as error:
        raise NotAssociated(
            t(
                "“{file}” cannot be written ({why}): see that it can be.",
                file=error.filename,
                why=error.strerror,
            )
        ) from error


def _write(platform: str, env: Mapping[str, str]) -> None:
    # Each needs what only its own system has, or Qt, which a Linux desktop does without.
    if platform == "win32":
        from .association import windows

        windows.write(command(platform, env), user_data_path(NAME, appauthor=False))
    elif platform == "darwin":
        from .association import macos

        if (ours := bundle(Path(sys.executable))) is not None:
            macos.register(ours)
        else:
            macos.write(command(platform, env), Path.home() / "Applications")
    else:
        data = Path(env.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
        words = command(platform, env)
        if linux.installed(words, env):
            linux.prefer()
        else:
            linux.write(words, data)
