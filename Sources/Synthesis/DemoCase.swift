import Motion

/// A pattern that a synthetic person can be given, by the identifiers of the acceptance tests.
public enum DemoCase: String, CaseIterable, Sendable {
  case healthy
  case pelvicDrop = "pelvic-drop"
  case medialKnee = "medial-knee"
  case a01 = "A01"
  case a03 = "A03"
  case a05 = "A05"
  case a06 = "A06"
  case a07 = "A07"
  case a07b = "A07b"
  case a08 = "A08"
  case a09 = "A09"
  case a13 = "A13"
  case a16 = "A16"
  case a19 = "A19"
  case a20 = "A20"
  case a26 = "A26"
  case b01 = "B01"
  case b02 = "B02"
  case b03 = "B03"
  case b04 = "B04"
  case d01 = "D01"
  case d02 = "D02"
  case d03 = "D03"
  case d04 = "D04"

  /// What is known about the person, in words.
  public var words: String {
    switch self {
    case .healthy: "healthy, with a person's own small offsets"
    case .pelvicDrop: "pelvis held 7° up on the right through 30-45 % of the right cycle"
    case .medialKnee:
      "right knee moves medially in every single-leg squat, projection angle 4° to 22°"
    case .a01: "the mean healthy child at a free speed, no offset"
    case .a03: "the mean healthy child walking very slowly"
    case .a05: "pelvic obliquity +7° held over 30-45 % of the right cycle"
    case .a06: "pelvic obliquity +3.5° held over 30-45 % of the right cycle"
    case .a07: "pelvic obliquity +5.5° held over 30-45 % of the right cycle"
    case .a07b: "pelvic obliquity +6.0° held over 30-45 % of the right cycle"
    case .a08: "early pelvic drop only: 8° at 12 %, 0.5° over 30-45 % of the right cycle"
    case .a09: "longer right leg: pelvic obliquity +6° in standing and in every phase of walking"
    case .a13: "right knee flexes 38° at most in swing, 4° from foot off, late"
    case .a16: "hips never below 12° of flexion, mean pelvic tilt 26°"
    case .a19: "right knee held at -12° over 36-44 % of the cycle"
    case .a20: "right knee held at -6° over 36-44 % of the cycle"
    case .a26: "right foot turned 14° inwards over 10-50 % of the cycle"
    case .b01: "single-leg squats with a steady knee: projection angle 4°"
    case .b02: "right knee moves medially in 5 of 5 single-leg squats, projection angle 4° to 19°"
    case .b03: "right knee moves medially in 2 of 5 single-leg squats, projection angle 4° to 19°"
    case .b04: "single-leg squats with a projection angle of 11.5°"
    case .d01: "gluteus medius on 40 ms before contact, 15 dB"
    case .d02: "gluteus medius on 45 ms after contact, 12 dB"
    case .d03: "gluteus medius on 15 ms after contact, 15 dB"
    case .d04: "EMG of 5 dB only"
    }
  }

  /// What an analysis should say about the person; empty where nothing should be said.
  public var expectations: [Expectation] {
    switch self {
    case .healthy, .a01, .a03, .b01, .d01: []
    case .pelvicDrop, .a05: [Expectation("P01", .right, "present", severities: ["moderate"])]
    case .a06: [Expectation("P01", .right, "within_reference", "borderline")]
    case .a07:
      [
        Expectation(
          "P01", .right, "borderline", "present", severities: ["mild", "moderate"])
      ]
    case .a07b: [Expectation("P01", .right, "present", severities: ["mild", "moderate"])]
    case .a08:
      [Expectation("P01", .right, "within_reference", "borderline", note: "larger early drop")]
    case .a09: [Expectation("P12", nil, "present")]
    case .a13: [Expectation("P06", .right, "present", severities: ["moderate"])]
    case .a16: [Expectation("P13", nil, "present"), Expectation("P13b", nil, "present")]
    case .a19: [Expectation("P09", .right, "present", severities: ["moderate"])]
    case .a20: [Expectation("P09", .right, "within_reference", "borderline")]
    case .a26: [Expectation("P17", .right, "present", severities: ["mild", "moderate"])]
    case .medialKnee, .b02: [Expectation("medial_knee_event", .right, "present")]
    case .b03:
      [
        Expectation(
          "medial_knee_event", .right, "within_reference", "borderline", note: "inconsistent")
      ]
    case .b04: [Expectation("medial_knee_event", .right, "within_reference", "borderline")]
    case .d02: [Expectation("gluteus_medius_onset", nil, "present")]
    case .d03: [Expectation("gluteus_medius_onset", nil, "borderline")]
    case .d04: [Expectation("gluteus_medius_onset", nil, "not_assessed")]
    }
  }

  /// Rules that must not be present.
  public var forbidden: [String] {
    switch self {
    case .pelvicDrop, .a05: ["P02"]
    case .a08, .a09: ["P01"]
    case .a13, .a20: ["P09"]
    case .a03: ["P06", "P10", "P13"]
    case .healthy, .a01, .b01: ["P01", "P06", "P09", "P13", "P17", "medial_knee_event"]
    default: []
    }
  }

  /// What an analysis may say about one rule.
  public struct Expectation: Hashable, Sendable, Encodable {
    public var rule: String
    public var side: String?
    /// The states that are right, in the words of results.
    public var states: [String]
    /// Where the state is `present`, the severities that are right; empty: any.
    public var severities: [String]
    public var note: String?

    init(
      _ rule: String, _ side: Side?, _ states: String..., severities: [String] = [],
      note: String? = nil
    ) {
      self.rule = rule
      self.side = side?.rawValue
      self.states = states
      self.severities = severities
      self.note = note
    }
  }

  /// The cases of the given names, upper or lower case.
  public static func named(_ names: [String]) throws(UnknownDemoCase) -> [DemoCase] {
    var cases: [DemoCase] = []
    for name in names {
      guard let found = allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() })
      else { throw UnknownDemoCase(name: name) }
      cases.append(found)
    }
    return cases
  }
}

/// A name that no case of the demonstration has.
public struct UnknownDemoCase: Diagnosable, Equatable {
  /// The name as it was given.
  public var name: String

  public var file: String { "--case" }
  public var place: Place { .wholeFile }
  public var problem: String { "unknown case \"\(name)\"" }
  public var remedy: String {
    "the cases are " + DemoCase.allCases.map(\.rawValue).joined(separator: ", ")
  }
}
