"""The command line: batches and the ledger without a window."""
