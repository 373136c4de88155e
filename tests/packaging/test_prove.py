"""What prove.sh says of a proof, and that each proof says what it proves."""

from pathlib import Path

import prove
import pytest
from bundle.proofs.proof import CARRIED, Unproved, all_done, carried_package, expect, need
from bundles import TARGETS
from stop import Stop

from hailuo_desktop.store.batch.read import read


def fine(_: Path) -> None:
    """it works."""


def wrong(_: Path) -> None:
    """it works not."""
    expect(False, "broken")


def unknown(_: Path) -> None:
    """it may work."""
    need("no-such-tool-anywhere")


@pytest.mark.parametrize(
    ("proof", "verdict", "failed", "unproved"),
    [
        (fine, "proved: x: it works", [], []),
        (wrong, "FAILED: x: it works not", ["x: it works not: broken"], []),
        (
            unknown,
            "not proved: x: it may work",
            [],
            ["x: it may work: this needs no-such-tool-anywhere"],
        ),
    ],
)
def test_verdicts(
    proof: prove.Proof,
    verdict: str,
    failed: list[str],
    unproved: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = prove.Verdicts()
    prove.prove(f"x: {prove.sentence(proof)}", proof, Path("file"), said)
    assert said == prove.Verdicts(failed, unproved)
    assert capsys.readouterr().out.startswith(f"{verdict} (")


def test_each_proof_says_what_it_proves() -> None:
    for target in TARGETS:
        found = [*prove.proofs(target), *prove.proofs(target, "ALONE")]
        assert found, target
        assert all(proof.__doc__ for proof in found)
        assert len({prove.sentence(proof) for proof in found}) == len(found)


def test_a_target_without_proofs_has_none() -> None:
    assert prove.proofs("of_nothing") == []


def test_a_render_without_its_films_fails(tmp_path: Path) -> None:
    (tmp_path / "1.mp4").write_bytes(b"0" * 20_000)
    with pytest.raises(Stop, match="1 of 4"):
        all_done("", tmp_path)


def test_unproved_is_no_failure() -> None:
    assert not issubclass(Unproved, Stop)


def test_the_package_of_the_double_click_is_one_that_the_product_reads(tmp_path: Path) -> None:
    found = read(carried_package(tmp_path / "carried.hailuo"))
    assert found.name == CARRIED
    assert len(found.entries) == 1


def test_each_target_has_its_lane() -> None:
    assert sorted(target for lane in prove.LANES for target in lane) == sorted(TARGETS)


def test_what_cannot_be_built_is_not_proved_and_said_to_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(prove, "lacking", lambda target: "" if target == "deb" else "a Mac")
    verdicts = prove.Verdicts()
    assert prove.buildable([], verdicts) == ["deb"]
    assert "macos: it cannot be built here without a Mac" in verdicts.unproved
    assert prove.buildable(["macos"], verdicts) == ["macos"]


def test_an_unknown_target_is_named() -> None:
    with pytest.raises(Stop, match=r"“floppy”"):
        prove.buildable(["floppy"], prove.Verdicts())


def test_what_was_built_before_is_found_and_proved_alone_at_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "hailuo-desktop_0.1.0_amd64.deb").touch()
    (tmp_path / "hailuo-desktop-0.1.0-windows-x64-setup.exe").touch()
    monkeypatch.setattr(prove, "DIST", tmp_path)
    seen: list[tuple[str, str]] = []

    def proofs(target: str, kind: str = "PROOFS") -> list[prove.Proof]:
        return [lambda file: seen.append((kind, file.name))]

    monkeypatch.setattr(prove, "proofs", proofs)
    assert prove.main(["--built", "deb", "windows"]) == 0
    assert [kind for kind, _ in seen] == ["PROOFS", "PROOFS", "ALONE", "ALONE"]
    assert "Nothing failed." in capsys.readouterr().out


def test_a_bundle_that_is_not_there_is_said_to_be_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(prove, "DIST", tmp_path)
    assert prove.main(["--built", "windows"]) == 1
    assert "No bundle for windows" in capsys.readouterr().err
