#include <string.h>

#include "python.h"

void lockstep_retain(lockstep_object *object) { Py_INCREF(lockstep_python(object)); }
void lockstep_release(lockstep_object *object) { Py_DECREF(lockstep_python(object)); }
ptrdiff_t lockstep_reference_count(lockstep_object *object) {
  return Py_REFCNT(lockstep_python(object));
}

lockstep_object *lockstep_none(void) {
  Py_INCREF(Py_None);
  return lockstep_opaque(Py_None);
}

lockstep_object *lockstep_from_bool(bool value) { return lockstep_opaque(PyBool_FromLong(value)); }

lockstep_object *lockstep_from_int(int64_t value) {
  return lockstep_opaque(PyLong_FromLongLong(value));
}

lockstep_object *lockstep_from_double(double value) {
  return lockstep_opaque(PyFloat_FromDouble(value));
}

lockstep_object *lockstep_from_utf8(const char *bytes, size_t count) {
  return lockstep_opaque(PyUnicode_FromStringAndSize(bytes, (Py_ssize_t)count));
}

lockstep_object *lockstep_list(lockstep_object *const *items, size_t count) {
  PyObject *list = PyList_New((Py_ssize_t)count);
  for (size_t i = 0; list != NULL && i < count; i++) {
    PyObject *item = lockstep_python(items[i]);
    Py_INCREF(item);
    PyList_SET_ITEM(list, (Py_ssize_t)i, item);
  }
  return lockstep_opaque(list);
}

lockstep_object *lockstep_tuple(lockstep_object *const *items, size_t count) {
  PyObject *tuple = PyTuple_New((Py_ssize_t)count);
  for (size_t i = 0; tuple != NULL && i < count; i++) {
    PyObject *item = lockstep_python(items[i]);
    Py_INCREF(item);
    PyTuple_SET_ITEM(tuple, (Py_ssize_t)i, item);
  }
  return lockstep_opaque(tuple);
}

lockstep_object *lockstep_dictionary(void) { return lockstep_opaque(PyDict_New()); }

int lockstep_dictionary_set(
  lockstep_object *dictionary, lockstep_object *key, lockstep_object *value) {
  return PyDict_SetItem(
    lockstep_python(dictionary), lockstep_python(key), lockstep_python(value));
}

bool lockstep_is_none(lockstep_object *object) { return lockstep_python(object) == Py_None; }
bool lockstep_is_string(lockstep_object *object) {
  return PyUnicode_Check(lockstep_python(object));
}

const char *lockstep_type_name(lockstep_object *object) {
  return Py_TYPE(lockstep_python(object))->tp_name;
}

int lockstep_to_bool(lockstep_object *object) {
  // Everything in Python has a truth value; only what is meant as one may pass.
  const char *name = lockstep_type_name(object);
  if (!PyBool_Check(lockstep_python(object)) && strcmp(name, "numpy.bool_") != 0 &&
      strcmp(name, "numpy.bool") != 0) {
    PyErr_Format(PyExc_TypeError, "a bool is required, not %.200s", name);
    return -1;
  }
  return PyObject_IsTrue(lockstep_python(object));
}

int lockstep_to_int(lockstep_object *object, int64_t *value) {
  *value = PyLong_AsLongLong(lockstep_python(object));
  return *value == -1 && PyErr_Occurred() ? -1 : 0;
}

int lockstep_to_double(lockstep_object *object, double *value) {
  *value = PyFloat_AsDouble(lockstep_python(object));
  return *value == -1.0 && PyErr_Occurred() ? -1 : 0;
}

const char *lockstep_to_utf8(lockstep_object *object, size_t *count) {
  Py_ssize_t size = 0;
  if (!PyUnicode_Check(lockstep_python(object))) {
    PyErr_Format(
      PyExc_TypeError, "a string is required, not %.200s", lockstep_type_name(object));
    return NULL;
  }
  const char *bytes = PyUnicode_AsUTF8AndSize(lockstep_python(object), &size);
  *count = (size_t)size;
  return bytes;
}

lockstep_object *lockstep_to_sequence(lockstep_object *object) {
  // A string yields its characters: never what a caller who wants a list means.
  if (PyUnicode_Check(lockstep_python(object)) || PyBytes_Check(lockstep_python(object))) {
    PyErr_Format(
      PyExc_TypeError, "a sequence is required, not %.200s", lockstep_type_name(object));
    return NULL;
  }
  return lockstep_opaque(
    PySequence_Fast(lockstep_python(object), "a sequence is required"));
}

size_t lockstep_sequence_count(lockstep_object *sequence) {
  return (size_t)PySequence_Fast_GET_SIZE(lockstep_python(sequence));
}

lockstep_object *lockstep_sequence_item(lockstep_object *sequence, size_t index) {
  // A list can change under the caller's feet while it runs other Python code.
  return lockstep_opaque(PySequence_GetItem(lockstep_python(sequence), (Py_ssize_t)index));
}

lockstep_object *lockstep_mapping_items(lockstep_object *mapping) {
  return lockstep_opaque(PyMapping_Items(lockstep_python(mapping)));
}

lockstep_object *lockstep_subscript(lockstep_object *object, lockstep_object *key) {
  return lockstep_opaque(PyObject_GetItem(lockstep_python(object), lockstep_python(key)));
}
