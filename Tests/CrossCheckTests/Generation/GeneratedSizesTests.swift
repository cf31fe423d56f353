import CrossCheck
import Tensors
import Testing

@Suite struct GeneratedSizesTests {
  static func blocks(_ options: CampaignOptions = CampaignOptions()) throws -> [Block] {
    let generator = try CaseGenerator<Float>(options)
    var blocks: [Block] = []
    while case let next = blocks.last?.indices.upperBound ?? 0, next < options.cases {
      blocks.append(generator.block(containing: next))
    }
    return blocks
  }

  @Test func `Blocks follow each other and hold every index once`() throws {
    let blocks = try Self.blocks()
    #expect(blocks.map(\.indices.lowerBound) == [0, 1] + (1..<63).map { $0 * 32 })
    let generator = try CaseGenerator<Float>(CampaignOptions())
    for block in blocks {
      #expect(block.indices.allSatisfy { generator.block(containing: $0) == block })
    }
  }

  @Test func `All sizes of the default cases are distinct, and no kernel is square`() throws {
    for seed in [CampaignOptions.defaultSeed, 2, 3, 4, 5] {
      for block in try Self.blocks(CampaignOptions(seed: seed)).dropFirst() {
        let sizes = block.sizes
        let all = [sizes.steps, sizes.batch, sizes.inputSize, sizes.hiddenSize]
        #expect(Set(all).count == 4, "\(sizes)")
        #expect(sizes.inputSize + sizes.hiddenSize != 4 * sizes.hiddenSize, "\(sizes)")
      }
    }
  }

  @Test func `The default cases hold every corner`() throws {
    let sizes = try Self.blocks().dropFirst().map(\.sizes)
    #expect(sizes.contains { $0.steps == 0 })
    #expect(sizes.contains { $0.steps == 1 })
    #expect(sizes.contains { (200...300).contains($0.steps) && $0.batch <= 2 })
    #expect(sizes.contains { $0.batch == 1 })
    for width in [1, 15, 16, 17, 31, 33, 63, 65, 127, 129] {
      #expect(sizes.contains { $0.inputSize == width }, "I = \(width)")
      #expect(sizes.contains { $0.hiddenSize == width }, "H = \(width)")
    }
  }

  @Test func `Most default sizes are ordinary, and those of the first block are`() throws {
    let blocks = try Self.blocks()
    let ordinary = blocks.filter { block in
      (1...32).contains(block.sizes.steps) && (1...8).contains(block.sizes.batch)
        && (1...64).contains(block.sizes.inputSize) && (1...64).contains(block.sizes.hiddenSize)
    }
    #expect(ordinary.count > blocks.count / 2)
    #expect(ordinary.contains(blocks[1]))
    #expect(blocks[1].profile == .generic)
  }

  @Test func `The profiles take turns`() throws {
    let blocks = try Self.blocks()
    #expect(blocks[0].profile == nil)
    for (number, block) in blocks.dropFirst().enumerated() {
      #expect(block.profile == Profile.allCases[number % 8])
    }
    let two = try Self.blocks(CampaignOptions(cases: 100, profiles: [.tiny, .probe]))
    #expect(two.map(\.profile) == [.tiny, .probe, .tiny, .probe])
  }

  @Test func `The user's ranges are obeyed by every block`() throws {
    let options = CampaignOptions(
      steps: 2...40, batch: 3...5, inputSize: 7...200, hiddenSize: 10...11)
    for block in try Self.blocks(options) {
      #expect((2...40).contains(block.sizes.steps))
      #expect((3...5).contains(block.sizes.batch))
      #expect((7...200).contains(block.sizes.inputSize))
      #expect((10...11).contains(block.sizes.hiddenSize))
    }
  }

  @Test func `Ranges without a choice are obeyed although sizes are equal`() throws {
    let options = CampaignOptions(
      cases: 64, steps: 3...3, batch: 3...3, inputSize: 9...9, hiddenSize: 3...3)
    for block in try Self.blocks(options) {
      #expect(
        block.sizes == Sizes(steps: 3, batch: 3, inputSize: 9, hiddenSize: 3))
    }
  }

  @Test func `A probe has one step, and an exact case few, where the user's range allows it`()
    throws
  {
    for block in try Self.blocks() where block.profile == .probe { #expect(block.sizes.steps == 1) }
    for block in try Self.blocks() where block.profile == .exact {
      #expect((1...4).contains(block.sizes.steps))
    }
    let wide = CampaignOptions(cases: 64, steps: 1...50, profiles: [.probe])
    #expect(try Self.blocks(wide).allSatisfy { $0.sizes.steps == 1 })
    let long = CampaignOptions(cases: 64, steps: 20...50, profiles: [.probe])
    #expect(try Self.blocks(long).allSatisfy { (20...50).contains($0.sizes.steps) })
  }
}
