"""A shot before it is made: its stills moved by its camera commands, as arithmetic and pixels.

One sketch for all: the rehearsal's films, the animatic and the window show the same moves.
``moves`` is arithmetic alone; the other modules need NumPy and PyAV.
"""
