import Motion
import Testing

@testable import Formats

@Suite("Names of model outputs")
struct ModelOutputNameTests {
  @Test(
    "results of a model are told from markers",
    arguments: [
      ("LHipAngles", ModelOutput.Kind.angle), ("LAnkleForce", .force), ("RKneeMoment", .moment),
      ("LKneePower", .power), ("USERMO3", .moment), ("left_hip_angle", .angle),
      ("NormalisedGRF", .force), ("LASI", nil), ("USERMO", nil), ("Rectangle", nil),
      ("FORCEPS1", nil), ("LTOE", nil),
    ])
  func kind(label: String, kind: ModelOutput.Kind?) {
    #expect(ModelOutputName.kind(of: label) == kind)
  }
}
