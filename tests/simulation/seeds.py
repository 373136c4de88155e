"""Seeds of lives that broke a promise once, with what was wrong; they are played for ever.

A seed means the same life only as long as the simulation draws its chances in the same order:
where that changes, the fault is caught by the test that is named beside it.
"""

FOUND: dict[int, str] = {
    1244: "a film given back beside a take that waited for it: tests/engine/test_reconciliation.py",
    5032: "a film given back beside a take that waited for it: tests/engine/test_reconciliation.py",
    5791: "another computer's task taken for ours: tests/engine/test_company.py",
    112: "a stranger's task told as ours, its film gone: tests/engine/test_fetching.py",
    1045: "a found task followed with another key: tests/engine/test_reconciliation.py",
    3027: "a list read as the key changed: tests/engine/test_reconciliation.py",
    290: "a take whose stop a full disk refused was sent no more: tests/engine/test_stopping.py",
}
