import Lockstep

extension CaseOptions {
  /// What a worker takes beside its cases, in bytes: the interpreter with NumPy.
  private static let workerBytes = 1e8

  /// How many blocks make another worker worth its start, where nobody asked for it.
  private static let blocksWorthAWorker = 4

  /// How many worker processes judge some cases: as many as are wanted, or as there are cores, but no
  /// more than there are blocks, nor than the memory has room for.
  func workers(for indices: Range<Int>, wanted: Int?) -> Int {
    let blocks = (indices.count - 1) / Block.length + 1
    let useful = wanted == nil ? blocks / Self.blocksWorthAWorker : blocks
    let needed = Double(campaign(seed: 0, cases: 0).bytesToJudge ?? 0) + Self.workerBytes
    let room = (SystemMemory.available() ?? .infinity) / needed
    let most = min(wanted ?? AvailableCores.count, useful)
    return max(1, room < Double(most) ? Int(room) : most)
  }
}
