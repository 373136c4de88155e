"""A keyring that never opens, and blurts out what it was given."""

from keyring.backend import KeyringBackend


class SecretService(KeyringBackend):
    priority = 1.0  # type: ignore[assignment]

    def get_password(self, service: str, username: str) -> str | None:
        raise ConnectionResetError("the bus is gone")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise RuntimeError(f"cannot keep {password}")

    def delete_password(self, service: str, username: str) -> None:
        raise RuntimeError("locked")
