import Tensors

extension ShrinkSearch {
  /// Cuts steps off: halves of a long sequence, then the shortest part of 1, 2, 4, … steps, then
  /// single steps from the end and from the beginning.
  ///
  /// - Parameter startingStates: the subject's states after every step, or nothing.
  mutating func cutSteps(startingStates: NamedTensors<Scalar> = [:]) throws {
    var states = startingStates
    // A long sequence has too many parts to ask about each.
    while current.sizes.steps > 64 {
      let half = (current.sizes.steps + 1) / 2
      let starts = [0, current.sizes.steps - half]
      guard try takePart(ofLength: half, startingAt: starts, &states) else { break }
    }
    var length = 1
    while length < min(current.sizes.steps, 64) {
      let starts = Array(0...(current.sizes.steps - length))
      if try takePart(ofLength: length, startingAt: starts, &states) { break }
      length *= 2
    }
    while current.sizes.steps > 1,
      try takePart(ofLength: current.sizes.steps - 1, startingAt: [0, 1], &states)
    {}
  }

  /// Some steps, and where they begin.
  private struct Part {
    let start: Int

    /// The states after every step of the whole; empty to begin from its initial state.
    let states: NamedTensors<Scalar>
  }

  /// Takes the first part of that length that keeps what has to stay, each from the initial state
  /// and from the subject's own state.
  private mutating func takePart(
    ofLength length: Int, startingAt starts: [Int], _ states: inout NamedTensors<Scalar>
  ) throws -> Bool {
    let example = current
    var parts: [Part] = []
    for start in starts {
      parts.append(Part(start: start, states: [:]))
      if start > 0, !states.names.isEmpty { parts.append(Part(start: start, states: states)) }
    }
    let taken = try takeFirst(parts.count) { index in
      let start = parts[index].start
      return example.keeping(
        steps: start..<(start + length), startingStates: parts[index].states)
    }
    guard let part = taken.map({ parts[$0] }) else { return false }
    // From another state than its own, the subject has other states.
    if part.start > 0, part.states.names.isEmpty { states = [:] }
    for (name, tensor) in states {
      states[name] = tensor.selecting(Array(part.start..<(part.start + length)), axis: 0)
    }
    return true
  }
}
