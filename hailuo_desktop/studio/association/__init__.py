"""A double click on a ``.hailuo`` file opens it here: what each desktop must be told for that."""
