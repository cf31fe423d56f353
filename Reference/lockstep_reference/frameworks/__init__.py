"""Frameworks as subjects: an adapter a file, each in a process of its own.

An adapter is a class ``Framework`` with

* ``packages``: the names of what has to be installed;
* ``__init__(self)``: imports them, one thread, and says ``version``;
* ``stepper(self, case)``: converts the weights of a ``PeerCase``, and returns a function
  ``step(x, c, h) → (c, h)`` of arrays [B, I], [B, H], [B, H] in the case's precision, which calls the
  framework as its users do.
"""
