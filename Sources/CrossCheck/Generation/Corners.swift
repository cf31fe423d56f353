import Tensors

/// The sizes at which implementations go wrong: empty, single, long, a vector's width give or take 1.
enum Corners {
  /// The corner of a block: every third block has one, the others have none.
  ///
  /// The first 45 blocks hold all of them. Three has no factor in common with the number of
  /// profiles, so that a corner meets other profiles when its turn comes again.
  static func limits(ofBlock number: Int) -> SizeLimits {
    number % 3 == 2 ? all[number / 3 % all.count] : SizeLimits()
  }

  /// In an order in which, with all profiles in turn, none that fixes T meets a corner of T or B,
  /// and every profile has had steps before the empty sequences come.
  static let all: [SizeLimits] = [
    wide(127, 17),
    wide(15, 33),
    SizeLimits(steps: 200...300, batch: 1...2, inputSize: 3...24, hiddenSize: 3...24),
    SizeLimits(inputSize: 1...1),
    wide(16, 63),
    SizeLimits(hiddenSize: 1...1),
    wide(17, 65),
    wide(31, 127),
    SizeLimits(steps: 1...1),
    wide(33, 129),
    SizeLimits(batch: 1...1),
    wide(63, 15),
    SizeLimits(steps: 0...0),
    wide(65, 16),
    wide(129, 31),
  ]

  private static func wide(_ inputSize: Int, _ hiddenSize: Int) -> SizeLimits {
    SizeLimits(
      steps: 2...8, batch: 2...6, inputSize: inputSize...inputSize,
      hiddenSize: hiddenSize...hiddenSize)
  }
}
