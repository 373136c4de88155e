"""What the environment says about connections, and cannot be used, stops no render."""

from pathlib import Path

from tests.cli.conftest import Batches, Program, shot
from tests.fakes.pictures import image_file

STALE = {
    "SSL_CERT_FILE": "/no/such/company.pem",
    "SSL_CERT_DIR": "/no/such/certificates",
    "SSLKEYLOGFILE": "/no/such/folder/keys.log",
    "ALL_PROXY": "socks4://127.0.0.1:9",
    "NO_PROXY": "http://[, [::1",
}


def test_a_rehearsal_needs_none_of_it(program: Program, batches: Batches, tmp_path: Path) -> None:
    image_file(tmp_path, "lamp.png", 640, 360)
    batch = batches.json(shot("A lamp", first_frame="lamp.png", quality="512p"))
    said = program("render", batch, "--output", "out", "--rehearsal", **STALE)
    assert said.code == 0, said.err
    assert "SSL_CERT" not in said.out + said.err


def test_a_real_run_names_it_and_goes_on(program: Program, batches: Batches) -> None:
    """As far as it can: without a key nothing is sent."""
    nobody = {"HAILUO_API_URL": "https://127.0.0.1:9", "HAILUO_FILES_URL": "https://127.0.0.1:9"}
    batch = batches.json(shot("A lamp"))
    said = program("render", batch, "--output", "out", **STALE, **nobody, EVOLINK_API_KEY="")
    assert said.code == 3, said.err
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE"):
        assert f"{name} names “{STALE[name]}”" in said.out + said.err
