import ModelFiles
import Networks
import RecurrentCells

/// The result, or the error of a file, a network or the choice of kernels as bad input.
package func attempt<Result>(_ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as ModelFileError {
    throw CommandFailure(.usage, error.description)
  } catch let error as NetworkError {
    throw CommandFailure(.usage, error.description)
  } catch let error as CellError {
    throw CommandFailure(.usage, error.description)
  } catch let error as KernelSetError {
    throw CommandFailure(.usage, "LOCKSTEP_KERNELS: \(error)")
  }
}
