"""What is proved of each kind of bundle, one module a kind."""
