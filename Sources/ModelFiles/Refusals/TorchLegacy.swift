/// What `torch.save` wrote before PyTorch 1.6: pickles, the first of which is a magic number.
enum TorchLegacy: RefusedFormat {
  /// Protocol 2, then 0x1950a86a20f9469cfc6c as a long integer of ten bytes.
  private static let magic: [UInt8] = [
    0x80, 0x02, 0x8A, 0x0A, 0x6C, 0xFC, 0x9C, 0x46, 0xF9, 0x20, 0x6A, 0xA8, 0x50, 0x19, 0x2E,
  ]

  static func recognises(_ candidate: Candidate) -> Bool { candidate.begins(with: magic) }

  static func refusal(of candidate: Candidate) -> ModelFileError {
    Refusal.of(
      candidate, kind: "a PyTorch checkpoint in the format before PyTorch 1.6",
      remark: TorchProgram.remark,
      program: TorchProgram.checkpoint(Refusal.quoted(candidate.path)))
  }
}
