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
    """The sums of the tests of G gates, over the rows seen so far.

    Args:
        names: of the gates; cases: S; units: H.
    """

    def __init__(self, names, cases, units):
        self.index = {name: index for index, name in enumerate(names)}
        shape = (len(self.index), cases, units)
        self.products, self.squares, self.slack, self.fourth, self.mixed, self.spread = np.zeros(
            (6, *shape)
        )
        self.smallest = np.full(shape, np.inf)

    def add(self, name, cases, difference, slope, steepness, bound, slack):
        """Adds rows of some cases: [S′, N′, H] each.

        Args:
            name: of the gate; cases: which cases, a slice.
            difference: actual − expected; slope: D; steepness: |D|; bound: of the element.
            slack: e₀, or None where a case has too few rows for the test.
        """
        part = self.index[name], cases
        shown = _least(bound / steepness)
        self.smallest[part] = np.fmin(self.smallest[part], shown)
        if slack is None:
            return
        product, square, allowed = difference * slope, slope * slope, steepness * slack
        spread = _over_rows(product, product)
        allowance = _summed(allowed)
        if not (spread.max(initial=0) < np.inf and allowance.max(initial=0) < np.inf):
            unusable = ~(np.isfinite(product) & np.isfinite(allowed))
            for terms in (product, square, allowed):
                np.copyto(terms, 0.0, where=unusable)
            spread = _over_rows(product, product)
            allowance = _summed(allowed)
        self.products[part] += _summed(product)
        self.squares[part] += _summed(square)
        self.slack[part] += allowance
        self.spread[part] += spread
        self.mixed[part] += _over_rows(product, square)
        self.fourth[part] += _over_rows(square, square)

    def results(self):
        """Gate → (δ̂ [S, H], threshold [S, H], detectable [S]): the last is the median over units
        of the smallest bias error that one element would show, min over rows of bound/|D|."""
        with np.errstate(all="ignore"):
            estimate = self.products / self.squares
            # Σ D²(d − δ̂D)²
            rest = self.spread - 2 * estimate * self.mixed + estimate**2 * self.fourth
            error = np.sqrt(np.maximum(rest, 0)) / self.squares
            threshold = STANDARD_ERRORS * error + self.slack / self.squares
            rows = self.squares**2 / self.fourth
            detectable = _median(self.smallest)
        known = np.isfinite(estimate) & np.isfinite(threshold) & (rows >= FEWEST_ROWS)
        estimate, threshold = np.where(known, estimate, 0.0), np.where(known, threshold, np.inf)
        return dict(zip(self.index, zip(estimate, threshold, detectable)))


def _least(a):
    """The least of the rows, NaN left out. Of eight rows at a time: short loops are slow."""
    cases, rows, units = a.shape
    eights = rows // 8
    if eights < 6:
        return np.fmin.reduce(a, axis=1)
    whole, rest = a[:, : 8 * eights], a[:, 8 * eights :]
    of_eight = np.fmin.reduce(whole.reshape(cases, eights, 8 * units), axis=1)
    return np.fmin.reduce(
        np.concatenate((of_eight.reshape(cases, 8, units), rest), axis=1), axis=1
    )


def _summed(a):
    """Σ over the rows, one after the other. So does einsum, faster, but of a single unit."""
    return np.add.reduce(a, axis=1) if a.shape[-1] == 1 else np.einsum("srh->sh", a)


def _over_rows(a, b):
    return np.einsum("srh,srh->sh", a, b)


def _median(values):
    """The median along the last axis, if none is NaN; NumPy's own takes many more calls."""
    middle = np.sort(values, axis=-1)[..., (values.shape[-1] - 1) // 2 : values.shape[-1] // 2 + 1]
    return np.add.reduce(middle, axis=-1) / middle.shape[-1]
