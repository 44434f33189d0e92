import Foundation
import Kinematics
import Motion
import TestSupport
import Testing

@Suite("The list of marker profiles")
struct MarkerProfilesTests {
  @Test("the folder and the list have as many members")
  func complete() throws {
    let folder = RealData.repository.appendingPathComponent("Sources/Kinematics/MarkerProfiles")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }
    #expect(files.count == MarkerProfiles.all.count)
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
