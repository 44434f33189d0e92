import Foundation
import Geometry
import Kinematics
import Motion
import TestSupport
import Testing

@Suite("Hip centres by regression")
struct HipCentresTests {
  /// A pelvis whose marker distances are those of the bone: markers without thickness.
  static let pelvis = PelvisMeasures(
    interAsis: 0.240, depth: 0.150, legLength: [.left: 0.850, .right: 0.850], markerRadius: 0)

  @Test("the folder and the list are the same, and each has a key of its own")
  func complete() throws {
    let folder = RealData.repository.appendingPathComponent("Sources/Kinematics/HipCentres")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) }
    #expect(Set(files) == Set(HipCentres.all.map { "\($0)" }))
    #expect(Set(HipCentres.keys).count == HipCentres.all.count + 1)
    #expect(HipCentres.all.allSatisfy { !$0.name.isEmpty && !$0.citation.authors.isEmpty })
  }

  // Millimetres, worked out by hand from the published equations, which two independent programs
  // give alike (pyCGM2's modelDecorator; MATLAB functions hipjcharrington, hipjchara, hipjcbell):
  // Harrington x = -0.24 PD - 9.9, z = -0.16 PW - 0.04 LL - 7.1, y = 0.28 PD + 0.16 PW + 7.9;
  // Hara x = 11 - 0.063 LL, z = -9 - 0.078 LL, y = 8 + 0.086 LL; Bell -0.19, -0.30, 0.36 of PW.
  @Test(
    "are those of the published equations",
    arguments: [
      ("harrington", [-45.9, 88.3, -79.5]), ("hara", [-42.55, 81.1, -75.3]),
      ("bell", [-45.6, 86.4, -72.0]),
    ])
  func published(key: String, expected: [Double]) throws {
    let centre = try #require(HipCentres.method(key).centre(.left, in: Self.pelvis).value)
    for axis in 0..<3 { #expect(abs(centre[axis].in(.millimetre) - expected[axis]) < 1e-9) }
  }

  @Test("left and right are mirrored", arguments: HipCentres.all.indices)
  func mirrored(index: Int) throws {
    let method = HipCentres.all[index]
    let left = try #require(method.centre(.left, in: Self.pelvis).value)
    let right = try #require(method.centre(.right, in: Self.pelvis).value)
    #expect(left.y > 0 && left.x < 0 && left.z < 0)
    #expect(right == Vector3(left.x, -left.y, left.z))
  }

  @Test("a thicker marker pushes the centre back from it", arguments: HipCentres.all.indices)
  func markerRadius(index: Int) throws {
    let method = HipCentres.all[index]
    var thick = Self.pelvis
    thick.markerRadius = 0.007
    // The bone is as deep as before.
    thick.depth = 0.150 + 2 * 0.007
    let before = try #require(method.centre(.left, in: Self.pelvis).value)
    let after = try #require(method.centre(.left, in: thick).value)
    #expect(after.x < before.x - 0.006)
    #expect(abs(after.y - before.y) < 1e-12)
  }

  @Test("a measure that is missing is named")
  func missing() throws {
    var bare = Self.pelvis
    bare.depth = nil
    bare.legLength = [:]
    for method in HipCentres.all where method.key != "bell" {
      #expect(method.centre(.left, in: bare).reason?.contains("needed") == true)
    }
    #expect(BellHipCentre.centre(.left, in: bare).value != nil)
  }

  @Test("all methods agree on an ordinary pelvis within a few centimetres")
  func spread() throws {
    var found: [Vector3] = []
    for method in HipCentres.all {
      found.append(try #require(method.centre(.right, in: Self.pelvis).value))
    }
    for a in found { for b in found { #expect((a - b).length < 0.03) } }
  }
}
