"""Dialogs of the Help menu: texts to be read, copied, and sent on."""
