"""Second readers of timelines, which have no build for every Python yet."""

from importlib.util import find_spec

READ_BY_OTHERS = ["test_readers.py", "test_otio.py", "test_hand_off.py"]
collect_ignore = [] if find_spec("opentimelineio") else READ_BY_OTHERS
