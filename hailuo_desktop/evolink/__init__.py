"""EvoLink over HTTP: what is sent and received, and what each answer means."""

import sys

# httpx would load a command line of its own with all that it prints with, wherever those
# libraries happen to be: half of what the client costs at the start. Without, it says so and
# goes on.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
