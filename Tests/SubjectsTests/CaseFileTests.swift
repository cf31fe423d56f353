import Foundation
import LockstepTesting
import Testing

@Suite struct CaseFileTests {
  private let path =
    NSTemporaryDirectory() + "lockstep-case-" + UUID().uuidString + ".npz"

  @Test("NumPy opens a case file without pickle, and finds every array as it was")
  func numpy() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    let options = CampaignOptions(
      signature: .extendedLSTM(isCoupled: true, hasPeepholes: true, hasProjection: true))
    for index in [3, 40, 200] {
      let narrow = try CaseGenerator<Float>(options).makeCase(at: index)
      try CaseFile.write(narrow, to: path)
      try compare(narrow)
      let wide = try CaseGenerator<Double>(options).makeCase(at: index)
      try CaseFile.write(wide, to: path)
      try compare(wide)
    }
  }

  private func compare<Scalar: SubjectScalar>(_ example: Case<Scalar>) throws {
    try reference().interpreter.withGIL { gil in
      let archive = try gil.module("numpy").attribute("load", gil)
        .call([path], keywords: ["allow_pickle": false], gil)
      let names = try archive.attribute("files", gil).value(as: [String].self, gil)
      #expect(names == ["lockstep.json"] + example.signature.caseTensors.map(\.name))
      for (name, tensor) in example.tensors {
        let (shape, elements) = try archive.item(name, gil)
          .copiedElements(of: Scalar.self, gil)
        #expect(try Tensor(shape, elements).isBitwiseEqual(to: tensor), "\(name)")
      }
      let text = try archive.item("lockstep.json", gil).attribute("decode", gil).call(gil)
      let header = try gil.module("json").attribute("loads", gil).call([text], gil)
      #expect(try header.item("cell", gil).value(as: String.self, gil) == example.signature.cell)
      let bias = try header.item("forget_bias", gil).value(as: Double.self, gil)
      #expect(bias == example.options["forget_bias"])
    }
  }
}
