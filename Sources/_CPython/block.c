// A Python object that owns a block of memory and exports it through the buffer protocol.
//
// Memory behind PyMemoryView_FromBuffer belongs to nobody that Python knows, so an array that
// outlives it would dangle. Here every view keeps the block alive.
#include <stdlib.h>
#include <string.h>

#include "python.h"

enum { alignment = 64, most_dimensions = 32 };

typedef struct {
  PyObject_HEAD
  void *memory;
  Py_ssize_t byte_count;
  Py_ssize_t item_size;
  const char *format;
  bool writable;
  int dimensions;
  Py_ssize_t shape[most_dimensions];
  Py_ssize_t strides[most_dimensions];
} block;

static int block_get_buffer(PyObject *self, Py_buffer *view, int flags) {
  block *owner = (block *)self;
  view->obj = NULL;
  if ((flags & PyBUF_WRITABLE) == PyBUF_WRITABLE && !owner->writable) {
    PyErr_SetString(PyExc_BufferError, "the block is read-only");
    return -1;
  }
  if ((flags & PyBUF_F_CONTIGUOUS) == PyBUF_F_CONTIGUOUS && owner->dimensions > 1) {
    PyErr_SetString(PyExc_BufferError, "the block is in C order");
    return -1;
  }
  view->buf = owner->memory;
  view->len = owner->byte_count;
  view->itemsize = owner->item_size;
  view->readonly = !owner->writable;
  view->ndim = owner->dimensions;
  view->format = (flags & PyBUF_FORMAT) == PyBUF_FORMAT ? (char *)owner->format : NULL;
  view->shape = (flags & PyBUF_ND) == PyBUF_ND ? owner->shape : NULL;
  view->strides = (flags & PyBUF_STRIDES) == PyBUF_STRIDES ? owner->strides : NULL;
  view->suboffsets = NULL;
  view->internal = NULL;
  Py_INCREF(self);
  view->obj = self;
  return 0;
}

static void block_deallocate(PyObject *self) {
  PyTypeObject *type = Py_TYPE(self);
  free(((block *)self)->memory);
  PyObject_Free(self);
  Py_DECREF(type);
}

static PyObject *block_type(void) {
  static PyObject *type = NULL;
  if (type == NULL) {
    static PyType_Slot slots[] = {
      {Py_bf_getbuffer, block_get_buffer},
      {Py_tp_dealloc, block_deallocate},
      {Py_tp_doc, "Memory that Swift and Python share."},
      {0, NULL},
    };
    static PyType_Spec specification = {
      .name = "lockstep_embedding.Block",
      .basicsize = sizeof(block),
      .flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION,
      .slots = slots,
    };
    // Guarded by the GIL, which the caller holds.
    type = PyType_FromSpec(&specification);
  }
  return type;
}

lockstep_object *lockstep_block(
  lockstep_element element, const ptrdiff_t *shape, int dimensions, bool writable, bool zeroed,
  void **address) {
  if (dimensions < 0 || dimensions > most_dimensions) {
    PyErr_Format(PyExc_ValueError, "an array has at most %d axes, not %d", most_dimensions,
                 dimensions);
    return NULL;
  }
  PyObject *type = block_type();
  if (type == NULL) return NULL;
  block *self = PyObject_New(block, (PyTypeObject *)type);
  if (self == NULL) return NULL;

  self->item_size = element == lockstep_element_float ? 4 : 8;
  // NumPy's int64 is C's long wherever that has 64 bits.
  self->format = element == lockstep_element_float    ? "f"
                 : element == lockstep_element_double ? "d"
                 : sizeof(long) == 8                  ? "l"
                                                      : "q";
  self->writable = writable;
  self->dimensions = dimensions;
  self->byte_count = self->item_size;
  for (int axis = dimensions - 1; axis >= 0; axis--) {
    self->shape[axis] = shape[axis];
    self->strides[axis] = self->byte_count;
    self->byte_count *= shape[axis];
  }
  // A stride of an empty array may have become 0 above; no element is ever read through it.
  size_t rounded = ((size_t)self->byte_count + alignment) / alignment * alignment;
  self->memory = aligned_alloc(alignment, rounded);
  if (self->memory == NULL) {
    Py_DECREF((PyObject *)self);
    PyErr_NoMemory();
    return NULL;
  }
  if (zeroed) memset(self->memory, 0, rounded);
  *address = self->memory;
  return lockstep_opaque((PyObject *)self);
}

lockstep_object *lockstep_as_array(lockstep_object *object) {
  PyObject *name = PyUnicode_InternFromString("numpy");
  if (name == NULL) return NULL;
  PyObject *numpy = PyImport_GetModule(name);
  if (numpy == NULL && !PyErr_Occurred()) numpy = PyImport_Import(name);
  Py_DECREF(name);
  if (numpy == NULL) return NULL;
  PyObject *convert = PyObject_GetAttrString(numpy, "asarray");
  Py_DECREF(numpy);
  if (convert == NULL) return NULL;
  PyObject *array = PyObject_CallOneArg(convert, lockstep_python(object));
  Py_DECREF(convert);
  return lockstep_opaque(array);
}
