"""What “About” tells, from a checkout and in a bundle: each licence can be read."""

import asyncio
from pathlib import Path

import pytest

from hailuo_desktop import __version__
from hailuo_desktop.app.help import about_presenter
from hailuo_desktop.studio import components
from hailuo_desktop.ui.help.about_dialog import AboutDialog
from tests.app.conftest import Stage


async def background(stage: Stage) -> None:
    while tasks := list(stage.wiring._background._tasks):
        await asyncio.gather(*tasks)


async def opened(stage: Stage) -> AboutDialog:
    stage.widgets.window.action_set.by_name["about"].trigger()
    await background(stage)
    (dialog,) = stage.widgets.window.findChildren(AboutDialog)
    return dialog


def rows(dialog: AboutDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


async def test_from_a_checkout_it_names_what_is_loaded(stage: Stage) -> None:
    dialog = await opened(stage)
    assert rows(dialog)[0].startswith(f"Hailuo Desktop {__version__}\nMIT")
    assert "MIT" in dialog.about.text()
    assert "Permission is hereby granted" in dialog.text.toPlainText()
    assert any(row.startswith("pydantic ") for row in rows(dialog))
    stage.widgets.window.action_set.by_name["about"].trigger()
    assert len(stage.widgets.window.findChildren(AboutDialog)) == 1
    dialog.reject()


async def test_a_licence_is_read_when_its_part_is_chosen(stage: Stage) -> None:
    dialog = await opened(stage)
    row = next(n for n, text in enumerate(rows(dialog)) if text.startswith("httpx "))
    dialog.list.setCurrentRow(row)
    await background(stage)
    words = dialog.text.toPlainText()
    assert words.startswith("httpx ")
    assert "Source: https://" in words
    assert "Redistribution and use in source and binary forms" in words
    dialog.reject()


async def test_a_bundle_is_under_the_gpl_and_shows_its_texts(stage: Stage, bundle: Path) -> None:
    dialog = await opened(stage)
    assert "GNU General Public License, version 3" in dialog.about.text()
    assert [row.splitlines() for row in rows(dialog)] == [
        [f"Hailuo Desktop {__version__}", "GPL-3.0-or-later, as a whole"],
        ["Qt 6.11.3", "LGPL-3.0-only"],
        ["x264 165", "GPL-2.0-or-later"],
    ]
    assert "the whole text of the GPL" in dialog.text.toPlainText()
    dialog.list.setCurrentRow(2)
    await background(stage)
    assert dialog.text.toPlainText() == (
        "x264 165\nGPL-2.0-or-later\nSource: https://example.org/x264\n\n<b>to the letter</b>"
    )
    dialog.reject()


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    whole = components.asset

    def asset(*parts: str) -> Path:
        return tmp_path.joinpath(*parts) if parts[0] == "licences" else whole(*parts)

    page = tmp_path / "licences" / "COMPONENTS.txt"
    (page.parent / "x264").mkdir(parents=True)
    (page.parent / "x264" / "COPYING").write_text("<b>to the letter</b>", "utf-8")
    (page.parent / "GPL-3.0.txt").write_text("the whole text of the GPL", "utf-8")
    page.write_text(
        "This bundle as a whole.\n\n"
        "x264 165\n    licence: GPL-2.0-or-later\n    source: https://example.org/x264\n\n"
        "Qt 6.11.3\n    licence: LGPL-3.0-only\n    source: https://example.org/qt\n",
        "utf-8",
    )
    monkeypatch.setattr(components, "asset", asset)
    assert about_presenter.is_bundle()
    return page


def test_the_page_that_a_bundle_writes_is_the_page_that_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bundle.components import Component
    from bundle.licences import page

    text = tmp_path / "COPYING"
    text.write_text("x", "utf-8")
    carried = [Component("x264", "165", "GPL-2.0-or-later", "https://example.org/x264", (text,))]
    (tmp_path / "licences").mkdir()
    (tmp_path / "licences" / "COMPONENTS.txt").write_text(page(carried), "utf-8")
    monkeypatch.setattr(components, "asset", tmp_path.joinpath)
    (_, found) = components.components()
    assert (found.name, found.version, found.licence) == ("x264", "165", "GPL-2.0-or-later")
    assert components.head().startswith("Hailuo Desktop's source is under the MIT licence")
