TEXT = "first"
OTHER = 2

LAST = 3
