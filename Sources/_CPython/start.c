#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "python.h"

const char *lockstep_python_version(void) { return Py_GetVersion(); }

const char *lockstep_library_path(void) {
  Dl_info info;
  if (dladdr((void *)&Py_InitializeFromConfig, &info) == 0) return NULL;
  return info.dli_fname;
}

static int lockstep_report(PyStatus status, char *message, size_t capacity) {
  if (PyStatus_IsError(status)) {
    snprintf(message, capacity, "%s%s%s", status.func ? status.func : "",
             status.func ? ": " : "", status.err_msg ? status.err_msg : "no reason given");
  } else {
    snprintf(message, capacity, "it asked to exit with status %d", status.exitcode);
  }
  return -1;
}

static int lockstep_initialize(const char *program, char *message, size_t capacity) {
  PyPreConfig pre;
  PyPreConfig_InitIsolatedConfig(&pre);
  pre.utf8_mode = 1;
  PyStatus status = Py_PreInitialize(&pre);
  if (PyStatus_Exception(status)) return lockstep_report(status, message, capacity);

  PyConfig config;
  PyConfig_InitIsolatedConfig(&config);
  config.install_signal_handlers = 0;
  // The interpreter is never finalised, so nobody would flush what Python printed.
  config.buffered_stdio = 0;
  // Left alone, Python takes the first python3 on PATH for itself, and its standard library.
  status = PyConfig_SetBytesString(&config, &config.program_name, program);
  if (!PyStatus_Exception(status)) {
    status = PyConfig_SetBytesString(&config, &config.executable, program);
  }
  if (!PyStatus_Exception(status)) status = Py_InitializeFromConfig(&config);
  PyConfig_Clear(&config);
  if (PyStatus_Exception(status)) return lockstep_report(status, message, capacity);

  // The first import of `signal`, whoever does it, installs a handler for SIGINT. Provoking it
  // here lets the caller put the old one back for good.
  PyObject *module = PyImport_ImportModule("signal");
  if (module == NULL) PyErr_Clear();
  Py_XDECREF(module);

  PyEval_SaveThread();
  return 0;
}

int lockstep_start(const char *program, char *message, size_t capacity) {
  struct sigaction interrupt, pipe;
  bool saved = sigaction(SIGINT, NULL, &interrupt) == 0 && sigaction(SIGPIPE, NULL, &pipe) == 0;
  int result = lockstep_initialize(program, message, capacity);
  if (saved) {
    sigaction(SIGINT, &interrupt, NULL);
    sigaction(SIGPIPE, &pipe, NULL);
  }
  return result;
}

static pthread_mutex_t lockstep_start_mutex = PTHREAD_MUTEX_INITIALIZER;
void lockstep_start_lock(void) { pthread_mutex_lock(&lockstep_start_mutex); }
void lockstep_start_unlock(void) { pthread_mutex_unlock(&lockstep_start_mutex); }

int lockstep_gil_acquire(void) { return (int)PyGILState_Ensure(); }
void lockstep_gil_release(int state) { PyGILState_Release((PyGILState_STATE)state); }

void lockstep_keep_freed_memory(void) {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 64 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
  mallopt(M_TOP_PAD, 16 << 20);
#endif
}
