#include "python.h"

lockstep_object *lockstep_attribute(lockstep_object *object, const char *name) {
  return lockstep_opaque(PyObject_GetAttrString(lockstep_python(object), name));
}

int lockstep_set_attribute(lockstep_object *object, const char *name, lockstep_object *value) {
  return PyObject_SetAttrString(lockstep_python(object), name, lockstep_python(value));
}

lockstep_object *lockstep_call(
  lockstep_object *callable, lockstep_object *const *arguments, size_t positional,
  lockstep_object *names) {
  return lockstep_opaque(PyObject_Vectorcall(
    lockstep_python(callable), (PyObject *const *)arguments, positional, lockstep_python(names)));
}

lockstep_object *lockstep_import(const char *name) {
  return lockstep_opaque(PyImport_ImportModule(name));
}

lockstep_object *lockstep_execute_module(const char *name, const char *source, const char *path) {
  PyObject *code = Py_CompileString(source, path, Py_file_input);
  if (code == NULL) return NULL;
  PyObject *module = PyImport_ExecCodeModuleEx(name, code, path);
  Py_DECREF(code);
  return lockstep_opaque(module);
}

lockstep_object *lockstep_take_exception(void) {
#if PY_VERSION_HEX >= 0x030C0000
  return lockstep_opaque(PyErr_GetRaisedException());
#else
  PyObject *type, *value, *traceback;
  PyErr_Fetch(&type, &value, &traceback);
  if (type == NULL) return NULL;
  PyErr_NormalizeException(&type, &value, &traceback);
  if (traceback != NULL && value != NULL) PyException_SetTraceback(value, traceback);
  Py_XDECREF(type);
  Py_XDECREF(traceback);
  return lockstep_opaque(value);
#endif
}

bool lockstep_is_keyboard_interrupt(lockstep_object *exception) {
  return PyErr_GivenExceptionMatches(lockstep_python(exception), PyExc_KeyboardInterrupt);
}

void lockstep_clear_error(void) { PyErr_Clear(); }
