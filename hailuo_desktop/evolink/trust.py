"""Whom to trust on https: what SSL_CERT_FILE and SSL_CERT_DIR name, else what the system trusts."""

import os
import re
import ssl
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from .network_fault import Fault, Trouble, trouble

FILE, FOLDER, KEY_LOG = "SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE"
_HASHED = re.compile(r"[0-9a-f]{8}\.\d+", re.IGNORECASE)  # how OpenSSL looks certificates up


@dataclass(frozen=True)
class Trust:
    """``unusable`` is what the environment names and could not be used: the rest goes on."""

    context: ssl.SSLContext
    unusable: tuple[Trouble, ...] = ()


def trust(variables: Mapping[str, str] = os.environ) -> Trust:
    """A context for connections to hosts; it raises nothing, whatever the variables hold."""
    named = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    # A company may name the certificate that signs, and not the root of it.
    named.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    unusable: list[Trouble] = []
    used = [_file(named, variables.get(FILE, ""), unusable)]
    folders = variables.get(FOLDER, "").split(os.pathsep)
    used += [_folder(named, folder, unusable) for folder in folders]
    context = named if any(used) else _system(passed_over=bool(unusable))
    _log_keys(context, variables.get(KEY_LOG, ""), unusable)
    return Trust(context, tuple(unusable))


def _system(*, passed_over: bool) -> ssl.SSLContext:
    """What the system trusts; OpenSSL itself would go by the variables that are passed over."""
    import truststore  # the window is filled before anything is asked for over TLS

    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if passed_over and sys.platform not in ("win32", "darwin"):
        usual = ssl.get_default_verify_paths()
        for named in ({"cafile": usual.openssl_cafile}, {"capath": usual.openssl_capath}):
            with suppress(OSError):  # a system has one of the two, or both
                context.load_verify_locations(**named)
    return context


def _file(context: ssl.SSLContext, path: str, unusable: list[Trouble]) -> bool:
    if not path:
        return False
    problem = _loaded(context, Path(path), FILE)
    unusable += [problem] if problem else []
    return problem is None


def _folder(context: ssl.SSLContext, path: str, unusable: list[Trouble]) -> bool:
    """One that OpenSSL's own command has prepared, or any folder of certificates."""
    if not path:
        return False
    folder = Path(path)
    try:
        files = sorted(file for file in folder.iterdir() if not file.is_dir())
    except OSError as error:
        unusable.append(_problem(error, folder, FOLDER))
        return False
    if any(_HASHED.fullmatch(file.name) for file in files):
        context.load_verify_locations(capath=path)
        return True
    loaded = [file for file in files if _loaded(context, file, FOLDER) is None]
    if loaded:
        return True
    unusable.append(trouble(Fault.CERTIFICATES_EMPTY, variable=FOLDER, path=path))
    return False


def _loaded(context: ssl.SSLContext, file: Path, variable: str) -> Trouble | None:
    try:
        context.load_verify_locations(cafile=file)
    except (OSError, ValueError) as error:  # an SSLError is an OSError
        return _problem(error, file, variable)
    return None


def _problem(error: OSError | ValueError, path: Path, variable: str) -> Trouble:
    named = {"variable": variable, "path": str(path)}
    if isinstance(error, FileNotFoundError):
        return trouble(Fault.CERTIFICATES_MISSING, **named)
    if isinstance(error, ssl.SSLError | ValueError):
        return trouble(Fault.CERTIFICATES_EMPTY, **named)
    return trouble(Fault.CERTIFICATES_UNREADABLE, **named, why=error.strerror or str(error))


def _log_keys(context: ssl.SSLContext, path: str, unusable: list[Trouble]) -> None:
    """For whoever debugs a network: Python's own default contexts do it too."""
    if not path:
        return
    try:
        context.keylog_filename = path
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        unusable.append(trouble(Fault.KEY_LOG_UNWRITABLE, path=path, why=why))
