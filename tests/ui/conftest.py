"""What every widget needs to be made."""

import pytest

from hailuo_desktop.assets import asset
from hailuo_desktop.ui.icons import Icons


@pytest.fixture
def icons(qapp: object) -> Icons:
    return Icons(asset("icons"))
