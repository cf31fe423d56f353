#include "lockstep.h"  // The header alone is of use; a target needs a source.
