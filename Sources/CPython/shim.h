// Deliberately empty: this module only carries the flags that pkg-config gives for python3-embed.
// The declarations that Swift sees are those of _CPython; Python.h itself never reaches Swift.
