/// How a case and its answer are exchanged with a program.
public enum PortFileFormat: String, Sendable {
  /// Which every NumPy reads.
  case npz

  /// Which is read and written in a tenth of the time, as small cases feel.
  case safetensors
}
