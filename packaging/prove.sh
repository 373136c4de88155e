#!/usr/bin/env bash
# Builds what artists install and proves it, as far as this machine can; says what it could not.
#     sudo packaging/prove.sh [linux] [deb] [windows] …
# Without a name, all that can be built here. Needs root, mmdebstrap, Xvfb and xdotool for the rest,
# and gcc-mingw-w64-x86-64 and nsis for Windows.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec python3 packaging/prove.py "$@"
