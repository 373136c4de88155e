"""What the artist can decide about a take whose submission was lost."""

from enum import Enum


class Decision(Enum):
    """ADOPT: it has a task of this id. RESEND: it was never made. ABANDON: whatever it became."""

    ADOPT = "adopt"
    RESEND = "resend"
    ABANDON = "abandon"
