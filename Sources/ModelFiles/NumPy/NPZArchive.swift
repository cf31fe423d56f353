/// An .npz file: a zip archive of .npy files, each a variable under its name without `.npy`.
///
/// Opening reads the archive's directory and the beginning of each array. Pickled arrays are listed
/// as `object`, and never loaded.
public struct NPZArchive: ModelFile {
  public let format = "npz"
  public let variables: [Variable]

  private let archive: ZipArchive
  private let places: [String: Place]

  private struct Place {
    let entry: ZipEntry
    let header: NPYHeader
  }

  public var path: String { archive.file.path }

  /// - Throws: `ModelFileError` if an array, or the archive as such, is damaged or of a kind that
  ///   is not read.
  public init(_ file: MappedFile) throws {
    archive = try ZipArchive(file)
    var places: [String: Place] = [:]
    for entry in archive.entries where entry.name.hasSuffix(".npy") {
      let name = String(entry.name.dropLast(4))
      places[name] = Place(entry: entry, header: try Self.header(of: entry, in: archive))
    }
    self.places = places
    variables = places.map { name, place in
      Variable(name: name, type: place.header.element.type, shape: place.header.shape)
    }.sorted { $0.name < $1.name }
  }

  /// The variables' names in the order of the archive's directory, which is that of writing.
  public var storedNames: [String] {
    archive.entries.compactMap { entry in
      entry.name.hasSuffix(".npy") ? String(entry.name.dropLast(4)) : nil
    }
  }

  public func withBytes<Result>(
    of variable: Variable, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    guard let place = places[variable.name] else {
      throw ModelFileError(
        path: path, variable: variable.name, reason: "there is no such variable")
    }
    return try archive.withBytes(of: place.entry) { bytes in
      do {
        return try place.header.withElements(of: bytes, body)
      } catch let error as MalformedHeader {
        throw ModelFileError(path: path, variable: variable.name, reason: error.reason)
      }
    }
  }

  /// The bytes of any file in the archive, such as `lockstep.json`; nil if there is none of that
  /// name.
  ///
  /// - Parameter limit: the most bytes that it may hold.
  /// - Throws: `ModelFileError` if it is damaged, or holds more.
  public func entry(named name: String, limit: Int = .max) throws -> [UInt8]? {
    guard let entry = archive.entries.first(where: { $0.name == name }) else { return nil }
    guard entry.count <= limit else {
      throw ZipArchive.failure(
        path, name, "it holds \(entry.count) bytes, and \(limit) are the most that are read")
    }
    return try archive.withBytes(of: entry) { Array($0) }
  }

  private static func header(
    of entry: ZipEntry, in archive: ZipArchive
  ) throws -> NPYHeader {
    // Nearly every header ends within these bytes.
    var length = 512
    while true {
      let header: NPYHeader? = try archive.withPrefix(of: entry, count: length) { bytes in
        do {
          let needed = try NPYPreamble(bytes).header.upperBound
          if needed > length {
            length = needed
            return nil
          }
          return try NPYHeader(bytes, total: entry.count)
        } catch let error as MalformedHeader {
          throw ZipArchive.failure(archive.file.path, entry.name, error.reason)
        }
      }
      if let header { return header }
    }
  }
}
