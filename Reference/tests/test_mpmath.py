"""Value and bound against 50 digits, on small cells of random sizes and magnitudes."""

import numpy as np
import pytest
import table
from random_cases import draw

from lockstep_reference import CELLS, Precision, judge

CELL = CELLS["lstm"]
PROFILES = ("generic", "saturating", "tiny", "cancelling", "wide")


def cells(count, seed, dtype=np.float32):
    """(case, options, trace) of single steps with one row; the trace is a nearby one."""
    random = np.random.default_rng(seed)
    for index in range(count):
        inputs, units = random.integers(1, 7), random.integers(1, 4)
        scale = 10.0 ** random.uniform(-3, 2)
        tensors, options = draw(
            random, CELL, 1, 1, 1, inputs, units, PROFILES[index % len(PROFILES)], scale, dtype
        )
        case = {name: array[0] for name, array in tensors.items()}
        trace = {name: random.standard_normal((1, 1, units)).astype(dtype) for name in "ch"}
        yield case, {"forget_bias": float(options["forget_bias"][0])}, trace


def tabulated(case, options, contract):
    return table.lstm(
        case["inputs"][0, 0],
        case["kernel"],
        case["bias"],
        case["initial_c"][0],
        case["initial_h"][0],
        options["forget_bias"],
        contract,
    )


def test_the_exact_value_is_within_the_references_own_rounding():
    """With a subject that does not round, only 2⁻⁵³ is left in the bound: the exact value must
    still be inside. Catches a value computed less accurately than the bound says."""
    own = Precision(unit=0.0, accumulation=0.0, smallest=0.0, largest=1e300, activation_roundoffs=0)
    exact_contract = table.Contract.of(0, 0, 0, 0)
    worst = 0.0
    for case, options, trace in cells(120, seed=1):
        judgement = judge(CELL, case, trace, own, options)
        expected, _ = tabulated(case, options, exact_contract)
        for state in "ch":
            check = judgement[state]
            for unit, (value, _) in enumerate(expected[state]):
                distance = abs(float(value - check.expected[0, 0, unit]))
                assert distance <= check.bound[0, 0, unit], (state, case)
                worst = max(worst, distance / check.bound[0, 0, unit])
    assert worst > 0.01, "a bound that generous would show nothing"
    print(f"largest |exact − expected| / own bound: {worst:.3f}")


@pytest.mark.parametrize(
    "dtype, relative, roundoffs",
    [
        ("float32", True, 10),
        ("float32", False, 10),
        ("float32", True, 0),
        ("float16", True, 10),
        ("bfloat16", True, 3),
        ("float64", True, 10),
    ],
)
def test_the_bound_is_the_table(dtype, relative, roundoffs):
    """The bound of every element equals the table's, evaluated in plain scalar code with 50
    digits, but for the activation's slope, which the code bounds instead of evaluating. Catches a
    term that is left out, doubled, or of the wrong unit roundoff; above all a bound too small."""
    precision = Precision.named(dtype, relative=relative, activation_roundoffs=roundoffs)
    contract = table.Contract.of(
        precision.unit, precision.accumulation, precision.smallest, roundoffs, relative
    )
    assert float(contract.kappa) == precision.kappa and float(contract.u) == precision.u
    compared = 0
    # In float64 numbers of 24 bits would make exact sums, which the table does not know.
    numbers = np.float64 if dtype == "float64" else np.float32
    for case, options, trace in cells(100 if dtype == "float32" else 30, seed=2, dtype=numbers):
        judgement = judge(CELL, case, trace, precision, options)
        expected, widest = tabulated(case, options, contract)
        own = [
            table.from_own(c, o, contract) for c, o in zip(trace["c"][0, 0], expected["h from c"])
        ]
        pairs = {"c": expected["c"], "h": expected["h"], ("h", "c"): own}
        for key, elements in pairs.items():
            for unit, (_, error) in enumerate(elements):
                bound = judgement[key].bound[0, 0, unit]
                if np.isinf(bound):
                    continue
                compared += 1
                assert bound >= error, (key, case)
                reach = widest[unit] + elements[unit][1] + expected["c"][unit][1]
                assert bound <= error * (1 + 1e-5 + 5 * min(reach, 1)), (key, case)
    assert compared > 200 or dtype != "float32"
    assert compared > 20
