import Foundation
import Testing

/// Networks and data that are legal text and make no sense.
@Suite struct HostileNetworkTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("A network of a width that no memory holds is refused", arguments: ["check", "convert"])
  func width(command: String) throws {
    try folder.write("<Nnet>\n<Softmax> 2000000000 2000000000\n</Nnet>\n", "a.nnet")
    let arguments = [command, folder.path("a.nnet")]
    let result = try Tool.run(arguments + (command == "check" ? [] : [folder.path("b.nnet")]))
    #expect(result.status == 2)
    #expect(result.errors.contains("of memory are available"), "\(result.errors)")
    #expect(try folder.names() == ["a.nnet"])
  }

  @Test("A weight that text does not hold is named, whatever the outputs are")
  func payload() throws {
    // A NaN with a payload: text has one NaN only.
    let shell = #"""
      printf '\0B<Nnet> <AddShift> \x04\x01\0\0\0\x04\x01\0\0\0FV \x04\x01\0\0\0\x45\x23\xc1\x7f' > a
      printf '<!EndOfComponent> </Nnet> ' >> a; "$@"
      """#
    let result = try folder.run("convert", "a", "b.nnet.txt", "--quiet", shell: shell)
    #expect(result.status == 1)
    #expect(result.errors.contains("b.nnet.txt is not written: nnet1-text"), "\(result.errors)")
    #expect(try folder.names() == ["a"])
  }

  @Test("Standard input is not read twice")
  func standardInput() throws {
    let result = try folder.run(
      "forward", ForwardTests.model, "ark:-", "ark,t:-", "--class-frame-counts", "-",
      shell: "echo '[ 1 2 3 ]' | \"$@\"")
    #expect(result.status == 2)
    #expect(result.errors.contains("standard input can be read once"), "\(result.errors)")
  }

  @Test("An utterance that is there twice makes no .npz, and is bad input")
  func twice() throws {
    try folder.write("u [ 1 2 3 4 ]\nu [ 1 2 3 4 ]\n", "in.txt")
    let result = try folder.run("forward", ForwardTests.model, "ark:in.txt", "out.npz")
    #expect(result.status == 2)
    #expect(result.errors.contains("variable u: there is one of that name"), "\(result.errors)")
    #expect(try folder.names() == ["in.txt"])
  }
}
