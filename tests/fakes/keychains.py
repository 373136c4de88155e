"""The keychains that this machine has, each as a program that tries ours on it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# A real Secret Service on a bus of its own, with a new and open keyring.
_SECRET_SERVICE = """
printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null
exec "$@"
"""


def secret_service() -> list[list[str]]:
    """The command that runs another one beside a real Secret Service, where there is one."""
    tools = ("dbus-run-session", "gnome-keyring-daemon", "sh")
    if not all(shutil.which(tool) for tool in tools):
        return []
    return [["dbus-run-session", "--", "sh", "-c", _SECRET_SERVICE, "sh"]]


def told(code: str, home: Path, backend: str = "", beside: list[str] | None = None) -> object:
    """What a program prints as JSON, in a home and with a keychain of its own."""
    env = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    env |= {"HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "PYTHONPATH": str(ROOT)}
    env |= {"XDG_RUNTIME_DIR": str(home), "XDG_CONFIG_HOME": str(home / "config")}
    env.pop("PYTHON_KEYRING_BACKEND", None)
    if backend:
        env["PYTHON_KEYRING_BACKEND"] = backend
    done = subprocess.run(
        [*(beside or []), sys.executable, "-c", code],
        env=env,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])
