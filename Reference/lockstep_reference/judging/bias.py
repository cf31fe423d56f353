"""A test for a constant error of one gate's pre-activations, over all rows of a case.

With D = ∂state/∂z and d = actual − expected over the rows, the estimate is δ̂ = Σd·D / ΣD²: the
least-squares fit of d by δ·D. It is suspicious beyond 5 standard errors + Σ|D|e₀ / ΣD², where e₀ is
the bound with two roundings for each sum: what does not average out. So it sees a bias error that
is far below the bound of any single element.

The errors of the rows differ in size, as D does, so the standard error is the one that allows for
this, √(Σ D²(d − δ̂D)²) / ΣD² (White, Econometrica 48, 1980). It is trusted where the estimate rests
on many rows: where (ΣD²)² / ΣD⁴, their effective number, is at least 32.
"""

import numpy as np

#: With fewer effective rows the standard error itself is too uncertain for a factor of 5.
FEWEST_ROWS = 32
STANDARD_ERRORS = 5


class BiasSums:
    """The sums of one gate's test, over the rows seen so far.

    Args:
        cases: S; units: H.
    """

    def __init__(self, cases, units):
        shape = (cases, units)
        self.products, self.squares, self.slack = (np.zeros(shape) for _ in range(3))
        self.fourth, self.mixed, self.spread = (np.zeros(shape) for _ in range(3))
        self.smallest = np.full(shape, np.inf)

    def add(self, cases, difference, slope, steepness, bound, slack):
        """Adds rows of some cases: [S′, N′, H] each.

        Args:
            cases: which cases, a slice.
            difference: actual − expected; slope: D; steepness: |D|; bound: of the element.
            slack: e₀, or None where a case has too few rows for the test.
        """
        shown = np.fmin.reduce(bound / steepness, axis=1)
        np.fmin(self.smallest[cases], shown, out=self.smallest[cases])
        if slack is None:
            return
        product, square, allowed = difference * slope, slope * slope, steepness * slack
        spread = _over_rows(product, product)
        allowance = np.add.reduce(allowed, axis=1)
        if not (np.isfinite(spread).all() and np.isfinite(allowance).all()):
            usable = np.isfinite(product) & np.isfinite(allowed)
            product, square, allowed = (np.where(usable, a, 0) for a in (product, square, allowed))
            spread = _over_rows(product, product)
            allowance = np.add.reduce(allowed, axis=1)
        self.products[cases] += np.add.reduce(product, axis=1)
        self.squares[cases] += np.add.reduce(square, axis=1)
        self.slack[cases] += allowance
        self.spread[cases] += spread
        self.mixed[cases] += _over_rows(product, square)
        self.fourth[cases] += _over_rows(square, square)

    def result(self):
        """(δ̂ [S, H], threshold [S, H], detectable [S]): the last is the median over units of the
        smallest bias error that one element would show, min over rows of bound/|D|."""
        with np.errstate(all="ignore"):
            estimate = self.products / self.squares
            # Σ D²(d − δ̂D)²
            rest = self.spread - 2 * estimate * self.mixed + estimate**2 * self.fourth
            error = np.sqrt(np.maximum(rest, 0)) / self.squares
            threshold = STANDARD_ERRORS * error + self.slack / self.squares
            rows = self.squares**2 / self.fourth
            detectable = np.median(self.smallest, axis=-1)
        known = np.isfinite(estimate) & np.isfinite(threshold) & (rows >= FEWEST_ROWS)
        return np.where(known, estimate, 0.0), np.where(known, threshold, np.inf), detectable


def _over_rows(a, b):
    return np.einsum("srh,srh->sh", a, b)
