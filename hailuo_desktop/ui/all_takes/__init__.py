"""All takes of the library: found, narrowed, sorted, and given back."""
