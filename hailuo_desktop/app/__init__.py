"""The window, composed: one presenter a panel.

A presenter stands between one panel of ``ui`` and the layers below: it hears what the artist
wishes there, does it through ``studio`` and ``engine``, and shows what came of it. The folders are
the panels of the window: board, shot, queue, viewer; ``carry`` is what comes in and goes out,
``system`` the desktop.
"""
