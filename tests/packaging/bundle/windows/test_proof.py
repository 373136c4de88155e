"""What Wine's registry says opens a storyboard."""

import pytest
from bundle.proofs.windows import opening
from stop import Stop

TOLD = r"""
[Software\\Classes\\HailuoDesktop.storyboard\\shell\\open\\command] 1764
#time=1dc6
@="\"C:\\users\\artist\\Hailuo Desktop\\hailuo-desktopw.exe\" \"%1\""

[Software\\Classes\\Other]
@="other"
"""


def test_the_line_that_opens_a_file() -> None:
    assert opening(TOLD) == '"C:/users/artist/Hailuo Desktop/hailuo-desktopw.exe" "%1"'


def test_no_class_is_a_failure() -> None:
    with pytest.raises(Stop, match="names no program"):
        opening("")
