"""The last look at a batch: what goes, what is wrong with it, and the one press that sends it."""
