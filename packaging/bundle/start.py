"""Where a frozen program begins: it is the product, and its own Python for what that starts so."""

import sys

if sys.argv[1:] == ["-m", "hailuo_desktop.simulator.encode"]:
    # The rehearsal encodes each film in a Python of its own; beside a frozen program there is none.
    from hailuo_desktop.simulator.encode import main
else:
    from hailuo_desktop.__main__ import main

sys.exit(main())
