extension ForwardOptions {
  package static let abstract = "Runs a model over utterances, and writes its outputs."

  package static let discussion = """
    Every utterance begins from the state of zeros. Features must be finite, and so must the \
    outputs; an utterance without frames has outputs without frames. Tables of Kaldi's are read and \
    written one utterance at a time, whatever their length. Files appear when they are complete.

    Exit status: 0 done; 2 usage or bad input; 4 internal error, or outputs that could not be \
    written; 5 there was no utterance; 130 interrupted.
    """
}
