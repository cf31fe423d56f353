// Elements of a check, up to 64 at a time, for `CheckScan` in CrossCheck: which are worth a closer
// look, and in which bin of a table each belongs, in as many lanes as the processor has. Comparisons
// and integers alone decide: the answers are the same on any.
#ifndef LOCKSTEP_ELEMENT_SURVEY_H
#define LOCKSTEP_ELEMENT_SURVEY_H

#include <stddef.h>
#include <stdint.h>

// The most elements of one call.
#define LOCKSTEP_SURVEYED 64

// What an element must keep to be like nearly every other, d being |actual − expected|.
struct lockstep_usual_element {
  double least_bound, largest_bound;
  double ratio;          // d / bound is below it; d may be 0 where it is not negative
  double likely_ratio;   // the same of the likely bound
  double absolute;       // d is at most that
  double relative;       // d / |expected| is below it, or d is 0
};

// Where an element is counted: in row·columns + column.
//
// Column 0 is for d = 0, else that of the exponent of d / bound, rounded down, plus `first_column`,
// within 1 and `last_column`. Row 0 is for 0, else half the exponent of |expected| plus `first_row`,
// within 1 and `last_row`.
struct lockstep_element_bins {
  int64_t columns, first_column, last_column, first_row, last_row;
};

// Sets the bins of `count` elements; those that are not usual may have any.
//
// Returns the set of elements that are not usual, the first in the lowest bit.
uint64_t lockstep_survey_of_floats(
    const float *actual, const double *expected, const double *bound, const double *likely_bound,
    size_t count, const struct lockstep_usual_element *usual,
    const struct lockstep_element_bins *bins, uint16_t *bin);

uint64_t lockstep_survey_of_doubles(
    const double *actual, const double *expected, const double *bound, const double *likely_bound,
    size_t count, const struct lockstep_usual_element *usual,
    const struct lockstep_element_bins *bins, uint16_t *bin);

#endif
