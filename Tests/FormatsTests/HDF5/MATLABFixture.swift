import Foundation
import HDF5
import Motion
import TestSupport

@testable import Formats

/// A file as MATLAB 7.3 writes it: HDF5 behind a block of 512 bytes that says so. Arrays are those
/// that MATLAB would store, transposed.
struct MATLABFixture {
  static let names = ["LASI", "RASI", "LKNE", "RKNE", "LHEE", "RHEE"]

  /// Marker k, axis a, frame f at 100 k + 10 a + f millimetres, 3 x frames as in the file.
  static func marker(_ k: Int, frames: Int, factor: Double = 1) -> [Double] {
    (0..<3).flatMap { axis in
      (0..<frames).map { factor * Double(100 * k + 10 * axis + $0) }
    }
  }

  static func put(
    _ writer: HDF5Writer, markersAt group: String, frames: Int = 20, factor: Double = 1,
    names: [String] = MATLABFixture.names
  ) throws {
    for (index, name) in names.enumerated() {
      try writer.write(
        marker(index, frames: frames, factor: factor), shape: [3, frames],
        at: "\(group)/\(name)")
    }
  }

  static func put(_ writer: HDF5Writer, _ value: Double, at path: String) throws {
    try writer.write([value], shape: [1, 1], at: path)
  }

  /// Vectors of `count` values.
  static func put(_ writer: HDF5Writer, signalsAt group: String, count: Int) throws {
    for name in ["RF", "VL"] {
      try writer.write(
        (0..<count).map(Double.init), shape: [1, count], at: "\(group)/\(name)")
    }
  }

  static func read(
    paths: [String: String] = [:], _ build: (HDF5Writer) throws -> Void
  ) throws -> Recording {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let plain = folder.path("plain.h5")
    let writer = try HDF5Writer(path: plain)
    try build(writer)
    try writer.save()
    var block = Array("MATLAB 7.3 MAT-file, Platform: synthetic".utf8)
    block += [UInt8](repeating: 0x20, count: 512 - block.count)
    let content = try Data(contentsOf: URL(fileURLWithPath: plain))
    let path = folder.path("trial.mat")
    try (Data(block) + content).write(to: URL(fileURLWithPath: path))
    return try ReaderChild.$mayBeLost.withValue(true) {
      try RecordingFormats.recording(at: path, file: "trial", paths: HDF5Paths(paths))
    }
  }
}
