"""Boards that come and go: what is asked before a table comes in or a sheet goes out."""
