"""What the embedding process needs of Python: imports from memory, environments, errors."""
