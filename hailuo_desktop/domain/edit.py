"""One replacement in a text."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Edit:
    """Replace ``text[start:end]`` with ``text``; positions count code points."""

    start: int
    end: int
    text: str

    def apply(self, prompt: str) -> str:
        return prompt[: self.start] + self.text + prompt[self.end :]

    @property
    def cursor(self) -> int:
        """Where typing goes on after the edit."""
        return self.start + len(self.text)
