"""One case and one trace."""

import math
import numbers
from dataclasses import dataclass
from typing import Dict, List, Optional

import numpy as np

from .block import judge_block
from .elements import ratio_of


@dataclass(frozen=True)
class Check:
    """What is expected of one tensor of a trace; arrays [T, B, units], or [B, units] if final.

    Attributes:
        tensor, basis, final: see ``CheckLayout``.
        expected: the exact value, rounded to float64.
        bound: the largest distance that rounding explains; infinite where there is none.
        statistical: the distance that rounding of random sign stays below, or None.
        actual: the subject's.
        repeated: whether the trace itself says what is expected, which is no evidence.
    """

    tensor: str
    basis: Optional[str]
    final: bool
    expected: np.ndarray
    bound: np.ndarray
    statistical: Optional[np.ndarray]
    actual: np.ndarray
    repeated: bool = False

    @property
    def ratio(self):
        """See ``ratio_of``."""
        return ratio_of(self.actual, self.expected, self.bound, self.repeated)


@dataclass(frozen=True)
class Judgement:
    """The reference's answer to one trace.

    Attributes:
        checks: in the order in which a step computes their tensors.
        bias_estimate, bias_threshold: gate → [H], see ``bias``.
        detectable_bias: gate → the smallest bias error that one element would show.
        activation_roundoffs_needed: the k that exposed gates need, or None.
    """

    checks: List[Check]
    bias_estimate: Dict[str, np.ndarray]
    bias_threshold: Dict[str, np.ndarray]
    detectable_bias: Dict[str, float]
    activation_roundoffs_needed: Optional[float]

    @property
    def worst_ratio(self):
        """The greatest ratio of any verifiable element, 0 if there is none."""
        return max((float(ratios.max()) for ratios in self._verifiable()), default=0.0)

    @property
    def verdict(self):
        """``agrees`` if every verifiable element is within its bound, ``diverges`` if one is not,
        ``inconclusive`` if there is no verifiable element."""
        if self.worst_ratio > 1:
            return "diverges"
        evidence = [check for check in self.checks if not check.repeated]
        return "agrees" if self._verifiable(evidence) else "inconclusive"

    @property
    def agrees(self):
        """Whether the verdict is ``agrees``."""
        return self.verdict == "agrees"

    def _verifiable(self, checks=None):
        checks = self.checks if checks is None else checks
        ratios = [check.ratio[~np.isnan(check.ratio)] for check in checks]
        return [part for part in ratios if part.size]

    def __getitem__(self, key):
        """The check of a tensor, ``"h"``, or of a tensor from a basis, ``("h", "c")``."""
        tensor, basis = key if isinstance(key, tuple) else (key, None)
        for check in self.checks:
            if (check.tensor, check.basis) == (tensor, basis):
                return check
        raise KeyError(key)


def judge(
    cell, case, trace, precision, options=None, final=None, stepwise=False, half_units=None
):
    """Checks every step of a trace from the trace's own state.

    Args:
        cell: the Cell.
        case: name → array: ``inputs`` [T, B, I], the cell's parameters, ``initial_…`` [B, H].
        trace: name → array: at least one state [T, B, H]; a state that is missing is carried.
            Gates [T, B, H] and ``z`` [T, B, G·H], with every bias, where exposed.
        precision: the subject's contract, such as ``Precision.named("float32")``.
        options: what differs from the cell's defaults, such as ``{"forget_bias": 0.0}``.
        final: name → [B, H]: states after the last step. Beside a state of the trace it must be
            the last of its values, or, without a step, the initial one.
        stepwise: see ``judge_block``.
        half_units: name → array: of tensors of the trace that were read from decimal text, half a
            unit of the last digit printed of each number, such as 0.0005 for ``0.123``; 0 for a
            number that is exact. They widen what is read from the trace, and what is compared.

    Returns:
        Judgement.

    Raises:
        ValueError: for an unknown option or tensor, a missing tensor, a wrong shape, or half units
            that are negative or not finite.
    """
    final = dict(final or {})
    options = _options(cell, options or {})
    half_units = half_units or {}
    steps, batch = _checked(cell, case, trace, final)
    _check_half_units(half_units, {**trace, "inputs": case["inputs"]})
    stacked = {name: np.asarray(a)[None] for name, a in case.items()}
    result = judge_block(
        cell,
        stacked,
        {name: np.array([value]) for name, value in options.items()},
        {name: np.asarray(a)[None] for name, a in trace.items()},
        tuple(name for name in final if name not in trace),
        precision,
        stepwise,
        half_units={name: np.asarray(a)[None] for name, a in half_units.items()},
    )
    checks = []
    for arrays in result.arrays:
        tensor, basis, last, _ = arrays.layout
        actual = np.asarray(final[tensor] if last else trace[tensor])
        parts = (arrays.expected, arrays.bound, arrays.statistical)
        parts = (None if part is None else part[0].reshape(actual.shape) for part in parts)
        checks.append(Check(tensor, basis, last, *parts, actual))
    checks += [_last(name, a, case, trace) for name, a in final.items() if name in trace]
    tests = result.bias.results()
    needed = result.roundoffs_needed
    return Judgement(
        checks,
        {name: test[0][0] for name, test in tests.items()},
        {name: test[1][0] for name, test in tests.items()},
        {name: float(test[2][0]) for name, test in tests.items()},
        None if needed is None else float(needed[0]),
    )


def _last(name, final, case, trace):
    """The check of a final state beside the trace's own values: exactly the last of them."""
    repeated = len(trace[name]) > 0
    expected = np.asarray(trace[name][-1] if repeated else case["initial_" + name], np.float64)
    bound = np.zeros(expected.shape)
    return Check(name, None, True, expected, bound, None, np.asarray(final), repeated)


def _options(cell, given):
    for name, value in given.items():
        if name not in cell.options:
            raise ValueError(f"the cell {cell.name} has no option {name}")
        if not isinstance(value, numbers.Real) or not math.isfinite(value):
            raise ValueError(f"the option {name} must be a finite number, not {value!r}")
    return {**cell.options, **given}


def _checked(cell, case, trace, final):
    """(T, B), after comparing every shape with the cell's signature."""
    needed = ["inputs", *cell.parameters, *("initial_" + state for state in cell.states)]
    for name in needed:
        if name not in case:
            raise ValueError(
                f"the case has no tensor {name}; {cell.name} needs {', '.join(needed)}"
            )
    for name in case:
        if name not in needed:
            raise ValueError(f"the cell {cell.name} has no tensor {name}")
    for what, arrays in (("case", case), ("trace", trace), ("final state", final)):
        for name, array in arrays.items():
            if np.asarray(array).dtype.kind != "f":
                raise ValueError(f"the {what}'s {name} must be floating-point numbers")
    if np.ndim(case["inputs"]) != 3:
        raise ValueError("inputs must be time-major, [T, B, I]")
    steps, batch, _ = np.shape(case["inputs"])
    for state in cell.states:
        if np.ndim(case["initial_" + state]) != 2:
            raise ValueError(f"the case's initial_{state} must be [B, H]")
    sizes = cell.sizes(case)
    if cell.elementwise:
        _same_shape("the case's inputs", np.shape(case["inputs"])[2:], (sizes["H"],))
    expected = {name: cell.shape(name, sizes) for name in cell.parameters}
    widths = {name: cell.shape(name, sizes)[0] for name in cell.states}
    expected.update({"initial_" + name: (batch, width) for name, width in widths.items()})
    for name, shape in expected.items():
        _same_shape(f"the case's {name}", np.shape(case[name]), shape)
    traced = {**widths, **{gate.name: sizes["H"] for gate in cell.gates}}
    if cell.has_pre_activations:
        traced["z"] = sizes["H"] * len(cell.blocks)
    for name, array in trace.items():
        if name not in traced:
            raise ValueError(f"a trace of {cell.name} has no tensor {name}")
        _same_shape(f"the trace's {name}", np.shape(array), (steps, batch, traced[name]))
    for name, array in final.items():
        if name not in cell.states:
            raise ValueError(f"the cell {cell.name} has no state {name}")
        _same_shape(f"the final {name}", np.shape(array), (batch, widths[name]))
    return steps, batch


def _check_half_units(half_units, arrays):
    for name, units in half_units.items():
        if name not in arrays:
            raise ValueError(f"there are half units of {name}, which is not there itself")
        _same_shape(f"the half units of {name}", np.shape(units), np.shape(arrays[name]))


def _same_shape(what, actual, expected):
    if actual != expected:
        raise ValueError(f"{what} must have the shape {expected}, not {actual}")
