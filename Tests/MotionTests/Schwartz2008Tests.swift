import Foundation
import Motion
import TestSupport
import Testing

@Suite("Reference of Schwartz et al. 2008")
struct Schwartz2008Tests {
  /// Our quantity, the published file, the largest difference allowed between samples: a table every
  /// 5 % loses something of what happens between, most where ankle and knee turn fastest.
  static let files: [(quantity: String, file: String, between: Double)] = [
    ("pelvic_tilt", "APelvicTilt_AntPost", 0.2),
    ("pelvic_obliquity", "APelvicObliquity_UpDn", 0.2),
    ("pelvic_rotation", "APelvicRotation_IntExt", 0.3),
    ("hip_flexion", "AHip_FlexExt", 0.3),
    ("hip_adduction", "AHip_AddAbd", 0.3),
    ("hip_rotation", "AHip_IntExt", 0.5),
    ("knee_flexion", "AKnee_FlexExt", 0.6),
    ("knee_adduction", "AKnee_AddAbd", 0.4),
    ("ankle_dorsiflexion", "AAnkle_DfPf", 1.2),
    ("foot_progression", "AFootProgress_IntExt", 0.5),
    ("hip_abductor_moment", "MHip_AddAbd", 0.1),
    ("knee_extensor_moment", "MKnee_FlexExt", 0.25),
    ("knee_abductor_moment", "MKnee_AddAbd", 0.06),
    ("ankle_plantarflexor_moment", "MAnkle_DfPf", 0.08),
    ("knee_power", "PKnee", 0.9), ("ankle_power", "PAnkle", 0.5),
  ]

  @Test("holds sixteen quantities at five speeds, and none that must not be overlaid")
  func contents() {
    let set = Schwartz2008.curves
    #expect(set.curves.count == Self.files.count)
    for (quantity, curves) in set.curves {
      #expect(curves.count == 5)
      #expect(curves.allSatisfy { $0?.mean.count == 21 }, "\(quantity.name)")
    }
    #expect(set.curves[.angle(.knee, 2)] == nil)
    #expect(set.curves[.trunk(.tilt)] == nil)
    #expect(set.curves[.moment(.hip, 0)] == nil)
    #expect(set.curves[.angle(.knee, 0)]?.map { $0?.count } == [77, 82, 82, 76, 51])
    #expect(Schwartz2008.discreteValues.count == 32)
  }

  @Test(
    "agrees with the published curves", .enabled(if: RealData.isAvailable), arguments: files)
  func published(row: (quantity: String, file: String, between: Double)) throws {
    let text = try String(
      contentsOfFile: RealData.path("schwartz2008-norm-txt/\(row.file).txt"), encoding: .utf8)
    let rows = text.split(separator: "\n").map { line in
      line.split(whereSeparator: { $0 == "\t" || $0 == "\r" }).compactMap { Double($0) }
    }.filter { $0.count == 16 }.prefix(51)
    let quantity = try #require(CycleQuantity(name: row.quantity))
    let unit = quantity.unit
    // Half of the last digit kept, and half of the published one.
    let rounding = unit == .degree ? 0.1001 : 0.0101
    for (group, member) in Schwartz2008.groups.enumerated() {
      let band = try #require(Schwartz2008.curves.band(of: quantity, at: member.speed))
      for values in rows {
        let percent = Int(values[0])
        let mean = values[2 + 3 * group]
        let deviation = abs(values[3 + 3 * group] - values[1 + 3 * group]) / 2
        let tolerance = percent % 10 == 0 ? rounding : row.between
        #expect(
          abs(band.mean[percent].in(unit) - mean) < tolerance,
          "\(row.quantity) \(member.words) \(percent) %")
        #expect(
          abs(band.standardDeviation[percent].in(unit) - deviation) < tolerance + rounding,
          "\(row.quantity) \(member.words) \(percent) %")
      }
    }
  }

  @Test("is read between the groups at the person's speed, and constant outside")
  func speeds() throws {
    let knee = CycleQuantity.angle(.knee, 0)
    func peak(_ speed: Double?) throws -> Double {
      try #require(Schwartz2008.curves.band(of: knee, at: speed)).mean[70].in(.degree)
    }
    let verySlow = try peak(0.172)
    let slow = try peak(0.290)
    #expect(abs(try peak(0.231) - (verySlow + slow) / 2) < 1e-9)
    #expect(try peak(0.05) == verySlow)
    #expect(try peak(2) == peak(0.694))
    #expect(try peak(nil) == peak(0.429))
    #expect(verySlow < slow)
  }
}
