import Geometry
import Kinematics
import Motion
import TestSupport
import Testing

@Suite("Plug-in Gait on the golden frame", .enabled(if: GoldenFrame.isAvailable))
struct PluginGaitGoldenTests {
  private let golden: GoldenFrame
  private let trial: Trial
  private let model: any CalibratedModel

  init() throws {
    let golden = try GoldenFrame.load()
    self.golden = golden
    trial = Trial(
      name: "golden", source: "test", rate: 100, frameCount: 1,
      markers: Dictionary(
        uniqueKeysWithValues: golden.markers.map { label, mm in
          (
            label,
            Trajectory(label: label, [Vector3(mm[0], mm[1], mm[2]) * 0.001])
          )
        }))
    var measures = SubjectMeasures()
    let mm = { (name: String) in (golden.anthropometry[name] ?? .nan) / 1000 }
    measures.set(.markerDiameter, mm("MarkerDiameter"), from: "golden")
    measures.set(.interAsisDistance, mm("InterAsisDistance"), from: "golden")
    for side in Side.allCases {
      measures.set(.legLength(side), mm(side.letter + "LegLength"), from: "golden")
      measures.set(.kneeWidth(side), mm(side.letter + "KneeWidth"), from: "golden")
      measures.set(.ankleWidth(side), mm(side.letter + "AnkleWidth"), from: "golden")
      let offsets = try #require(golden.staticOffsets[side.letter])
      measures.set(.staticPlantarFlexion(side), offsets.plantarFlexion, from: "golden")
      measures.set(.staticRotation(side), offsets.rotation, from: "golden")
    }
    model = try #require(
      PluginGait.calibrated(for: measures, standing: nil, settings: KinematicsSettings()).value)
  }

  @Test("joint centres lie within 0.001 mm", arguments: Side.allCases, Joint.allCases)
  func centres(side: Side, joint: Joint) throws {
    let name = side.letter + (joint == .hip ? "HJC" : joint == .knee ? "KJC" : "AJC")
    let expected = try #require(golden.computed.jointCentres[name])
    let found = model.poses(of: trial).centre(of: joint, side)[0]
    for axis in 0..<3 { #expect(abs(found[axis] * 1000 - expected[axis]) < 1e-3) }
  }

  // The golden file holds five decimals; the trial's progression is known to be +Y, which one
  // frame's pelvis shows as well.
  @Test("angles lie within 0.0001 degrees", arguments: Side.allCases, AngleGroup.allCases)
  func angles(side: Side, group: AngleGroup) throws {
    let names: [AngleGroup: String] = [
      .pelvis: "Pelvis", .hip: "Hip", .knee: "Knee", .ankle: "Ankle",
      .footProgress: "FootProgress",
    ]
    let name = side.letter + (names[group] ?? "") + "Angles"
    let expected = try #require(golden.computed.angles[name])
    let curve = try #require(model.angles(from: model.poses(of: trial))[group, side])
    for component in 0..<3 {
      #expect(abs(curve[component][0].in(.degree) - expected[component]) < 1e-4)
    }
  }
}

@Suite("Plug-in Gait without its numbers")
struct PluginGaitRefusalTests {
  @Test("every missing measure is named")
  func namesWhatIsMissing() throws {
    var measures = SubjectMeasures()
    measures.set(.legLength(.left), 0.8, from: "test")
    let reason = try #require(
      PluginGait.calibrated(for: measures, standing: nil, settings: KinematicsSettings()).reason)
    #expect(reason.contains("marker_diameter_m"))
    #expect(reason.contains("leg_length_right_m"))
    #expect(reason.contains("knee_width_left_m"))
    #expect(reason.contains("subject.marker_diameter_m"))
    #expect(!reason.contains("leg_length_left_m"))
  }

  @Test("a width of zero counts as missing")
  func zeroIsMissing() throws {
    var measures = SubjectMeasures()
    for measure in PluginGaitParameters.required { measures.set(measure, 0.1, from: "test") }
    measures.set(.interAsisDistance, 0.2, from: "test")
    #expect(
      PluginGait.calibrated(for: measures, standing: nil, settings: KinematicsSettings()).value
        != nil)
    measures.set(.kneeWidth(.right), 0, from: "test")
    #expect(
      PluginGait.calibrated(for: measures, standing: nil, settings: KinematicsSettings()).reason?
        .contains("knee_width_right_m") == true)
  }
}
