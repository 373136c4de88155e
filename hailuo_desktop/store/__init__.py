"""What lies on disk: the ledger, boards, frames, videos, settings; and the key in the keychain."""
