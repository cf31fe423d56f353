// What Swift sees of CPython. Python.h is not included, so that none of its globals are imported.
//
// Unless said otherwise a function needs the GIL, returns a new reference, and on failure returns
// NULL (or -1) with Python's error indicator set.
#ifndef LOCKSTEP_CPYTHON_H
#define LOCKSTEP_CPYTHON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct lockstep_object lockstep_object;

// Starting. These need no GIL.

/// The linked library's version text, such as "3.11.2 (main, …)". Works before the start.
const char *lockstep_python_version(void);

/// The file that `Py_InitializeFromConfig` was loaded from, or NULL.
const char *lockstep_library_path(void);

/// Starts an isolated interpreter, leaves the GIL free, and SIGINT and SIGPIPE as they were.
/// Returns 0, or -1 with the reason in `message`. Never ends the process.
int lockstep_start(const char *program, char *message, size_t capacity);

/// One lock for the whole process, held by who decides whether to start.
void lockstep_start_lock(void);
void lockstep_start_unlock(void);

/// Keeps up to 256 MiB of freed memory in the process, where the C library can be told to.
void lockstep_keep_freed_memory(void);

int lockstep_gil_acquire(void);
void lockstep_gil_release(int state);

// References.

void lockstep_retain(lockstep_object *object);
void lockstep_release(lockstep_object *object);
ptrdiff_t lockstep_reference_count(lockstep_object *object);

// Values to Python.

lockstep_object *lockstep_none(void);
lockstep_object *lockstep_from_bool(bool value);
lockstep_object *lockstep_from_int(int64_t value);
lockstep_object *lockstep_from_double(double value);
lockstep_object *lockstep_from_utf8(const char *bytes, size_t count);
lockstep_object *lockstep_list(lockstep_object *const *items, size_t count);
lockstep_object *lockstep_tuple(lockstep_object *const *items, size_t count);
lockstep_object *lockstep_dictionary(void);
int lockstep_dictionary_set(
  lockstep_object *dictionary, lockstep_object *key, lockstep_object *value);

// Values from Python.

bool lockstep_is_none(lockstep_object *object);
bool lockstep_is_string(lockstep_object *object);

/// The name of the object's type; borrowed.
const char *lockstep_type_name(lockstep_object *object);

/// 1, 0, or -1 with a TypeError when the object is no truth value (Python's or NumPy's).
int lockstep_to_bool(lockstep_object *object);
int lockstep_to_int(lockstep_object *object, int64_t *value);
int lockstep_to_double(lockstep_object *object, double *value);

/// The string's UTF-8 text; borrowed from the object.
const char *lockstep_to_utf8(lockstep_object *object, size_t *count);

/// A list or tuple of what the object yields when iterated.
lockstep_object *lockstep_to_sequence(lockstep_object *object);
size_t lockstep_sequence_count(lockstep_object *sequence);
lockstep_object *lockstep_sequence_item(lockstep_object *sequence, size_t index);

/// A list of the mapping's (key, value) pairs.
lockstep_object *lockstep_mapping_items(lockstep_object *mapping);
lockstep_object *lockstep_subscript(lockstep_object *object, lockstep_object *key);

// Attributes, calls, modules.

lockstep_object *lockstep_attribute(lockstep_object *object, const char *name);
int lockstep_set_attribute(lockstep_object *object, const char *name, lockstep_object *value);

/// Vectorcall: `arguments` holds the positional ones, then one for each name in `names`, a tuple
/// of strings or NULL.
lockstep_object *lockstep_call(
  lockstep_object *callable, lockstep_object *const *arguments, size_t positional,
  lockstep_object *names);

lockstep_object *lockstep_import(const char *name);

/// Compiles and runs `source` as the module `name`, entered into `sys.modules`.
lockstep_object *lockstep_execute_module(const char *name, const char *source, const char *path);

// Errors.

/// Takes the raised exception, with its traceback attached, and clears the indicator. NULL if none.
lockstep_object *lockstep_take_exception(void);
bool lockstep_is_keyboard_interrupt(lockstep_object *exception);
void lockstep_clear_error(void);

// Arrays.

typedef enum lockstep_element : int32_t {
  lockstep_element_other = 0,
  lockstep_element_float = 1,
  lockstep_element_double = 2,
  lockstep_element_int64 = 3,
} lockstep_element;

/// A block of memory, zeroed or as it comes, 64-byte aligned, that Python sees through the buffer protocol.
///
/// The object owns the memory: it is freed with the last reference, Swift's or Python's. Sizes must
/// have been checked: `shape` holds no negative extent and its product times the element fits.
lockstep_object *lockstep_block(
  lockstep_element element, const ptrdiff_t *shape, int dimensions, bool writable, bool zeroed,
  void **address);

/// `numpy.asarray(object)`: shares the memory of an object with the buffer protocol.
lockstep_object *lockstep_as_array(lockstep_object *object);

/// A view of an object's memory. NULL with an error if it has none.
typedef struct lockstep_view lockstep_view;
lockstep_view *lockstep_view_acquire(lockstep_object *object);
bool lockstep_view_is_available(lockstep_object *object);
lockstep_element lockstep_view_element(const lockstep_view *view);
/// The format as Python spells it; borrowed from the view.
const char *lockstep_view_format(const lockstep_view *view);
int lockstep_view_dimensions(const lockstep_view *view);
ptrdiff_t lockstep_view_extent(const lockstep_view *view, int axis);
size_t lockstep_view_byte_count(const lockstep_view *view);
/// Copies in C order, whatever the strides. `count` must be the view's byte count.
int lockstep_view_copy(lockstep_view *view, void *destination, size_t count);
void lockstep_view_release(lockstep_view *view);

#endif
