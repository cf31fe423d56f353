#include <stdlib.h>
#include <string.h>

#include "python.h"

struct lockstep_view {
  Py_buffer buffer;
};

bool lockstep_view_is_available(lockstep_object *object) {
  return PyObject_CheckBuffer(lockstep_python(object));
}

lockstep_view *lockstep_view_acquire(lockstep_object *object) {
  lockstep_view *view = malloc(sizeof(lockstep_view));
  if (view == NULL) {
    PyErr_NoMemory();
    return NULL;
  }
  if (PyObject_GetBuffer(lockstep_python(object), &view->buffer, PyBUF_FULL_RO) != 0) {
    free(view);
    return NULL;
  }
  return view;
}

const char *lockstep_view_format(const lockstep_view *view) {
  return view->buffer.format != NULL ? view->buffer.format : "B";
}

lockstep_element lockstep_view_element(const lockstep_view *view) {
  const char *format = lockstep_view_format(view);
  const uint16_t one = 1;
  const char native = *(const uint8_t *)&one == 1 ? '<' : '>';
  if (*format == '@' || *format == '=' || *format == native) format++;
  if (format[0] == '\0' || format[1] != '\0') return lockstep_element_other;
  switch (format[0]) {
  case 'f': return view->buffer.itemsize == 4 ? lockstep_element_float : lockstep_element_other;
  case 'd': return view->buffer.itemsize == 8 ? lockstep_element_double : lockstep_element_other;
  case 'l':
  case 'q': return view->buffer.itemsize == 8 ? lockstep_element_int64 : lockstep_element_other;
  default: return lockstep_element_other;
  }
}

int lockstep_view_dimensions(const lockstep_view *view) { return view->buffer.ndim; }

ptrdiff_t lockstep_view_extent(const lockstep_view *view, int axis) {
  return view->buffer.shape[axis];
}

size_t lockstep_view_byte_count(const lockstep_view *view) { return (size_t)view->buffer.len; }

int lockstep_view_copy(lockstep_view *view, void *destination, size_t count) {
  if (count != (size_t)view->buffer.len) {
    PyErr_SetString(PyExc_ValueError, "the destination's size is not the view's");
    return -1;
  }
  return PyBuffer_ToContiguous(destination, &view->buffer, view->buffer.len, 'C');
}

void lockstep_view_release(lockstep_view *view) {
  PyBuffer_Release(&view->buffer);
  free(view);
}
