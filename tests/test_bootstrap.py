"""What has to come first comes first, and by the program's own way in alone."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from hailuo_desktop import bootstrap

ROOT = Path(__file__).resolve().parents[1]
SNIPPET = """
import json, sys
from hailuo_desktop import bootstrap
bootstrap.prepare()
{between}
import httpx
print(json.dumps(sorted(name for name, module in sys.modules.items() if module is not None)))
"""


def loaded(between: str) -> set[str]:
    command = [sys.executable, "-W", "error", "-c", SNIPPET.format(between=between)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return set(json.loads(done.stdout))


def test_httpx_comes_without_its_command_line() -> None:
    found = loaded("")
    assert "httpx" in found
    assert {"click", "rich", "pygments"} & found == set()


def test_preparing_loads_nothing_slow() -> None:
    assert {"PySide6", "pydantic", "av", "numpy"} & loaded("") == set()


@pytest.mark.parametrize("layer", ["store.library", "evolink.client", "studio.studio"])
def test_each_layer_loads_after_qt(layer: str) -> None:
    lines = f"import PySide6.QtGui\nbootstrap.load_models()\nimport hailuo_desktop.{layer}"
    assert f"hailuo_desktop.{layer}" in loaded(lines)


def test_the_window_is_filled_without_what_only_films_need() -> None:
    lines = "bootstrap.load_models()\nimport hailuo_desktop.app.wiring"
    found = loaded(lines)
    assert {"av", "PIL.Image", "babel.core", "opentimelineio"} & found == set()
    assert "hailuo_desktop.studio.handoff.hand_off" not in found


def test_importing_a_layer_changes_nothing_of_others() -> None:
    """What has an effect on others stands in one place."""
    code = "import sys, hailuo_desktop.store, hailuo_desktop.evolink; print(len(sys.modules))"
    plain = "import sys, hailuo_desktop; print(len(sys.modules))"
    counts = [
        int(subprocess.check_output([sys.executable, "-c", each], cwd=ROOT))
        for each in (code, plain)
    ]
    assert counts[0] - counts[1] == 2


@pytest.mark.parametrize("before", [None, "", "/opt/theirs", "/a:/b"])
@pytest.mark.parametrize("more", [{}, {"HOME": "/root", "LD_LIBRARY_PATHS": "mine"}])
def test_what_a_frozen_program_starts_finds_the_libraries_of_the_system(
    before: str | None, more: dict[str, str]
) -> None:
    environment = {"LD_LIBRARY_PATH": "/opt/hailuo/_internal", **more}
    if before is not None:
        environment["LD_LIBRARY_PATH_ORIG"] = before
    bootstrap.restore_library_path(environment)
    assert environment == {**more, **({"LD_LIBRARY_PATH": before} if before else {})}


def test_nothing_that_a_frozen_program_starts_looks_into_its_folder() -> None:
    bundle = "/opt/hailuo/_internal"
    theirs = {"HOME": "/house", "_PYI_APPLICATION_HOME_DIR": bundle, "XDG_DATA_DIRS": "/usr/share"}
    environment = {
        **theirs,
        "QT_PLUGIN_PATH": f"{bundle}/PySide6/Qt/plugins",
        "QML2_IMPORT_PATH": f"{bundle}/PySide6/Qt/qml",
        "XDG_DATA_DIRS": os.pathsep.join([f"{bundle}/share", "/usr/share"]),
    }
    bootstrap.forget_bundle(environment, bundle)
    assert environment == theirs


def test_a_program_that_is_not_frozen_takes_nothing_away() -> None:
    environment = {"PATH": "/usr/bin"}
    bootstrap.forget_bundle(environment, "")
    assert environment == {"PATH": "/usr/bin"}
