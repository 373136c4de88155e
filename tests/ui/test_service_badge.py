"""The corner says in words how things stand with the service."""

from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from hailuo_desktop.domain.money import Balance
from hailuo_desktop.ui.icons import Icons
from hailuo_desktop.ui.service_badge import ServiceBadge, ServiceState, amount
from hailuo_desktop.ui.theme import DARK


@pytest.fixture
def badge(qtbot: QtBot, icons: Icons) -> ServiceBadge:
    widget = ServiceBadge(icons, DARK)
    qtbot.addWidget(widget)
    return widget


@pytest.mark.parametrize("state", list(ServiceState))
def test_every_state_has_words_a_tip_and_a_picture(
    badge: ServiceBadge, state: ServiceState
) -> None:
    badge.show_state(state, None)
    assert badge.text() == state.value
    assert badge.accessibleName() == f"Service: {state.value}"
    assert badge.accessibleDescription() in badge.toolTip()
    assert not badge.icon().isNull()


def test_what_is_left_is_told(badge: ServiceBadge) -> None:
    badge.show_state(ServiceState.ONLINE, Balance(Decimal(900), Decimal("12.5")))
    assert badge.text() == "Online · 12.5 credits"


def test_what_the_service_said_is_text(badge: ServiceBadge) -> None:
    badge.show_state(ServiceState.REFUSED, None, "The key <b>is</b> expired.")
    assert "&lt;b&gt;is&lt;/b&gt;" in badge.toolTip()


def test_a_click_is_for_the_key(badge: ServiceBadge, qtbot: QtBot) -> None:
    with qtbot.waitSignal(badge.key_requested):
        badge.click()


@pytest.mark.parametrize(
    ("left", "words"),
    [
        ("0", "0"),
        ("980", "980"),
        ("12.5", "12.5"),
        ("1234567", "1\u2009234\u2009567"),
        ("0.04", "0"),
    ],
)
def test_credits_read_like_an_amount(left: str, words: str) -> None:
    assert amount(Decimal(left)) == words
