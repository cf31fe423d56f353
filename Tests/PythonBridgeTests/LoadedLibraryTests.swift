import PythonBridge
import Testing

@Suite struct LoadedLibraryTests {
  @Test func `Paths are taken once from a process's map, spaces included`() {
    let map = """
      5560-5570 r--p 00000000 08:01 131                        /usr/bin/program
      5570-5580 r-xp 00001000 08:01 131                        /usr/bin/program
      7f00-7f10 rw-p 00000000 00:00 0
      7f10-7f20 r--p 00000000 08:01 132                        /opt/with space/lib.so
      7ffd-7ffe rw-p 00000000 00:00 0                          [stack]
      """
    #expect(LoadedLibrary.paths(inMaps: map) == ["/usr/bin/program", "/opt/with space/lib.so"])
  }

  @Test(arguments: [
    ("/usr/lib/openblas-pthread/libopenblasp-r0.3.21.so", "OpenBLAS"),
    ("/usr/lib/openblas-pthread/libblas.so.3", "OpenBLAS"),
    ("/venv/numpy.libs/libscipy_openblas64_-99b71e71.so", "OpenBLAS"),
    ("/usr/lib/blas/libblas.so.3.11.0", "Netlib BLAS"),
    ("/opt/mkl/libmkl_rt.so.2", "MKL"), ("/usr/lib/libblis.so.4", "BLIS"),
  ])
  func `An implementation of BLAS is known by its file`(path: String, name: String) {
    let found = LoadedLibrary.linearAlgebra(in: ["/usr/lib/libc.so.6", path])
    #expect(found == [LoadedLibrary(name: name, path: path)])
    #expect(found.first?.isSlow == (name == "Netlib BLAS"))
  }
}
