#!/usr/bin/env python3
"""A docstring with "quotes" and '''quotes'''."""  # comment glued on

#################### banner
HASHES = """#"""  # and """## and "### and "####
ESCAPES = "\\ \\#(1) \\##(2) \\(x) \\u{41} \\" + r"\#(raw)\##u{41}\###"
CONTINUED = 1 + 2
TRAILING = """spaces here:   
  end"""
