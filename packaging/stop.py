"""The one way in which dev.py gives up."""


class Stop(Exception):
    """It cannot go on; the message is a sentence that says why, and what to do."""
