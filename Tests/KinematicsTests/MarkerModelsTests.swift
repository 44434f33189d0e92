import Foundation
import Kinematics
import Motion
import TestSupport
import Testing

@Suite("The list of marker models")
struct MarkerModelsTests {
  @Test("the folder and the list are the same")
  func complete() throws {
    let folder = RealData.repository.appendingPathComponent("Sources/Kinematics/MarkerModels")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) }
    #expect(Set(files) == Set(MarkerModels.all.map { "\($0)" }))
  }

  @Test("each has a key, a name, a source, and markers", arguments: MarkerModels.all.indices)
  func form(index: Int) {
    let model = MarkerModels.all[index]
    #expect(!model.key.isEmpty && !model.name.isEmpty && !model.citations.isEmpty)
    let required = model.requiredMarkers.joined().flatMap { alternative in
      alternative.split(separator: "+").map { String($0) }
    }
    #expect(model.markers.isSuperset(of: required))
  }

  @Test("Plug-in Gait uses these markers and no others")
  func pluginGait() {
    let leg = ["THI", "KNE", "TIB", "ANK", "HEE", "TOE"]
    let expected = ["LASI", "RASI", "SACR", "LPSI", "RPSI"] + leg.flatMap { ["L" + $0, "R" + $0] }
    #expect(PluginGait.markers == Set(expected))
    #expect(PluginGait.pelvisMarkers == ["LASI", "RASI", "SACR", "LPSI", "RPSI"])
  }

  @Test("an empty trial misses every marker, by name")
  func missing() {
    let trial = Trial(name: "t", source: "test", rate: 100, frameCount: 0, markers: [:])
    #expect(PluginGait.missingMarkers(in: trial).count == PluginGait.requiredMarkers.count)
    #expect(PluginGait.missingMarkers(in: trial).contains("SACR or LPSI+RPSI"))
  }
}
