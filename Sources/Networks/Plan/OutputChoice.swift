/// Which variables are the output layer.
public enum OutputChoice: Hashable, Sendable {
  /// Those that fit behind the last recurrent layer, if there is one such pair or none.
  case automatic

  /// Those below that scope, such as `output`; or the kernel's full name.
  case scope(String)

  /// None: the network ends with its last recurrent layer.
  case absent
}
