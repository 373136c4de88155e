"""Windows asks who a program is from: signed where a certificate is there, by osslsigncode.

Tried with a certificate of nobody; Windows believes those that an authority has given out.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from stop import Stop

CERTIFICATE = "HAILUO_WINDOWS_CERTIFICATE"  # the path of a .pfx
PASSWORD = "HAILUO_WINDOWS_CERTIFICATE_PASSWORD"
STAMP = "HAILUO_WINDOWS_TIMESTAMP"  # a server that says when; without it there is no time
SERVER = "http://timestamp.digicert.com"


def wanted(env: Mapping[str, str] = os.environ) -> bool:
    return bool(env.get(CERTIFICATE))


def sign(file: Path, env: Mapping[str, str] = os.environ) -> None:
    """Sign a program in its place; nothing without a certificate."""
    if not wanted(env):
        return
    with tempfile.TemporaryDirectory(prefix="hailuo-sign-") as name:
        secret, signed = Path(name, "password"), Path(name, file.name)
        secret.touch(0o600)
        secret.write_text(env.get(PASSWORD, ""), "utf-8")
        call(line(file, signed, secret, env))
        file.write_bytes(signed.read_bytes())


def line(file: Path, signed: Path, secret: Path, env: Mapping[str, str]) -> list[str]:
    words = ["osslsigncode", "sign", "-pkcs12", env[CERTIFICATE], "-readpass", str(secret)]
    words += ["-h", "sha256", "-n", "Hailuo Desktop"]
    server = env.get(STAMP, SERVER)
    words += ["-ts", server] if server else []
    return [*words, "-in", str(file), "-out", str(signed)]


def call(words: list[str]) -> None:
    try:
        done = subprocess.run(words, capture_output=True, text=True, check=False)
    except FileNotFoundError as error:
        raise Stop("Signing for Windows needs osslsigncode.") from error
    if done.returncode != 0:
        raise Stop(f"osslsigncode refuses: {(done.stderr or done.stdout).strip()[-400:]}")


if __name__ == "__main__":  # by makensis, for the uninstaller that it makes
    sign(Path(sys.argv[1]))
