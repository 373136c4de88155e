"""A keyring as others write them: everything in a plain file."""

from pathlib import Path

from keyring.backend import KeyringBackend


class Keyring(KeyringBackend):
    priority = 20.0  # type: ignore[assignment]

    def get_password(self, service: str, username: str) -> str | None:
        file = Path.home() / "passwords"
        return file.read_text("utf-8") if file.exists() else None

    def set_password(self, service: str, username: str, password: str) -> None:
        (Path.home() / "passwords").write_text(password, "utf-8")

    def delete_password(self, service: str, username: str) -> None:
        (Path.home() / "passwords").unlink()
