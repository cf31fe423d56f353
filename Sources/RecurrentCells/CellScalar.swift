public import RealModule
public import Tensors

/// A floating-point type that the cells compute in: it also has `exp` and `tanh`.
public typealias CellScalar = TensorScalar & Real
