"""Which files hold a storyboard, by their suffix: the one list of them."""

PACKAGE = ".hailuo"
JSON = ".json"
STORYBOARDER = ".storyboarder"
WORKBOOKS = (".xlsx", ".xlsm")
TABLES = (".csv", ".tsv", *WORKBOOKS)
FOUNTAIN, FINAL_DRAFT = ".fountain", ".fdx"
SCRIPTS = (FOUNTAIN, FINAL_DRAFT)
SUFFIXES = (PACKAGE, JSON, *TABLES, STORYBOARDER, *SCRIPTS)
STORYBOARD = "storyboard.json"  # what makes a folder a storyboard, and stands in every package
