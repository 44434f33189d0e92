import Foundation
import Kinematics
import Motion
import TestSupport
import Testing

@Suite("The list of marker profiles")
struct MarkerProfilesTests {
  @Test("every table and file is in the list, and every table can be read")
  func complete() throws {
    func files(_ folder: String, _ ending: String) throws -> [String] {
      try FileManager.default.contentsOfDirectory(
        atPath: RealData.repository.appendingPathComponent(folder).path
      ).filter { $0.hasSuffix(ending) }
    }
    let code = try files("Sources/Kinematics/MarkerProfiles", ".swift")
    let tables = try files("Sources/CResources/files/markers", ".tsv")
    #expect(MarkerProfiles.own != nil)
    #expect(code.count + tables.count == MarkerProfiles.all.count + 1)
  }

  private static func both(_ prefixes: [String], _ names: String) -> [String] {
    prefixes.flatMap { side in names.split(separator: " ").map { side + $0 } }
  }

  private func expectKnown(
    _ name: String, _ labels: [String], _ label: String, _ translation: String
  ) throws {
    let profile = try #require(MarkerProfiles.profile(of: labels))
    #expect(profile.name == name)
    #expect(profile.aliases(for: labels)[label] == translation)
  }

  @Test("a set is known by its labels and becomes the names used here")
  func known() throws {
    let hayes = Self.both(["L.", "R."], "ASIS Thigh Knee Shank Ankle Heel Toe") + ["V.Sacral"]
    try expectKnown("Helen Hayes (Cortex, OrthoTrak)", hayes, "R.Knee", "RKNE")
    let ior = Self.both(["L", "R"], "ASIS PSIS GT LE HF TT LM CA FM SM VM")
    try expectKnown("IOR gait", ior, "LVM", "LMT5")
    let cast = Self.both(["L_", "R_"], "IAS IPS TH1 TH2 TH3 FLE SK1 SK2 SK3 FAL FCC FM2")
    try expectKnown("CAST with Qualisys labels", cast, "R_FCC", "RHEE")
  }

  @Test("points of a markerless system are no markers")
  func markerless() throws {
    let labels = ["L", "R"].flatMap { side in ["Hip", "Knee", "Ankle", "Heel"].map { side + $0 } }
    let profile = try #require(MarkerProfiles.profile(of: labels))
    #expect(profile.name.hasPrefix("markerless"))
    #expect(profile.aliases(for: labels).isEmpty)
    #expect(profile.computed.isSuperset(of: labels.map { $0.uppercased() }))
  }

  @Test("each translates whole labels, one to one", arguments: MarkerProfiles.all.indices)
  func form(index: Int) {
    let profile = MarkerProfiles.all[index]
    #expect(!profile.name.isEmpty && !profile.citations.isEmpty && !profile.signature.isEmpty)
    #expect(Set(profile.names.values).count == profile.names.count)
    for label in Set(profile.names.keys).union(profile.signature).union(profile.computed) {
      #expect(label == label.uppercased())
    }
    // A computed point is no marker of any segment.
    let used = Set(profile.names.keys).union(profile.clusters.values.joined())
    #expect(used.isDisjoint(with: profile.computed))
    for (segment, cluster) in profile.clusters {
      #expect(cluster.count >= 3 && Set(cluster).count == cluster.count, "\(segment)")
      #expect(Set(cluster).isDisjoint(with: profile.others[segment] ?? []))
    }
  }

  @Test("labels are matched whole, whatever their case")
  func openCap() {
    let legs = ["ASIS", "PSIS"].flatMap { ["L." + $0, "r." + $0] }
    let rest = ["_knee", "_ankle", "_calc", "_toe"].flatMap { ["L" + $0, "r" + $0] }
    let labels = legs + rest + ["C7", "L_HJC", "r_thigh1"]
    #expect(MarkerProfiles.profile(of: labels)?.name == MarkerProfile.openCap.name)
    #expect(MarkerProfiles.profile(of: Array(labels.dropFirst())) == nil)
    #expect(MarkerProfiles.profile(of: labels.map { $0 + "_study" }) == nil)
    let aliases = MarkerProfile.openCap.aliases(for: labels)
    #expect(aliases["r_calc"] == "RHEE" && aliases["L.ASIS"] == "LASI")
    #expect(aliases["C7"] == nil && aliases["L_HJC"] == nil && aliases["r_thigh1"] == nil)
  }

  @Test("a name that another marker bears is not given twice")
  func taken() {
    let aliases = MarkerProfile.openCap.aliases(for: ["r_calc", "RHEE", "L_calc"])
    #expect(aliases == ["L_calc": "LHEE"])
  }
}
