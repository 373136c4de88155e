"""Which files hold a storyboard, by their suffix: the one list of them."""

PACKAGE, ZIP = ".hailuo", ".zip"  # a package that was packed anew may have become the other
JSON = ".json"
STORYBOARDER = ".storyboarder"
WORKBOOKS = (".xlsx", ".xlsm")
TABLES = (".csv", ".tsv", *WORKBOOKS)
FOUNTAIN, FINAL_DRAFT = ".fountain", ".fdx"
SCRIPTS = (FOUNTAIN, FINAL_DRAFT)
LISTS = (*TABLES, *SCRIPTS)  # what may lie among the pictures that it names
SUFFIXES = (PACKAGE, ZIP, JSON, STORYBOARDER, *LISTS)
MOST_SHOTS = 5000  # of a batch in any of these
STORYBOARD = "storyboard.json"  # what makes a folder a storyboard, and stands in every package
