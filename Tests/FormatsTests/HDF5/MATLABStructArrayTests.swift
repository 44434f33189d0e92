import Foundation
import HDF5
import Motion
import TestSupport
import Testing

@testable import Formats

/// Files of scripts/reference/matlab_layouts.py.
@Suite("Arrays of structures in MATLAB files")
struct MATLABStructArrayTests {
  private func read(_ name: String) throws -> Recording {
    try ReaderChild.$mayBeLost.withValue(true) {
      try RecordingFormats.recording(
        at: RealData.fixtures.appendingPathComponent("layouts/matlab/\(name).mat").path,
        file: "trial")
    }
  }

  @Test("alone in a file are refused, with what to type")
  func alone() throws {
    let error = #expect(throws: ReadError.self) { try read("trials") }
    #expect(error?.remedy.contains("/day/trial is an array of structures") == true)
    #expect(error?.remedy.contains("trial = day.trial(k); save(file, '-struct'") == true)
  }

  @Test("beside markers are named with how many there are")
  func beside() throws {
    let found = try read("trials-beside")
    #expect(found.trajectories.count == 5)
    let notice = try #require(found.notices.first { $0.text.hasPrefix("arrays of structures") })
    #expect(notice.text.contains("/earlier (3); in MATLAB, save each as a file of its own"))
  }

  @Test("a cell of names is none, nor is a plain structure")
  func others() throws {
    let path = RealData.fixtures.appendingPathComponent("layouts/matlab/trials-beside.mat").path
    let container = try HDF5File(path: path)
    #expect(try MATLABStructArray(at: "/earlier", container)?.count == 3)
    #expect(try MATLABStructArray(at: "/", container) == nil)
    let plain = RealData.fixtures.appendingPathComponent(
      "layouts/matlab/frames-by-3-by-markers.mat"
    ).path
    #expect(try MATLABStructArray(at: "/trial", try HDF5File(path: plain)) == nil)
  }
}
