"""Run, test and check Hailuo Desktop from a checkout, with nothing installed but Python and pip.

    python3 packaging/dev.py run --rehearsal     the program, against a simulated service
    python3 packaging/dev.py test                all tests
    python3 packaging/dev.py test --quick        those that take a minute, all together
    python3 packaging/dev.py lint                style, types, layers and sentences
    python3 packaging/dev.py setup               everything that the other commands need
    python3 packaging/dev.py lock                pin the requirements anew (--upgrade: newer ones)
    python3 packaging/dev.py bundle linux        what artists install; “bundle --help” has the rest

What follows run, test or lock is passed on to the program, to pytest or to uv.
"""

import sys

from pythons import refusal, supported


def main() -> int:
    """Do the command that was typed and return its exit code."""
    if not supported(*sys.version_info[:2]):
        print(refusal(*sys.version_info[:2]), file=sys.stderr)
        return 1
    # Imported late: an unsupported Python may not even be able to read it.
    from checkout import main as checkout

    return checkout(sys.argv[1:], __doc__ or "")


if __name__ == "__main__":
    sys.exit(main())
