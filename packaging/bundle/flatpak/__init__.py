"""Flatpak: the folder for any Linux in a sandbox, with what it may touch named in a manifest.

Nobody has built it yet: its runtime has to be fetched from Flathub.
"""
