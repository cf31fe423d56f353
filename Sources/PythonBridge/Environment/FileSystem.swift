#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The few questions about files that are asked here; Foundation would cost start-up time.
enum FileSystem {
  static func isFolder(_ path: String) -> Bool { kind(path) == S_IFDIR }
  static func isFile(_ path: String) -> Bool { kind(path) == S_IFREG }

  /// The path without symbolic links; as it is if there is nothing there.
  static func resolved(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// What lies in a folder, sorted; nothing if it cannot be read.
  static func entries(_ folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
          String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        })
    }
    return names.filter { $0 != "." && $0 != ".." }.sorted()
  }

  /// The text of a file, with anything that is not UTF-8 replaced; nil if it cannot be read.
  static func text(_ path: String) -> String? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    let chunk = 1 << 16
    while true {
      let read = withUnsafeTemporaryAllocation(byteCount: chunk, alignment: 1) { buffer in
        let count = fread(buffer.baseAddress, 1, chunk, file)
        bytes.append(contentsOf: buffer.prefix(count))
        return count
      }
      if read < chunk { return String(decoding: bytes, as: UTF8.self) }
    }
  }

  private static func kind(_ path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }
}

/// This process's environment variables.
enum SystemEnvironment {
  /// The variable's value; one that is set to nothing counts as not set.
  static func variable(_ name: String) -> String? {
    guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { return nil }
    return value
  }

  static func set(_ name: String, to value: String) {
    setenv(name, value, 1)
  }
}
