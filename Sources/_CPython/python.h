// The one place that includes CPython's own header.
#ifndef LOCKSTEP_PYTHON_H
#define LOCKSTEP_PYTHON_H

#if !__has_include(<Python.h>)
#error "Python.h was not found. Install the package libpython3-dev, and pkg-config, which finds it: apt-get install libpython3-dev pkg-config"
#endif

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#if PY_VERSION_HEX < 0x030A0000
#error "Lockstep needs Python 3.10 or later. Install its libpython3-dev, and let pkg-config find it as python3-embed"
#endif

#include "lockstep_cpython.h"

static inline PyObject *lockstep_python(lockstep_object *object) { return (PyObject *)object; }
static inline lockstep_object *lockstep_opaque(PyObject *object) {
  return (lockstep_object *)object;
}

#endif
