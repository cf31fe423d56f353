"""Texts that are hard to carry inside a Swift literal. Only the tests embed them."""
