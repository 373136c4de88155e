"""A chain of keychains as keyring makes it, on a machine that has none for it."""

from keyring.backends.chainer import ChainerBackend


class Keyring(ChainerBackend):
    priority = 1
    backends = ()
