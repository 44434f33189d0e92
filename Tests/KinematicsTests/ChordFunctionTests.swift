import Foundation
import Geometry
import Kinematics
import Testing

@Suite("The chord function")
struct ChordFunctionTests {
  struct Leg {
    var proximal: Vector3
    var marker: Vector3
    var wand: Vector3
    var offset: Double
  }

  /// A thigh somewhere in the room: the marker 0.35 to 0.45 m below, the wand aside.
  static func leg(_ random: inout SystemLikeRandom) -> Leg {
    let turn =
      Matrix3.rotationX(random.next(1)) * Matrix3.rotationY(random.next(1))
      * Matrix3.rotationZ(random.next(3))
    let place = Vector3(random.next(2), random.next(2), 1)
    func point(_ v: Vector3) -> Vector3 { place + turn * v }
    return Leg(
      proximal: point(.zero),
      marker: point(Vector3(random.next(0.03), 0.06, -0.4 + random.next(0.05))),
      wand: point(Vector3(random.next(0.03), 0.11, -0.25 + random.next(0.05))), offset: 0.055)
  }

  @Test("fulfils its own conditions, rotated or not", arguments: 0..<300)
  func conditions(seed: Int) {
    var random = SystemLikeRandom(seed: UInt64(seed))
    let leg = Self.leg(&random)
    let rotation = seed % 3 == 0 ? 0 : Double.pi / 9 * random.next(1)
    let centre = ChordFunction.centre(
      offset: leg.offset, proximal: leg.proximal, marker: leg.marker, wand: leg.wand,
      rotation: rotation)
    #expect(abs((centre - leg.marker).length - leg.offset) < 1e-12)
    #expect(abs((leg.marker - centre).dot(leg.proximal - centre)) < 1e-12)
    let angle = WandOffset.angle(
      proximal: leg.proximal, joint: centre, lateral: leg.marker - centre, wand: leg.wand)
    #expect(abs(angle - rotation) < 1e-9)
    // Marker and wand stand outside, the centre inside.
    #expect((centre - leg.marker).dot(leg.wand - leg.marker) < 0)
  }

  @Test("a rotation too small to matter changes nothing", arguments: 0..<20)
  func continuous(seed: Int) {
    var random = SystemLikeRandom(seed: UInt64(seed))
    let leg = Self.leg(&random)
    func centre(_ rotation: Double) -> Vector3 {
      ChordFunction.centre(
        offset: leg.offset, proximal: leg.proximal, marker: leg.marker, wand: leg.wand,
        rotation: rotation)
    }
    #expect((centre(1e-9) - centre(0)).length < 1e-9)
  }

  @Test("is missing where a point is, or where the marker sits too near")
  func missing() {
    let (hip, knee, wand) = (Vector3(0, 0, 0.4), Vector3(0, 0.05, 0), Vector3(0, 0.1, 0.2))
    for rotation in [0, 0.1] {
      func centre(_ h: Vector3, _ k: Vector3, _ w: Vector3) -> Vector3 {
        ChordFunction.centre(offset: 0.05, proximal: h, marker: k, wand: w, rotation: rotation)
      }
      #expect(centre(hip, knee, wand).isFinite)
      #expect(!centre(.missing, knee, wand).isFinite)
      #expect(!centre(hip, .missing, wand).isFinite)
      #expect(!centre(hip, knee, .missing).isFinite)
      #expect(!centre(knee + Vector3(0, 0, 0.01), knee, wand).isFinite)
    }
  }
}

/// Random numbers between plus and minus a size, the same on every machine.
struct SystemLikeRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 &+ 1 }

  mutating func next(_ size: Double) -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return size * (2 * Double(state >> 11) * 0x1p-53 - 1)
  }
}
