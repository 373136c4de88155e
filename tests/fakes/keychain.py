"""A keychain that forgets with the test."""


class FakeKeychain:
    def __init__(self, available: bool = True) -> None:
        self.available = available
        self.key: str | None = None

    def load(self) -> str | None:
        return self.key

    def save(self, key: str) -> None:
        self.key = key

    def forget(self) -> None:
        self.key = None
