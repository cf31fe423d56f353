// exp, σ and tanh of vectors, each at most 2 units in the last place off, and monotone.
//
// The polynomials are minimax fits (Remez) of the relative error: of (eʳ − 1 − r)/r² up to |r| = ln(2)/2,
// 3.1e-9, and of (tanh(x)/x − 1)/x² up to 0.625, 4.4e-9.

// 1.5·2²³: adding it rounds a small number to an integer n, in the lowest bits.
#define ROUNDER 12582912.0f

// e^x = 2ⁿ·(1 + t) with |t| < 0.42; `scale` is 2^(n + shift).
struct split_power {
  floats t, scale;
};

INLINE floats rounded_exponent(floats x) {
  return multiply_add(x, all(0x1.715476p+0f), all(ROUNDER));
}

// t alone, from x and what `rounded_exponent` makes of it.
//
// ln 2 is split in two: n times the first part, of 15 bits, is exact.
INLINE floats power_less_one(floats x, floats rounded) {
  const floats n = rounded - all(ROUNDER);
  floats r = multiply_add(n, all(-0x1.62e400p-1f), x);
  r = multiply_add(n, all(-0x1.7f7d1cp-20f), r);
  floats q = multiply_add(all(0x1.6a2434p-10f), r, all(0x1.1239e2p-7f));
  q = multiply_add(q, r, all(0x1.5558f2p-5f));
  q = multiply_add(q, r, all(0x1.555492p-3f));
  q = multiply_add(q, r, all(0x1.fffffcp-2f));
  return multiply_add(r * r, q, r);
}

// 2^(n + shift) must be a normal number.
INLINE struct split_power split_power(floats x, int32_t shift) {
  const floats rounded = rounded_exponent(x);
  // The shift drops all of the rounder's bits but those of n.
  const ints scale = ((ints)rounded << 23) + ((127 + shift) << 23);
  return (struct split_power){power_less_one(x, rounded), (floats)scale};
}

INLINE floats power(floats x) {
  const floats bounded = at_least(at_most(x, 90.0f), -104.0f);
  const floats rounded = rounded_exponent(bounded);
  // In two halves, since 2ⁿ alone may be no normal number.
  const ints n = (ints)rounded - (ints)all(ROUNDER);
  const ints half = n >> 1;
  return (all(1.0f) + power_less_one(bounded, rounded)) * (floats)((half + 127) << 23)
    * (floats)((n - half + 127) << 23);
}

// 1 / (1 + e^−x), both sides times 2⁻³²: so the power is finite where the quotient is not yet 0.
INLINE floats logistic(floats x) {
  const floats one = all(0x1p-32f);
  const struct split_power e = split_power(at_least(at_most(-x, 104.0f), -60.0f), -32);
  // The smaller of 1 and 2ⁿ first: little is lost where one is 2²⁴ times the other, and the sum is
  // monotone because the power is.
  const ints small = e.scale < one;
  const floats lesser = choose(small, e.scale, one), greater = choose(small, one, e.scale);
  return one / (multiply_add(e.t, e.scale, lesser) + greater);
}

// x + x³·q(x²) near 0, else 1 − 2 / (1 + e^2x) with the sign of x.
INLINE floats hyperbolic_tangent(floats x) {
  const ints sign = (ints)x & (ints)all(-0.0f);
  const floats magnitude = (floats)((ints)x ^ sign);
  const struct split_power e = split_power(at_most(magnitude + magnitude, 20.0f), 0);
  const floats large = all(1.0f) - all(2.0f) / multiply_add(e.t, e.scale, e.scale + all(1.0f));
  const floats square = x * x;
  floats q = multiply_add(all(-0.00570498699346f), square, all(0.0206390872447f));
  q = multiply_add(q, square, all(-0.0537397150858f));
  q = multiply_add(q, square, all(0.133314421982f));
  q = multiply_add(q, square, all(-0.33333281942f));
  const floats small = multiply_add(q * square, magnitude, magnitude);
  return (floats)((ints)choose(magnitude < all(0.625f), small, large) | sign);
}

#define FOR_ALL(name, function)                                                      \
  static void name(const float *from, float *to, size_t count) {                     \
    for (size_t at = 0; at < count; at += LANES)                                     \
      store_first(to + at, function(load_first(from + at, count - at)), count - at); \
  }

FOR_ALL(all_powers, power)
FOR_ALL(all_logistic, logistic)
FOR_ALL(all_tanh, hyperbolic_tangent)
