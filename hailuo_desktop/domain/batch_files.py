"""The files that hold a storyboard, by the ends of their names."""

from pathlib import PurePath

PACKAGE = ".hailuo"
JSON = ".json"
CSV = ".csv"
XLSX = ".xlsx"
STORYBOARDER = ".storyboarder"  # a project of the program of that name
TABLES = (CSV, XLSX)
SUFFIXES = (PACKAGE, JSON, *TABLES, STORYBOARDER)
STORYBOARD = "storyboard.json"  # makes a whole folder one storyboard, and lies in each package


def is_batch(name: str) -> bool:
    """Whether a file of that name or path is to be read as a storyboard."""
    return PurePath(name).suffix.lower() in SUFFIXES
