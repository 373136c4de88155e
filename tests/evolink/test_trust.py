"""Whom to trust, and what is said about names that lead nowhere."""

import os
from pathlib import Path

import pytest
import truststore

from hailuo_desktop.evolink.network_fault import Fault
from hailuo_desktop.evolink.trust import trust
from tests.evolink.conftest import Authority


def faults(**variables: str) -> list[Fault]:
    return [each.fault for each in trust(variables).unusable]


def test_without_a_word_the_system_is_asked() -> None:
    found = trust({})
    assert type(found.context) is truststore.SSLContext
    assert found.unusable == ()


def test_an_empty_word_is_none() -> None:
    assert faults(SSL_CERT_FILE="", SSL_CERT_DIR="", SSLKEYLOGFILE="") == []


def test_what_is_named_is_trusted_and_nothing_else(authority: Authority) -> None:
    (certificate,) = trust({"SSL_CERT_FILE": str(authority.file)}).context.get_ca_certs(True)
    assert certificate


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (None, Fault.CERTIFICATES_MISSING),
        (b"", Fault.CERTIFICATES_EMPTY),
        (b"no certificate", Fault.CERTIFICATES_EMPTY),
        (b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", None),
        (b"\x30\x82\x00\xff" * 99, Fault.CERTIFICATES_EMPTY),
    ],
)
def test_a_file_that_holds_nothing_is_named(
    tmp_path: Path, content: bytes | None, fault: Fault | None
) -> None:
    file = tmp_path / "company {ca}.pem"
    if content is not None:
        file.write_bytes(content)
    found = trust({"SSL_CERT_FILE": str(file)})
    assert type(found.context) is truststore.SSLContext
    (problem,) = found.unusable
    assert fault is None or problem.fault == fault
    assert f"SSL_CERT_FILE names “{file}”" in problem.sentence


def test_a_folder_is_no_file_and_a_file_no_folder(tmp_path: Path, authority: Authority) -> None:
    unreadable = Fault.CERTIFICATES_UNREADABLE
    assert faults(SSL_CERT_FILE=str(tmp_path)) in ([unreadable], [Fault.CERTIFICATES_EMPTY])
    assert faults(SSL_CERT_DIR=str(authority.file)) == [unreadable]


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    assert faults(SSL_CERT_DIR=str(tmp_path)) == [Fault.CERTIFICATES_EMPTY]


def test_each_folder_of_several_is_judged_by_itself(tmp_path: Path, authority: Authority) -> None:
    folders = os.pathsep.join([str(tmp_path / "gone"), "", str(authority.file.parent)])
    found = trust({"SSL_CERT_DIR": folders})
    assert [each.fault for each in found.unusable] == [Fault.CERTIFICATES_MISSING]
    assert len(found.context.get_ca_certs(True)) == 1


def test_keys_are_logged_where_that_is_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "keys"
    assert faults(SSLKEYLOGFILE=str(file)) == []
    assert file.exists()


@pytest.mark.parametrize("path", ["none/keys", "."])
def test_a_key_log_that_cannot_be_written_is_named(tmp_path: Path, path: str) -> None:
    (problem,) = trust({"SSLKEYLOGFILE": str(tmp_path / path)}).unusable
    assert problem.fault == Fault.KEY_LOG_UNWRITABLE
    assert "SSLKEYLOGFILE names" in problem.sentence
