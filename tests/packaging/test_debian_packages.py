"""How Debian calls the package of a library."""

from pathlib import Path

import pytest
from debian_packages import candidates, chosen


@pytest.mark.parametrize(
    ("soname", "package"),
    [
        ("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
        ("libxcb-cursor.so.0", "libxcb-cursor0"),
        ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
        ("libX11.so.6", "libx11-6"),
        ("libX11-xcb.so.1", "libx11-xcb1"),
        ("libXrandr.so.2", "libxrandr2"),
        ("libEGL.so.1", "libegl1"),
        ("libdbus-1.so.3", "libdbus-1-3"),
        ("libglib-2.0.so.0", "libglib2.0-0"),
        ("libbrotlidec.so.1", "libbrotli1"),
        ("libasound.so.2", "libasound2"),
        ("libstdc++.so.6", "libstdc++6"),
        ("libnss3.so", "libnss3"),
    ],
)
def test_a_package_is_named_after_its_library(soname: str, package: str) -> None:
    assert candidates(soname) == [package, f"{package}t64"]


def test_what_this_system_could_install_is_asked_of_apt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = tmp_path / "answer"
    answer.write_text(
        "libasound2:\n  Installed: (none)\n  Candidate: (none)\n  Version table:\n"
        "libasound2t64:\n  Installed: (none)\n  Candidate: 1.2.14-1\n  Version table:\n"
        "     1.2.14-1 500\n        500 http://deb.example/debian trixie/main amd64 Packages\n"
        "libgl1:\n  Installed: 1.7.0-3\n  Candidate: 1.7.0-3\n",
        "utf-8",
    )
    script = tmp_path / "apt-cache"
    script.write_text(f'#!/bin/sh\ncat "{answer}"\n', "utf-8")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert chosen(["libasound2", "libasound2t64", "libgl1"]) == {"libasound2t64", "libgl1"}


def test_without_apt_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert chosen(["libgl1"]) == set()
