package import ArgumentParser
package import Networks

/// A model, and what its file cannot say.
package struct ModelOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A TensorFlow checkpoint (its prefix, .index or folder), .npz, .safetensors, or a Kaldi nnet1 "
        + "network.",
      valueName: "model"), completion: .file())
  package var path: String

  @OptionGroup package var unsaid: UnsaidOptions

  package init() {}

  package var networkOptions: NetworkOptions { unsaid.networkOptions }
}
