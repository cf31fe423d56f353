public import PythonBridge
public import RecurrentCells

/// A floating-point type that the native cells compute in and that NumPy has too.
public typealias SubjectScalar = CellScalar & PythonArrayElement
