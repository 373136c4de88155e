"""The built-in rehearsal of EvoLink: the whole app with no key and no cost."""

from .faults import Fault
from .serve import Rehearsal

__all__ = ["Fault", "Rehearsal"]
