import Cleaning
import Formats
import Foundation
import Geometry
import HDF5
import Kinematics
import Motion
import Synthesis
import Testing

/// Angles in, markers out, and the same angles back.
///
/// The limit is 1e-6°: the synthesis knows nothing of the code it tests, and both work in doubles.
@Suite("Prescribed angles come back")
struct WalkerTruthTests {
  static let headings: [Axis] = [.plusX, .minusX, .plusY, .minusY]
  static let limit = 1e-6

  static func walker(_ heading: Axis) -> Walker {
    var body = Body(height: 1.42)
    body.left.legLength += 0.006
    body.right.kneeWidth += 0.004
    var walker = Walker(body: body, cycles: 3)
    walker.heading = Heading(heading)
    walker.muscles = []
    walker.plateCount = 0
    return walker
  }

  static func angles(
    of recording: Recording, standing: Recording, body: Body
  ) throws -> (angles: JointAngles, standing: JointAngles) {
    let trial = try #require(Cleaner().trial(from: recording).value)
    let still = try #require(Cleaner().trial(from: standing).value)
    let model = try #require(
      PluginGait.calibrated(
        for: body.measures(), standing: still, settings: KinematicsSettings()
      ).value)
    return (
      model.angles(from: model.poses(of: trial)), try #require(model.standingAngles())
    )
  }

  /// The largest difference between two sets of angles, degrees; NaN in both is no difference.
  static func difference(_ a: JointAngles, _ b: JointAngles) throws -> Double {
    var largest = 0.0
    for side in Side.allCases {
      for group in AngleGroup.allCases {
        let x = try #require(a[group, side])
        let y = try #require(b[group, side])
        for component in 0..<3 {
          try #require(x[component].count == y[component].count)
          for (p, q) in zip(x[component], y[component]) where !(p.isNaN && q.isNaN) {
            let d = abs(p - q).in(.degree)
            largest = d.isNaN ? .infinity : max(largest, d)
          }
        }
      }
    }
    return largest
  }

  @Test("walking along every axis, z up", arguments: headings)
  func zUp(heading: Axis) throws {
    let walker = Self.walker(heading)
    let (moving, still) = (walker.trial(), StandingPerson(body: walker.body).trial())
    let found = try Self.angles(
      of: moving.recording, standing: still.recording, body: walker.body)
    #expect(try Self.difference(found.angles, moving.truth.angles) < Self.limit)
    #expect(try Self.difference(found.standing, still.truth.angles) < Self.limit)
  }

  @Test("with y up, whether the file says so or the body shows it", arguments: [true, false])
  func yUp(declared: Bool) throws {
    let walker = Self.walker(.plusX)
    let (moving, still) = (walker.trial(), StandingPerson(body: walker.body).trial())
    var recording = moving.recording.withYUp
    var standing = still.recording.withYUp
    if !declared {
      recording.up = nil
      standing.up = nil
    }
    let found = try Self.angles(of: recording, standing: standing, body: walker.body)
    #expect(try Self.difference(found.angles, moving.truth.angles) < Self.limit)
  }

  @Test("a mirrored walker has mirrored angles")
  func mirrored() throws {
    let walker = Self.walker(.plusX)
    let still = StandingPerson(body: walker.body).trial().recording
    let found = try Self.angles(of: walker.trial().recording, standing: still, body: walker.body)
    let mirrored = try Self.angles(
      of: walker.trial().recording.mirrored, standing: still.mirrored, body: walker.body.mirrored)
    let exchanged = JointAngles(
      Dictionary(
        uniqueKeysWithValues: Side.allCases.map {
          ($0, mirrored.angles.curves[$0.opposite] ?? [:])
        }))
    #expect(try Self.difference(found.angles, exchanged) < Self.limit)
  }

  @Test(
    "through HDF5, in metres and in millimetres", arguments: headings,
    [Motion.Unit.metre, .millimetre])
  func throughHDF5(heading: Axis, unit: Motion.Unit) throws {
    let walker = Self.walker(heading)
    let (moving, still) = (walker.trial(), StandingPerson(body: walker.body).trial())
    let found = try Self.angles(
      of: Self.reread(moving.recording, unit: unit),
      standing: Self.reread(still.recording, unit: unit),
      body: walker.body)
    #expect(try Self.difference(found.angles, moving.truth.angles) < Self.limit)
  }

  @Test("C3D to HDF5 to CSV keeps the angles within the formats' rounding")
  func conversions() throws {
    let walker = Self.walker(.plusY)
    let (moving, still) = (walker.trial(), StandingPerson(body: walker.body).trial())
    let chain = { (recording: Recording) throws -> [Recording] in
      var steps: [Recording] = []
      var current = recording
      for ending in ["c3d", "h5", "csv"] {
        current = try Self.rewritten(current, ending)
        steps.append(current)
      }
      return steps
    }
    let (a, b) = (try chain(moving.recording), try chain(still.recording))
    // Single precision of millimetres near 1 m is 6e-5 mm; wands are 60 mm long.
    let c3d = try Self.angles(of: a[0], standing: b[0], body: walker.body)
    #expect(try Self.difference(c3d.angles, moving.truth.angles) < 1e-3)
    // HDF5 holds every digit, and CSV nanometres.
    let hdf5 = try Self.angles(of: a[1], standing: b[1], body: walker.body)
    #expect(try Self.difference(hdf5.angles, c3d.angles) == 0)
    let csv = try Self.angles(of: a[2], standing: b[2], body: walker.body)
    #expect(try Self.difference(csv.angles, hdf5.angles) < 1e-5)
  }

  // MARK: - Files

  private static func temporary(_ ending: String) -> String {
    FileManager.default.temporaryDirectory
      .appendingPathComponent("marey-\(UUID().uuidString).\(ending)").path
  }

  static func rewritten(_ recording: Recording, _ ending: String) throws -> Recording {
    let path = temporary(ending)
    defer { try? FileManager.default.removeItem(atPath: path) }
    _ = try RecordingFormats.write(recording, to: path)
    return try RecordingFormats.recording(at: path)
  }

  /// Writes the markers in a unit of their own, which marey's own writer never does.
  static func reread(_ recording: Recording, unit: Motion.Unit) throws -> Recording {
    if unit == .metre { return try rewritten(recording, "h5") }
    let path = temporary("h5")
    defer { try? FileManager.default.removeItem(atPath: path) }
    let writer = try HDF5Writer(path: path)
    try writer.setAttribute("format", .text("marey-recording"))
    try writer.setAttribute("version", .integer(1))
    try writer.setAttribute("rate_hz", .number(recording.frameRate))
    try writer.setAttribute("up_axis", .text("+Z"))
    for marker in recording.trajectories {
      let values = (0..<marker.count).flatMap { frame in
        [marker.x[frame].in(unit), marker.y[frame].in(unit), marker.z[frame].in(unit)]
      }
      try writer.write(values, shape: [marker.count, 3], at: "/markers/" + marker.label)
      try writer.setAttribute("unit", .text(unit.rawValue), of: "/markers/" + marker.label)
    }
    try writer.save()
    return try RecordingFormats.recording(at: path)
  }
}
