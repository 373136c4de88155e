"""The board played before a credit is spent: stills moved by their camera commands."""
