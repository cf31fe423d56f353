public import Tensors

/// The shapes that `lockstep bench` times where none is named.
public enum PerformanceGrid {
  /// From a cell of two units to weights beyond any cache, with few rows and many.
  public static let shapes = [
    (4, 2, 2, 1), (8, 16, 16, 1), (40, 128, 100, 1), (128, 128, 50, 1), (256, 256, 50, 1),
    (512, 512, 32, 1), (1024, 1024, 20, 1), (64, 64, 20, 32), (128, 256, 50, 32),
    (512, 512, 32, 32), (1024, 1024, 10, 64), (16, 32, 10, 1024),
  ].map { inputs, units, steps, batch in
    Sizes(steps: steps, batch: batch, inputSize: inputs, hiddenSize: units)
  }
}
