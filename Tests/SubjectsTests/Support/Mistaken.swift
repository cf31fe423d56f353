import Lockstep

extension TamperedSubject {
  /// The native cell without its bias, of every cell that has one.
  static func withoutBias(_ name: String = "no bias") -> TamperedSubject {
    TamperedSubject(
      name: name,
      changeCase: { example in
        var tensors = example.tensors
        tensors["bias"] = try example["bias"].mapped { _ in 0 }
        return try Case(
          example.signature, sizes: example.sizes, options: example.options, tensors: tensors,
          provenance: example.provenance)
      })
  }

  /// The native cell that forgets the forget bias.
  static func withoutForgetBias(_ name: String = "no forget bias") -> TamperedSubject {
    TamperedSubject(
      name: name,
      changeCase: { example in
        try Case(
          example.signature, sizes: example.sizes,
          options: example.options.merging(["forget_bias": 0]) { $1 }, tensors: example.tensors,
          provenance: example.provenance)
      })
  }
}
