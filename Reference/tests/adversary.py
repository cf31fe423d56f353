"""A conforming subject that rounds every operation by the full unit, always the worst way.

``AdversarialOperations`` is a third reading of a cell: it computes in ``longdouble`` and moves each
result by ``±unit·|result|``, so that its own error is negligible. Which way is the worst follows
from a first run without rounding: reverse-mode differentiation gives the sign of ∂target/∂(each
operation's result), for every unit and row at once. It knows no cell.
"""

import numpy as np

from lockstep_reference.operations.plain import block_term

WIDE = np.longdouble

#: How the terms of a sum are brought into order, and in which shape they are added up.
ORDERS = ("given", "random", "descending", "ascending", "signs_apart", "biases_first")
SHAPES = ("serial", "fused", "blocked", "tree")


class Node:
    """The result of one operation.

    Attributes:
        value: after rounding; exact: before.
        parents: pairs (node, function that turns this node's gradient into the parent's share).
    """

    def __init__(self, value, exact=None, parents=()):
        self.value = value
        self.exact = value if exact is None else exact
        self.parents = parents
        self.gradient = np.zeros_like(value)


class AdversarialOperations:
    """Operations that are all off by the full allowance.

    Args:
        unit: the unit roundoff of every operation; roundoffs: k, of the activations.
        relative: whether activations are off relative to their value or to their range, 1.
        signs: for each operation in order the direction ±1 to push it; None for no rounding.
        order, shape: how sums are added up, see ``ORDERS`` and ``SHAPES``.
        folded: whether all terms but the products are added up first.
        unrounded: names of states from which the cell goes on before they are rounded.
        seed: of random orders.
        format: the subject's dtype; its numbers need no rounding.
        product_unit: the operands of products are off by it too.
        subtracting: whether 1 − σ(x) is computed so, and not as σ(−x).
    """

    def __init__(
        self,
        unit,
        roundoffs,
        relative=True,
        signs=None,
        order="given",
        shape="serial",
        folded=False,
        unrounded=(),
        seed=0,
        format=np.float32,
        product_unit=0.0,
        subtracting=False,
    ):
        self.format, self.smallest = format, WIDE(np.finfo(format).tiny)
        self.unit, self.roundoffs, self.relative = WIDE(unit), roundoffs, relative
        self.signs, self.order, self.shape, self.folded = signs, order, shape, folded
        self.unrounded, self.product_unit = unrounded, WIDE(product_unit)
        self.subtracting = subtracting
        self.random = np.random.default_rng(seed)
        self.nodes, self.observed = [], {}

    def concatenate(self, first, second):
        return np.concatenate((_value(first), _value(second)), axis=-1)

    def block(self, weights, position, count):
        width = weights.shape[-1] // count
        return weights[..., position * width : (position + 1) * width]

    def on_block(self, value, block, blocks, width):
        return block_term(value, block, blocks, width, WIDE)

    def sum(self, row, matrix, terms=(), pairs=()):
        products = _value(row)[..., :, :, None] * matrix[..., None, :, :]
        shape = products.shape[:-2] + products.shape[-1:]
        products = [products[..., k, :] for k in range(products.shape[-2])]
        pair_products = [np.broadcast_to(_value(a) * _value(b), shape) for a, b in pairs]
        terms = [np.broadcast_to(_value(term), shape) for term in terms]
        direction = self._direction(shape)
        products = [p * (1 + direction * np.sign(p) * self.product_unit) ** 2 for p in products]
        value = _added_up(products + pair_products, terms, direction, self)
        parents = [(a, lambda g, b=b: g * _value(b)) for a, b in pairs]
        parents += [(b, lambda g, a=a: g * _value(a)) for a, b in pairs]
        parents.append((row, lambda g: (g[..., None, :] * matrix[..., None, :, :]).sum(axis=-1)))
        return self._node(value, None, parents)

    def split(self, z, names):
        width = z.value.shape[-1] // len(names)
        return [self._column_block(z, n * width, (n + 1) * width) for n in range(len(names))]

    def _column_block(self, z, start, stop):
        def back(gradient):
            whole = np.zeros_like(z.value)
            whole[..., start:stop] = gradient
            return whole

        node = Node(z.value[..., start:stop], parents=[(z, back)])
        self._keep(node)
        return node

    def add(self, a, b):
        return self._rounded(_value(a) + _value(b), [(a, lambda g: g), (b, lambda g: g)])

    def multiply(self, a, b):
        return self._rounded(
            _value(a) * _value(b), [(a, lambda g: g * _value(b)), (b, lambda g: g * _value(a))]
        )

    def sigmoid(self, x):
        decay = np.exp(-np.abs(_value(x)))
        value = np.where(_value(x) >= 0, WIDE(1), decay) / (1 + decay)
        return self._activated(value, x, decay / (1 + decay) ** 2)

    def tanh(self, x):
        value = np.tanh(_value(x))
        return self._activated(value, x, 1 - value * value)

    def one_minus_sigmoid(self, x):
        if self.subtracting:
            small = self.sigmoid(x)
            return self._rounded(1 - small.value, [(small, lambda g: -g)])
        return self.sigmoid(self._exact(-_value(x), [(x, lambda g: -g)]))

    def clip(self, x, limit):
        limit = np.where(limit > 0, limit, WIDE(np.inf))
        inside = np.abs(x.value) < limit
        return self._exact(np.clip(x.value, -limit, limit), [(x, lambda g: g * inside)])

    def _exact(self, value, parents):
        node = Node(value, parents=parents)
        self._keep(node)
        return node

    def emit(self, name, node):
        self.observed[name] = node.value
        if name not in self.unrounded or self.signs is None:
            return node
        # Stored ŝ, gone on from s = ŝ(1 ± u).
        direction = self.signs[node.index]
        self.observed[name] = node.exact / (1 + self.unit * direction * np.sign(node.exact))
        going_on = Node(node.exact, parents=[(node, lambda g: g)])
        return going_on

    def _activated(self, value, x, slope):
        direction = self._direction(value.shape)
        off = np.abs(value) if self.relative else WIDE(1)
        rounded = value + direction * self.roundoffs * self.unit * off
        return self._node(rounded, value, [(x, lambda g: g * slope)])

    def _rounded(self, value, parents):
        return self._node(self.round(value, self._direction(value.shape)), value, parents)

    def round(self, value, direction):
        """fl(value), moved by the full unit in that direction; a number of the format stays. What
        is below the smallest normal number becomes 0 if that is worse."""
        moved = value + direction * self.unit * np.abs(value)
        moved = np.where(value.astype(self.format) == value, value, moved)
        flushed = (np.abs(value) < self.smallest) & (direction * value < 0)
        return np.where(flushed, WIDE(0), moved)

    def _direction(self, shape):
        return WIDE(0) if self.signs is None else self.signs[len(self.nodes)]

    def _node(self, value, exact, parents):
        node = Node(value, exact, [(p, back) for p, back in parents if isinstance(p, Node)])
        self._keep(node)
        return node

    def _keep(self, node):
        node.index = len(self.nodes)
        self.nodes.append(node)

    def worst_signs(self, target):
        """For each operation the direction that pushes every element of ``target`` up."""
        target.gradient = np.ones_like(target.value)
        for node in reversed(self.nodes):
            for parent, back in node.parents:
                share = back(node.gradient)
                parent.gradient = parent.gradient + _reduced(share, parent.value.shape)
        return [np.where(node.gradient < 0, WIDE(-1), WIDE(1)) for node in self.nodes]


def _value(a):
    return a.value if isinstance(a, Node) else a


def _reduced(array, shape):
    """Sums over axes along which an operand was broadcast."""
    while array.ndim > len(shape):
        array = array.sum(axis=0)
    for axis, length in enumerate(shape):
        if length == 1 and array.shape[axis] != 1:
            array = array.sum(axis=axis, keepdims=True)
    return array


def _added_up(products, terms, direction, ops):
    """The sum of products and terms in the order and shape of ``ops``, each step rounded.

    An addition of exactly 0 does not round. Fused: the product goes into the addition unrounded,
    unless it is added to nothing.
    """
    if ops.folded and len(terms) > 1:
        folded = terms[0]
        for term in terms[1:]:
            folded = _plus(folded, term, direction, ops)
        terms = [folded]
    if ops.order == "biases_first":
        parts, fusible = np.stack(terms + products), [False] * len(terms) + [True] * len(products)
    else:
        parts, fusible = np.stack(products + terms), [True] * len(products) + [False] * len(terms)
    fusible = np.array(fusible).reshape((-1,) + (1,) * (parts.ndim - 1))
    fusible = np.broadcast_to(fusible, parts.shape)
    key = {
        "random": lambda: ops.random.random(parts.shape),
        "descending": lambda: -np.abs(parts),
        "ascending": lambda: np.abs(parts),
        "signs_apart": lambda: -parts * direction if np.ndim(direction) else -parts,
    }.get(ops.order)
    if key is not None:
        index = np.argsort(key(), axis=0, kind="stable")
        parts = np.take_along_axis(parts, index, axis=0)
        fusible = np.take_along_axis(fusible, index, axis=0)
    if ops.shape == "fused":
        total = np.zeros_like(parts[0])
        for part, product in zip(parts, fusible):
            whole = total + part
            keep = (part == 0) | ((total == 0) & ~product)
            total = np.where(keep, whole, ops.round(whole, direction))
        return total
    parts = list(np.where(fusible, ops.round(parts, direction), parts))
    if ops.shape == "tree":
        return _tree(parts, direction, ops)
    lanes = 4 if ops.shape == "blocked" else 1
    lanes = min(lanes, len(parts))
    partial = [_serial(parts[lane::lanes], direction, ops) for lane in range(lanes)]
    return _serial(partial, direction, ops)


def _plus(a, b, direction, ops):
    whole = a + b
    return np.where((a == 0) | (b == 0), whole, ops.round(whole, direction))


def _serial(parts, direction, ops):
    total = parts[0]
    for part in parts[1:]:
        total = _plus(total, part, direction, ops)
    return total


def _tree(parts, direction, ops):
    while len(parts) > 1:
        pairs = [_plus(a, b, direction, ops) for a, b in zip(parts[::2], parts[1::2])]
        parts = pairs + parts[len(parts) - len(parts) % 2 :]
    return parts[0]


def pushed(cell, case, options, target, upwards, unit, roundoffs, **choices):
    """One step of a cell with every operation rounded so that ``target`` comes out as high or as
    low as it can: name → longdouble array of every tensor that the cell emits.

    Args:
        case: tensors of one step: ``x`` [S, N, I], weights [S, …], states [S, N, H], as longdouble.
        options: name → [S].
        target: the name of a state.
    """

    def run(signs):
        ops = AdversarialOperations(unit, roundoffs, signs=signs, **choices)
        x, weights, state, values = case_parts(cell, case, options)
        return ops, cell.step(ops, weights, x, state, values)

    ops, state = run(None)
    signs = ops.worst_signs(state[target])
    ops, _ = run(signs if upwards else [-sign for sign in signs])
    return ops.observed


def case_parts(cell, case, options):
    """x, weights, state and options of one step, as longdouble, in the shapes that cells expect."""
    case = {name: np.asarray(array, dtype=WIDE) for name, array in case.items()}
    weights = {
        name: case[name] if len(shape) > 1 else case[name][:, None]
        for name, shape in cell.parameters.items()
    }
    state = {name: case["initial_" + name][:] for name in cell.states}
    values = {name: np.reshape(np.asarray(v, WIDE), (-1, 1, 1)) for name, v in options.items()}
    return case["inputs"][:, 0], weights, state, values
