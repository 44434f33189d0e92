import Foundation
import Geometry
import Motion
import TestSupport
import Testing

@testable import Kinetics

/// Joint moments from the stored segment parameters, accelerations and joint centres of GaitLab's man
/// (Vaughan et al., *Dynamics of Human Gait*), against the moments stored beside them.
///
/// Every number in the file is rounded to three decimals; angular accelerations up to 90 rad/s² and
/// centres to a millimetre make that about half a newton-metre at the hip. The limit is 1 N·m.
@Suite("Moments equal those of GaitLab's man", .enabled(if: RealData.isAvailable))
struct VaughanTests {
  typealias Blocks = [String: [[Double]]]

  static func blocks() throws -> Blocks {
    let data = try Data(
      contentsOf: URL(
        fileURLWithPath: RealData.path("vaughan-gaitlab-man/manprocessed.txt")))
    var blocks: Blocks = [:]
    var name = ""
    for line in String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline) {
      if line.hasPrefix("!") {
        name = line.dropFirst().replacingOccurrences(of: "-3", with: "")
          .trimmingCharacters(in: .whitespaces)
      } else {
        let row = line.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
        if !row.isEmpty { blocks[name, default: []].append(row) }
      }
    }
    return blocks
  }

  private static func vector(_ blocks: Blocks, _ name: String, _ frame: Int) throws -> Vector3 {
    let rows = try #require(blocks[name], "\(name)")
    let row = try #require(rows.indices.contains(frame) ? rows[frame] : nil)
    return Vector3(row[0], row[1], row[2])
  }

  /// Segment axes as columns: along the segment, forwards, to the left.
  private static func axes(_ blocks: Blocks, _ segment: String, _ frame: Int) throws -> Matrix3 {
    Matrix3(
      x: try vector(blocks, "SegmentUV\(segment)I", frame),
      y: try vector(blocks, "SegmentUV\(segment)J", frame),
      z: try vector(blocks, "SegmentUV\(segment)K", frame))
  }

  private static func plate(_ blocks: Blocks, _ number: Int, _ frame: Int) throws
    -> InverseDynamics.Load
  {
    func value(_ name: String) throws -> Double {
      try #require(blocks["ForcePlate\(number)\(name)"]?[frame][0])
    }
    return InverseDynamics.Load(
      force: Vector3(try value("FX"), try value("FY"), try value("FZ")),
      moment: Vector3(0, 0, try value("TZ")),
      point: Vector3(try value("DX"), try value("DY"), 0))
  }

  private static let chain = [
    ("Foot", "Ankle", "Calf"), ("Calf", "Knee", "Thigh"),
    ("Thigh", "Hip", "Pelvis"),
  ]

  /// The moment in the joint's own axes: about the upper segment's sideways axis, about the floating
  /// axis, about the lower segment's long axis.
  private static func components(
    _ moment: Vector3, upper: Matrix3, lower: Matrix3, joint: String, side: Side
  ) -> [Double] {
    let floating = upper.z.cross(lower.x).normalized
    let k = side == .left ? 1.0 : -1.0
    return [
      (joint == "Hip" ? -1 : 1) * moment.dot(upper.z), k * moment.dot(floating),
      -k * moment.dot(lower.x),
    ]
  }

  @Test("within 1 N·m, from stored accelerations and centres", arguments: Side.allCases)
  func stageByStage(side: Side) throws {
    let blocks = try Self.blocks()
    let word = side == .left ? "Left" : "Right"
    let frames = try #require(blocks["JointCentre\(word)Hip"]?.count)
    #expect(frames == 85)
    var worst: [String: Double] = [:]
    for frame in 0..<frames {
      // The right foot meets the first plate.
      var external = [try Self.plate(blocks, side == .right ? 1 : 2, frame)]
      for (segment, joint, above) in Self.chain {
        let name = word + segment
        let lower = try Self.axes(blocks, name, frame)
        // Stored about the sideways, the forward and the long axis.
        let inertia = try Self.vector(blocks, "Segment\(name)MomentOfInertia", 0)
        func local(_ what: String) throws -> Vector3 {
          lower * (try Self.vector(blocks, "SegmentAngle\(name)\(what)", frame))
        }
        let link = InverseDynamics.Link(
          mass: try #require(blocks["Segment\(name)Mass"]?[0][0]),
          inertia: Vector3(inertia.z, inertia.y, inertia.x), axes: lower,
          centre: try Self.vector(blocks, "SegmentCentre\(name)Position", frame),
          proximal: try Self.vector(blocks, "JointCentre\(word)\(joint)", frame),
          acceleration: try Self.vector(blocks, "SegmentCentre\(name)Acceleration", frame),
          angularVelocity: try local("Velocity"),
          angularAcceleration: try local("Acceleration"))
        let load = InverseDynamics.proximalLoad(on: link, external: external)
        external = [load.reversed]
        let upper = try Self.axes(blocks, above == "Pelvis" ? above : word + above, frame)
        let found = Self.components(
          load.moment, upper: upper, lower: lower, joint: joint, side: side)
        let stored = try Self.vector(blocks, "JointDynamics\(word)\(joint)Moment", frame)
        for axis in 0..<3 {
          worst[joint, default: 0] = max(worst[joint, default: 0], abs(found[axis] - stored[axis]))
        }
      }
    }
    print("\(word): largest difference in N·m", worst.sorted { $0.key < $1.key })
    #expect(worst.count == 3 && worst.values.allSatisfy { $0 < 1 })
  }

  /// End to end is printed and not asserted: the book's accelerations come from its own smoothing of
  /// 50 Hz markers, which is no part of these methods.
  @Test("end to end from the stored centres and axes, printed", arguments: Side.allCases)
  func endToEnd(side: Side) throws {
    let blocks = try Self.blocks()
    let word = side == .left ? "Left" : "Right"
    let frames = try #require(blocks["JointCentre\(word)Hip"]?.count)
    var squares: [String: [Double]] = [:]
    var peaks: [String: [Double]] = [:]
    var motions: [String: SegmentMotion] = [:]
    for (segment, _, _) in Self.chain {
      let name = word + segment
      motions[segment] = SegmentMotion(
        axes: try (0..<frames).map { try Self.axes(blocks, name, $0) },
        centre: try (0..<frames).map {
          try Self.vector(blocks, "SegmentCentre\(name)Position", $0)
        }, rate: 50)
    }
    for frame in 4..<(frames - 4) {
      var external = [try Self.plate(blocks, side == .right ? 1 : 2, frame)]
      for (segment, joint, above) in Self.chain {
        let name = word + segment
        let lower = try Self.axes(blocks, name, frame)
        let inertia = try Self.vector(blocks, "Segment\(name)MomentOfInertia", 0)
        let motion = try #require(motions[segment])
        let link = InverseDynamics.Link(
          mass: try #require(blocks["Segment\(name)Mass"]?[0][0]),
          inertia: Vector3(inertia.z, inertia.y, inertia.x), axes: lower,
          centre: try Self.vector(blocks, "SegmentCentre\(name)Position", frame),
          proximal: try Self.vector(blocks, "JointCentre\(word)\(joint)", frame),
          acceleration: motion.acceleration[frame], angularVelocity: motion.angularVelocity[frame],
          angularAcceleration: motion.angularAcceleration[frame])
        let load = InverseDynamics.proximalLoad(on: link, external: external)
        external = [load.reversed]
        let upper = try Self.axes(blocks, above == "Pelvis" ? above : word + above, frame)
        let found = Self.components(
          load.moment, upper: upper, lower: lower, joint: joint, side: side)
        let stored = try Self.vector(blocks, "JointDynamics\(word)\(joint)Moment", frame)
        for axis in 0..<3 {
          let key = "\(joint) \(axis)"
          squares[key, default: []].append(
            (found[axis] - stored[axis]) * (found[axis] - stored[axis]))
          peaks[key, default: []].append(abs(stored[axis]))
        }
      }
    }
    for key in squares.keys.sorted() {
      let list = squares[key] ?? []
      let rms = (list.reduce(0, +) / Double(max(1, list.count))).squareRoot()
      print(
        "\(word) \(key): rms \(String(format: "%.2f", rms)) N·m, largest stored "
          + String(format: "%.1f", peaks[key]?.max() ?? 0))
    }
    #expect(squares.count == 9)
  }
}
