"""The workflow calls the commands that people have too, with tools by their version."""

import re
from pathlib import Path

from bundles import TARGETS

ROOT = Path(__file__).resolve().parents[2]
WHOLE = (ROOT / ".github/workflows/bundles.yml").read_text("utf-8")
TEXT = "\n".join(line for line in WHOLE.splitlines() if not line.startswith("#"))


def test_every_action_is_pinned_by_its_version() -> None:
    used = re.findall(r"uses: (\S+)", TEXT)
    assert used
    assert [each for each in used if not re.fullmatch(r"[\w./-]+@v\d+\.\d+\.\d+", each)] == []


def test_it_calls_what_is_there() -> None:
    called = re.findall(r"packaging/(?:prove\.(?:sh|py)|dev\.py)((?: [\w-]+)*)", TEXT)
    words = {word for each in called for word in each.split() if not word.startswith("--")}
    assert words <= {*TARGETS, "bundle", "setup"}
    assert {"linux", "deb", "windows", "macos"} <= words
    for path in set(re.findall(r"packaging/[\w.]+\.(?:sh|py)", TEXT)):
        assert (ROOT / path).is_file()


def test_it_may_read_and_only_the_release_may_write() -> None:
    assert TEXT.count("contents: write") == 1
    assert TEXT.index("contents: write") > TEXT.index("\n  release:")
    assert "pull_request_target" not in TEXT


def test_secrets_reach_a_step_by_the_environment_alone() -> None:
    for line in TEXT.splitlines():
        if "secrets." in line:
            assert re.fullmatch(r"\s+[A-Z_]+: \$\{\{ secrets\.[A-Z_]+ \}\}", line), line
