"""What lies on disk: the ledger, boards, frames, videos, settings; and the key in the keychain."""

# PySide6 looks into every module that is imported after it. Where that look is the first to
# touch pydantic's lazy attributes, pydantic imports itself in a circle and fails: so all of it
# is here before anything else wants it, in the one order that always works.
import pydantic.errors  # pyright: ignore[reportUnusedImport]
import pydantic.types  # noqa: F401  # pyright: ignore[reportUnusedImport]
