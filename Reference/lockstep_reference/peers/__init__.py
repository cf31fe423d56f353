"""Other implementations of the LSTM, called as their users call them, to be timed and judged.

Each module is one peer. Its class ``Peer`` imports the framework when it is made, so that the
package can be imported where no framework is installed:

* ``packages``: what has to be installed.
* ``Peer(threads)``: the framework, limited to that many threads; ``version``.
* ``prepare(case)``: converts the weights to the framework's layout, and returns a function without
  arguments: one forward pass from inputs that are in place to outputs that are complete.
* ``outputs(result)``: what such a call returned as arrays, ``h`` [T, B, H].

``worker.py`` runs one of them in a process of its own, which ``lockstep bench`` starts and drives.
The process is limited to so many processors already, and the variables of linear algebra beneath
frameworks are set.
"""
