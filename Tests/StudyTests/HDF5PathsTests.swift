import Analysis
import Formats
import Testing

@Suite("hdf5.paths")
struct HDF5PathsTests {
  @Test("has the same names in the settings and in the reader")
  func names() {
    #expect(SettingKeys.hdf5PathNames == HDF5Paths.names.map(\.name))
  }
}
