import ModelFiles
import Testing

@Suite struct KaldiSpecifierTests {
  @Test func whatIsASpecifier() {
    for text in ["ark:a", "scp:-", "ark,t:a", "b,ark:", "ark t:a b", "ark,x:a", "scp,p:a:3"] {
      #expect(KaldiReadSpecifier.isSpecifier(text), "\(text)")
    }
    for text in ["a.ark", "arks:a", "t:a", "/ark/a:1", "", ":", "C:ark", "./ark:a"] {
      #expect(!KaldiReadSpecifier.isSpecifier(text), "\(text)")
    }
  }

  @Test func reading() throws {
    let archive = try KaldiReadSpecifier("ark,o,no,s,ns,cs,ncs,np,bg,t,b:a.ark")
    #expect(archive.name == .file("a.ark"))
    #expect(!archive.isScript && !archive.isPermissive)
    #expect(archive.description == "ark,o,no,s,ns,cs,ncs,np,bg,t,b:a.ark")
    let script = try KaldiReadSpecifier("p scp:a b.scp")
    #expect(script.name == .file("a b.scp"))
    #expect(script.isScript)
    #expect(try KaldiReadSpecifier("ark:-").name == .standard)
    #expect(try KaldiReadSpecifier("ark:").name == .standard)
    #expect(try KaldiReadSpecifier("ark:a:12").name == .offset("a", 12))
    #expect(try KaldiReadSpecifier("ark:a:b12").name == .file("a:b12"))
    #expect(try KaldiReadSpecifier("ark::12").name == .file(":12"))
  }

  @Test(arguments: [
    ("a.ark", "no specifier"), ("ark,x:a", "no option \"x\""), ("ark,f:a", "no option \"f\""),
    ("ark,,t:a", "no option \"\""), ("ark,scp:a,b", "from one place"),
    ("ark,ark:a", "from one place"),
    ("ark:gzip -dc a.gz |", "a command, and Lockstep runs none"), ("ark:| cat", "has a | in it"),
    ("ark:a|b", "has a | in it"), ("ark:a ", "white space"), ("ark: a", "white space"),
    ("ark:scp:a", "a specifier"), ("ark:a:99999999999999999999", "more than any file's length"),
    ("ark:a\u{0}b", "a zero byte"),
  ])
  func readingRefused(text: String, reason: String) throws {
    let error = try #require(throws: ModelFileError.self) { try KaldiReadSpecifier(text) }
    #expect(error.reason.contains(reason), "\(error.reason)")
  }

  @Test func writing() throws {
    let archive = try KaldiWriteSpecifier("ark,t,f,p:a.ark")
    #expect(archive.archive == .file("a.ark"))
    #expect(archive.script == nil && !archive.isBinary && archive.isFlushed)
    let both = try KaldiWriteSpecifier("ark,scp,t,b,f,nf:a,b,c")
    #expect(both.archive == .file("a"))
    #expect(both.script == "b,c" && both.isBinary && !both.isFlushed)
    #expect(try KaldiWriteSpecifier("ark:-").archive == .standard)
  }

  @Test(arguments: [
    ("a", "no specifier"), ("scp:a", "a script alone"), ("scp,ark:a,b", "ark,scp, and not scp,ark"),
    ("ark,o:a", "no option \"o\""), ("ark,scp:a", "two files"),
    ("ark,scp:-,b", "a file of its own"),
    ("ark,scp:a,-", "a file of its own"), ("ark,scp:a,a", "a file of its own"),
    ("ark,scp:a,./a", "a file of its own"), ("ark,scp:/tmp/../tmp//a,/tmp/a", "a file of its own"),
    ("ark:| gzip -c > a", "a command, and Lockstep runs none"), ("ark:a |", "has a | in it"),
    ("ark:a:5", "ends like an offset"), ("ark,ark:a", "to one place"),
  ])
  func writingRefused(text: String, reason: String) throws {
    let error = try #require(throws: ModelFileError.self) { try KaldiWriteSpecifier(text) }
    #expect(error.reason.contains(reason), "\(error.reason)")
  }
}
