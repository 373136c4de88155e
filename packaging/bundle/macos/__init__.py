"""macOS: an application, signed from the inside out, notarised and put on a disk image.

Nobody has run this on a Mac yet: see proofs/macos.py.
"""
