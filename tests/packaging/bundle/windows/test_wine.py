"""What Wine is given that it lacks, read from what a library asks for."""

from pathlib import Path

from bundle.proofs.wine import there, wanted, words

TOLD = """
\tDLL Name: KERNEL32.dll
\tvma:  Hint/Ord Member-Name Bound-To
\t9989e8\t  263  CreateFileW

\tDLL Name: icuuc.dll
\tvma:  Hint/Ord Member-Name Bound-To
\t9989e8\t  263  ucnv_open
\t9989f4\t  225  ucnv_close

 00996864\t00997000 00000000 00000000 00998f12 003d5648

\tDLL Name: MSVCP140.dll
\tvma:  Hint/Ord Member-Name Bound-To
\t998b6c\t  651  ?_Xbad_alloc@std@@YAXXZ
"""


def test_the_functions_of_one_library() -> None:
    assert wanted(TOLD, "icuuc.dll") == ["ucnv_open", "ucnv_close"]
    assert wanted(TOLD, "absent.dll") == []


def test_wine_says_nothing_and_draws_where_it_is_told() -> None:
    env = there(":7")
    assert env["DISPLAY"] == ":7"
    assert env["WINEDEBUG"] == "-all"


def test_its_registry_is_written_before_the_namespace_ends(tmp_path: Path) -> None:
    assert words(tmp_path, "wine x.exe")[-1].endswith("wineserver -w")
