"""The files that hold a storyboard, by the ends of their names."""

from pathlib import PurePath

PACKAGE, ZIP = ".hailuo", ".zip"  # a package that was packed anew may have become the other
JSON = ".json"
CSV, TSV = ".csv", ".tsv"
XLSX = ".xlsx"
WORKBOOKS = (XLSX, ".xlsm")
TABLES = (CSV, TSV, *WORKBOOKS)
STORYBOARDER = ".storyboarder"  # a project of the program of that name
FOUNTAIN, FINAL_DRAFT = ".fountain", ".fdx"
SCRIPTS = (FOUNTAIN, FINAL_DRAFT)
LISTS = (*TABLES, *SCRIPTS)  # what may lie among the pictures that it names
SUFFIXES = (PACKAGE, ZIP, JSON, STORYBOARDER, *LISTS)
STORYBOARD = "storyboard.json"  # makes a whole folder one storyboard, and lies in each package
MOST_SHOTS = 5000  # of a storyboard in any of these


def is_batch(name: str) -> bool:
    """Whether a file of that name or path is to be read as a storyboard."""
    return PurePath(name).suffix.lower() in SUFFIXES
