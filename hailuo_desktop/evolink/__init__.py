"""EvoLink over HTTP: what is sent and received, and what each answer means."""

import sys

# httpx looks for its command line, and loads click, rich and Pygments with it: more than twice
# of what the library itself takes, before the window can be filled.
sys.modules.setdefault("httpx._main", None)  # pyright: ignore[reportArgumentType]
