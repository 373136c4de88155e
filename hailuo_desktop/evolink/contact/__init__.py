"""Answers of the service held against what this client was built for, without paying for one."""
