import Foundation
import HDF5
import Motion
import TestSupport
import Testing

@testable import Formats

@Suite("Foreign HDF5 layouts")
struct HDF5ForeignLayoutTests {
  private func read(_ path: String, paths: [String: String] = [:]) throws -> Recording {
    try ReaderChild.$mayBeLost.withValue(true) {
      try RecordingFormats.recording(at: path, file: "trial", paths: HDF5Paths(paths))
    }
  }

  /// Columns that differ by more than rounding.
  private func differ(_ a: [Double], _ b: [Double], by tolerance: Double) -> Bool {
    a.count != b.count
      || zip(a, b).contains { $0.isNaN != $1.isNaN || abs($0 - $1) > tolerance }
  }

  // The three were made from this C3D file, whose numbers are 32-bit reals in millimetres: equal
  // but for the last bit of the product with 0.001.
  @Test(
    "hold the markers of the C3D file that they were made from",
    .enabled(if: RealData.isAvailable),
    arguments: ["HC030A05.ibo.h5", "HC030A05_pandas.h5", "HC030A05_v73.mat"])
  func sameMarkers(name: String) throws {
    let source = try RecordingFormats.recording(
      at: RealData.path("biomechzoo-gait-c3d/HC030A/Straight/HC030A05.c3d"))
    let found = try read(RealData.path("hdf5-derived/" + name))
    #expect(found.frameRate == 100)
    #expect(found.frameCount == 197)
    for label in ["LASI", "RASI", "LKNE", "RANK", "LHEE", "RTOE"] {
      let (a, b) = (try #require(found.trajectory(label)), try #require(source.trajectory(label)))
      for axis in [\Trajectory.x, \.y, \.z] {
        #expect(!differ(a[keyPath: axis], b[keyPath: axis], by: 1e-9), "\(label)")
      }
    }
    #expect(!found.analog.isEmpty)
    #expect(found.analog.allSatisfy { $0.rate == 1000 && $0.samples.count == 1970 })
  }

  @Test(
    "ibo-biomech gives events and plates as the C3D file does", .enabled(if: RealData.isAvailable))
  func ibo() throws {
    let source = try RecordingFormats.recording(
      at: RealData.path("biomechzoo-gait-c3d/HC030A/Straight/HC030A05.c3d"))
    let found = try read(RealData.path("hdf5-derived/HC030A05.ibo.h5"))
    #expect(found.firstFrame == source.firstFrame)
    #expect(found.measures[.mass].map { abs($0 - 45.8) < 1e-5 } == true)
    #expect(found.measures.entries.count == source.measures.entries.count)
    for measure in SubjectMeasure.all {
      #expect(found.measures[measure] == source.measures[measure], "\(measure.words)")
    }
    #expect(found.events.count == source.events.count)
    for (a, b) in zip(found.events, source.events.sorted { $0.time < $1.time }) {
      #expect(a.kind == b.kind && a.side == b.side)
      #expect(abs(a.time - b.time) < 1e-5)
    }
    #expect(found.plates.count == 2)
    for plate in found.plates {
      #expect(plate.kind == .laboratoryAxes)
      #expect(
        plate.channels.map(\.unit) == [.newton, .metre, .newtonMetre].flatMap { [$0, $0, $0] })
      // A child of 45.8 kg: up to 1.2 times the body weight, and upwards.
      let highest = plate.channels[2].samples.max() ?? 0
      #expect(highest > 350 && highest < 700)
    }
  }

  @Test(
    "OpenSignals names its sensors where texts of variable length may be read",
    .enabled(if: RealData.isAvailable))
  func sensors() throws {
    let found = try read(RealData.path("opensignals-hdf5/emg_bursts.h5"))
    #expect(found.notices.contains { $0.text == "sensors: channel_3 EMG" })
  }

  @Test("netCDF-4 of pyomeca equals its source", .enabled(if: RealData.isAvailable))
  func netCDF() throws {
    let source = try RecordingFormats.recording(
      at: RealData.path("pyomeca-nexus-csv/markers_analogs.c3d"))
    let markers = try read(RealData.path("hdf5-derived/pyomeca_markers.nc"))
    #expect(markers.trajectories.count == 51)
    #expect(markers.frameRate == source.frameRate)
    for marker in markers.trajectories {
      let twin = try #require(
        source.trajectories.first { $0.label == marker.label && $0.prefix == marker.prefix })
      #expect(!differ(marker.x, twin.x, by: 1e-9), "\(marker.label)")
    }
    let analog = try read(RealData.path("hdf5-derived/pyomeca_analogs.nc"))
    #expect(analog.analog.count == 38)
    #expect(analog.analog.allSatisfy { $0.rate == 2000 && $0.unit == .volt })
  }

  // Written by scripts/reference/matlab_layouts.py, which says what stands in them.
  @Test(
    "MATLAB arrays of all markers are read in any order of their axes, by their names",
    arguments: [
      "frames-by-3-by-markers", "3-by-markers-by-frames", "markers-by-4-by-frames",
      "frames-by-3-markers",
    ])
  func matlabArrays(name: String) throws {
    let path = RealData.fixtures.appendingPathComponent("layouts/matlab/\(name).mat").path
    // Its axes are too near to each other to tell the order of columns.
    let paths = name == "frames-by-3-markers" ? ["marker_order": "xyzxyz"] : [:]
    let found = try read(path, paths: paths)
    #expect(found.frameRate == 100 && found.frameCount == 7)
    #expect(found.trajectories.map(\.label) == ["LASI", "RASI", "LKNE", "Längs", "RTOE"])
    #expect(found.trajectories.map(\.prefix) == [nil, nil, nil, nil, "S"])
    #expect(found.lengthUnit == .millimetre)
    if name == "frames-by-3-by-markers" {
      #expect(found.analog.map(\.label) == ["RF", "VL"])
      #expect(found.analog.map(\.rate) == [1000, 1000])
      #expect(
        found.analog.map(\.samples)
          == [0.0, 100].map { start in (0..<70).map { start + Double($0) } })
    } else {
      #expect(found.analog.isEmpty)
    }
    for (marker, trajectory) in found.trajectories.enumerated() {
      for (axis, column) in [trajectory.x, trajectory.y, trajectory.z].enumerated() {
        let truth = (0..<7).map { frame -> Double in
          let millimetres = 250 * marker + 40 * axis + frame
          return marker == 1 && frame == 2 ? .nan : Double(millimetres) * 0.001
        }
        #expect(!differ(column, truth, by: 1e-12), "\(trajectory.label)")
      }
    }
  }

  @Test("a MATLAB array without names is refused with the way to name its markers")
  func matlabWithoutNames() throws {
    let path = RealData.fixtures.appendingPathComponent("layouts/matlab/no-names.mat").path
    let error = #expect(throws: ReadError.self) { try read(path) }
    #expect(error?.problem.contains("MATLAB 7.3") == true)
    #expect(error?.remedy.contains("hdf5.paths") == true)
    let mapped = try read(
      path,
      paths: [
        "markers": "/xyz", "marker_labels": "A,B,C,D,E", "marker_rate": "/rate",
        "marker_unit": "mm",
      ])
    #expect(mapped.trajectories.map(\.label) == ["A", "B", "C", "D", "E"])
    #expect(abs(mapped.trajectories[3].y[4] - 0.794) < 1e-12)
  }

  @Test("hdf5.paths leads to parts of any name, orientation and place")
  func mapped() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let frames = 20
    let truth: [[[Double]]] = (0..<4).map { marker -> [[Double]] in
      (0..<3).map { axis -> [Double] in
        (0..<frames).map { frame -> Double in Double(marker * 100 + axis * 10 + frame) }
      }
    }
    let path = folder.path("lab.h5")
    let writer = try HDF5Writer(path: path)
    // frames x markers x 4
    var all: [Double] = []
    for frame in 0..<frames {
      for marker in truth { all += marker.map { $0[frame] } + [1] }
    }
    try writer.write(all, shape: [frames, 4, 4], at: "/a/points")
    try writer.write(["A", "B", "S:C", "D"], at: "/a/names")
    try writer.setAttribute("hz", .number(50), of: "/a/points")
    for (index, marker) in truth.enumerated() {
      try writer.write(marker.flatMap { $0 }, shape: [3, frames], at: "/b/M\(index)")
    }
    try writer.write([200], shape: [1, 1], at: "/rate")
    try writer.write((0..<30).map(Double.init), shape: [2, 15], at: "/emg")
    try writer.save()

    let cube = try read(
      path,
      paths: [
        "markers": "/a/points", "marker_labels": "/a/names", "marker_unit": "cm",
        "marker_rate": "/a/points@hz", "up_axis": "+Y", "analog": "/emg",
        "analog_labels": "TA, SOL", "analog_rate": "/rate", "analog_unit": "mV",
      ])
    #expect(cube.up == .plusY)
    #expect(cube.frameRate == 50)
    #expect(cube.trajectories.map(\.label) == ["A", "B", "C", "D"])
    #expect(cube.trajectories[2].prefix == "S")
    #expect(!differ(cube.trajectories[1].z, truth[1][2].map { $0 * 0.01 }, by: 1e-12))
    #expect(cube.analog.map(\.label) == ["TA", "SOL"])
    #expect(cube.analog[1].rate == 200)
    #expect(!differ(cube.analog[1].samples, (15..<30).map { Double($0) * 0.001 }, by: 1e-15))

    let group = try read(path, paths: ["markers": "/b", "marker_unit": "mm", "marker_rate": "60"])
    #expect(group.trajectories.map(\.label) == ["M0", "M1", "M2", "M3"])
    #expect(!differ(group.trajectories[3].y, truth[3][1].map { $0 * 0.001 }, by: 1e-12))

    for wrong in [
      ["markers": "/nowhere", "marker_rate": "50"], ["markers": "/b"], ["marker_unit": "mm"],
      ["markers": "/b", "marker_rate": "50", "marker_unit": "V"],
      ["markers": "/a/points", "marker_labels": "A,B", "marker_rate": "50"],
      ["markers": "/b", "marker_unit": "mm", "marker_rate": "/a/points@rate"],
    ] {
      let error = #expect(throws: ReadError.self) { try read(path, paths: wrong) }
      #expect(error?.remedy.contains("hdf5.paths") == true, "\(wrong)")
    }
  }

  @Test("positions of 0, 0, 0 exactly are gaps in files of other programs, not in marey's own")
  func zeros() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let other = folder.path("zero.h5")
    let second = try HDF5Writer(path: other)
    for name in ["A", "B", "C", "D"] {
      try second.write(
        [1, 2, 3, 0, 0, 0, 7, 0, 0, 4, 4, 4], shape: [4, 3], at: "/b/" + name)
    }
    try second.save()
    let opened = try read(
      other, paths: ["markers": "/b", "marker_unit": "mm", "marker_rate": "60"])
    #expect(opened.trajectories.allSatisfy { $0.gaps == [1..<2] })
    #expect(opened.notices.contains { $0.text.contains("count as not seen: A (1 frames)") })
    let own = folder.path("own.h5")
    var recording = opened
    for index in recording.trajectories.indices {
      recording.trajectories[index].x[1] = 0
      recording.trajectories[index].y[1] = 0
      recording.trajectories[index].z[1] = 0
    }
    _ = try HDF5Recording.write(recording, to: own)
    #expect(try read(own).trajectories.allSatisfy { $0.gaps.isEmpty })
  }

  @Test("an unknown layout is refused with the way to name its parts, and its tree is listed")
  func tree() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = folder.path("lab.h5")
    let writer = try HDF5Writer(path: path)
    try writer.write([1, 2, 3, 4, 5, 6], shape: [2, 3], at: "/trial/LASI")
    try writer.setAttribute("unit", .text("mm"), of: "/trial/LASI")
    try writer.save()
    let error = #expect(throws: ReadError.self) { try read(path) }
    #expect(error?.remedy.contains("hdf5.paths") == true)
    #expect(
      try HDF5Tree.lines(of: path, file: "lab.h5") == [
        "/trial/", "/trial/LASI: 2 x 3, 64-bit float  (unit = \"mm\")",
      ])
  }

  @Test("the order of axes is that whose lengths fit")
  func orders() {
    #expect(HDF5Arrays.order(of: [4, 51, 580], labels: 51).map { [$0, $1, $2] } == [0, 1, 2])
    #expect(HDF5Arrays.order(of: [51, 4, 580], labels: 51).map { [$0, $1, $2] } == [1, 0, 2])
    #expect(HDF5Arrays.order(of: [580, 51, 3], labels: 51).map { [$0, $1, $2] } == [2, 1, 0])
    #expect(HDF5Arrays.order(of: [580, 51, 2], labels: 51) == nil)
    #expect(HDF5Arrays.slice((0..<24).map(Double.init), [2, 3, 4], [0: 1, 2: 2]) == [14, 18, 22])
  }
}
