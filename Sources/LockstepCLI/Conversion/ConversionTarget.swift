import CommandSupport
import Lockstep

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where a converted model goes: a file beside it that takes its name when it has proved itself.
struct ConversionTarget: Sendable {
  /// As given.
  let path: String
  let format: ConversionFormat
  let naming: Naming

  /// With links followed, which keep pointing where they did.
  private let place: String

  /// In the same folder: what is in it, under whatever name, can be removed from another thread.
  private let temporaryFolder: Directory

  var temporaryPath: String { temporaryFolder.path + "/model" }

  /// - Parameters:
  ///   - format: nil is what the path's ending says.
  ///   - naming: nil is the model's own, or TensorFlow's for a Kaldi network.
  /// - Throws: `CommandFailure` if it cannot be told what is to be written, or the path is of a file
  ///   that is read, or of no file.
  init(
    _ path: String, format: ConversionFormat?, naming: Naming?, of model: OpenedModel
  ) throws {
    guard let format = format ?? ConversionFormat(ending: path) else {
      throw CommandFailure(
        .usage,
        "\(path.printable): the ending says no format; end it with .npz, .safetensors, .nnet (Kaldi's "
          + "nnet1, binary) or .nnet.txt, or give --format")
    }
    if format.isKaldi, naming != nil {
      throw CommandFailure(.usage, "--names: Kaldi's nnet1 has names of its own; leave it out")
    }
    self.path = path
    self.format = format
    let own = model.plan.naming ?? .tensorflow
    self.naming = naming ?? (own == .kaldi ? .tensorflow : own)
    var link: CChar = 0
    if realPath(path) == nil, readlink(path, &link, 1) >= 0 {
      throw CommandFailure(
        .usage, "\(path.printable): it is a link to a file that is not there; remove the link")
    }
    let place = realPath(path) ?? path
    self.place = place
    let folder = place.lastIndex(of: "/").map { String(place[...$0]) } ?? ""
    temporaryFolder = Directory(
      path: "\(folder).lockstep-\(String(UInt64.random(in: 0 ... .max), radix: 36))")
    if let identity = FileIdentity(path) {
      guard FileIdentity.ofRegularFile(path) != nil else {
        throw CommandFailure(
          .usage, "\(path.printable): a model is written to a file, and this is none")
      }
      if let read = model.file.paths.first(where: { FileIdentity($0) == identity }) {
        throw CommandFailure(
          .usage,
          "\(path.printable) would replace \(read.printable), which is read; choose another "
            + "file")
      }
    }
  }

  /// Makes room for the temporary path.
  ///
  /// - Throws: `CommandFailure`.
  func prepare() throws {
    guard let error = temporaryFolder.makeNew() else { return }
    throw CommandFailure(
      .internalError, "\(path.printable): it cannot be written: \(String(cString: strerror(error)))"
    )
  }

  /// Writes a network to the temporary path.
  ///
  /// - Returns: with which options it is to be read again, and what is to be said of it.
  /// - Throws: `NetworkError` if the format cannot express it, `ModelFileError` if it cannot be written.
  func write<Scalar: SubjectScalar>(
    _ network: Network<Scalar>
  ) throws -> (options: NetworkOptions, notes: [String]) {
    if format.isKaldi {
      let written = try network.kaldiTensors()
      try KaldiNnet1Writer.write(
        written.tensors, to: temporaryPath, isBinary: format == .nnet1)
      return (NetworkOptions(), written.notes)
    }
    let written = try network.variables(naming: naming)
    if format == .npz {
      let writer = try NPZWriter(path: temporaryPath)
      for (name, tensor) in written.tensors { try writer.add(name, tensor) }
      try writer.commit()
    } else {
      try SafetensorsWriter.write(written.tensors, to: temporaryPath)
    }
    return (written.options, written.notes)
  }

  /// Gives the file its name.
  ///
  /// - Throws: `CommandFailure`.
  func commit() throws {
    guard rename(temporaryPath, place) == 0 else {
      throw CommandFailure(
        .internalError,
        "\(path.printable): it cannot be written: \(String(cString: strerror(errno)))")
    }
  }

  /// Leaves nothing behind.
  func discard() { temporaryFolder.remove() }
}
