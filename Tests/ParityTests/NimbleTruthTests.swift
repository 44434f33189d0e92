import Foundation
import Geometry
import Kinetics
import TestSupport
import Testing

/// Hip and knee moments of a synthetic walk whose generalised forces are known.
///
/// `scripts/reference/nimble_segments.py DATA/nimble-synthetic-id-truth .build/reference` exports the
/// model's segments (OpenSim 4.6); the test is skipped where that was not done. The root mean square
/// difference must be within 1 % of each moment's peak: the stored forces come from a model with one
/// joint more in the foot and from OpenSim's own derivatives.
@Suite("Moments equal the known ones of a synthetic walk", .enabled(if: NimbleReference.isThere))
struct NimbleTruthTests {
  private struct Body: Decodable {
    var mass: Double
    var inertia: [Double]
  }

  private struct Segment: Decodable {
    /// The body's x, y and z axis in the laboratory.
    var axes: [[Double]]
    var proximal: [Double]
    var centre: [Double]
    var acceleration: [Double]
    var angularVelocity: [Double]
    var angularAcceleration: [Double]
  }

  private struct Load: Decodable {
    var force: [Double]
    var point: [Double]
    var moment: [Double]
  }

  private struct Coordinate: Decodable {
    /// How its segment turns and shifts for one radian.
    var turn: [Double]
    var shift: [Double]
    var stored: Double
  }

  private struct Frame: Decodable {
    var segments: [String: Segment]
    var ground: [String: Load]
    var coordinates: [String: Coordinate]
  }

  private struct Export: Decodable {
    var gravity: [Double]
    var bodies: [String: Body]
    var frames: [Frame]
  }

  private static func vector(_ values: [Double]) -> Vector3 {
    Vector3(values[0], values[1], values[2])
  }

  @Test("hip in three directions and knee, both sides, within 1 % of their peaks")
  func moments() throws {
    let export = try JSONDecoder().decode(Export.self, from: Data(contentsOf: NimbleReference.file))
    #expect(export.frames.count > 200)
    var pairs: [String: [(found: Double, stored: Double)]] = [:]
    for frame in export.frames {
      for side in ["r", "l"] {
        func load(
          _ name: String, _ external: [InverseDynamics.Load]
        ) throws -> InverseDynamics.Load {
          let body = try #require(export.bodies["\(name)_\(side)"])
          let segment = try #require(frame.segments["\(name)_\(side)"])
          let link = InverseDynamics.Link(
            mass: body.mass, inertia: Self.vector(body.inertia),
            axes: Matrix3(
              x: Self.vector(segment.axes[0]), y: Self.vector(segment.axes[1]),
              z: Self.vector(segment.axes[2])),
            centre: Self.vector(segment.centre), proximal: Self.vector(segment.proximal),
            acceleration: Self.vector(segment.acceleration),
            angularVelocity: Self.vector(segment.angularVelocity),
            angularAcceleration: Self.vector(segment.angularAcceleration))
          return InverseDynamics.proximalLoad(
            on: link, external: external, gravity: Self.vector(export.gravity))
        }
        let ground = try #require(frame.ground[side])
        let floor = InverseDynamics.Load(
          force: Self.vector(ground.force), moment: Self.vector(ground.moment),
          point: Self.vector(ground.point))
        let toes = try load("toes", [])
        let foot = try load("calcn", [toes.reversed, floor])
        let talus = try load("talus", [foot.reversed])
        let knee = try load("tibia", [talus.reversed])
        let patella = try load("patella", [])
        let hip = try load("femur", [knee.reversed, patella.reversed])
        for (name, joint) in [
          ("hip_flexion", hip), ("hip_adduction", hip), ("hip_rotation", hip),
          ("knee_angle", knee),
        ] {
          let key = "\(name)_\(side)"
          let coordinate = try #require(frame.coordinates[key])
          // The virtual power of the joint's load on the coordinate's motion.
          let found =
            joint.moment.dot(Self.vector(coordinate.turn))
            + joint.force.dot(Self.vector(coordinate.shift))
          pairs[key, default: []].append((found, coordinate.stored))
        }
      }
    }
    #expect(pairs.count == 8)
    for (key, list) in pairs.sorted(by: { $0.key < $1.key }) {
      let squares = list.reduce(0) { $0 + ($1.found - $1.stored) * ($1.found - $1.stored) }
      let rms = (squares / Double(list.count)).squareRoot()
      let peak = list.map { abs($0.stored) }.max() ?? 0
      print("\(key): rms \(String(format: "%.2f", rms / peak * 100)) % of a peak of \(peak) N·m")
      #expect(rms < 0.01 * peak, "\(key)")
    }
  }
}

/// Where the exported segments lie.
private enum NimbleReference {
  static var file: URL {
    let folder = ProcessInfo.processInfo.environment["MAREY_REFERENCE"].map {
      URL(fileURLWithPath: $0)
    }
    return (folder ?? RealData.repository.appendingPathComponent(".build/reference"))
      .appendingPathComponent("nimble-segments.json")
  }

  static var isThere: Bool { FileManager.default.fileExists(atPath: file.path) }
}
