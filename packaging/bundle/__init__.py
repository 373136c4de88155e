"""What artists install: the product with all that it needs, one module for each kind of file."""
