import Motion

/// A pattern that a synthetic person can be given, by the identifier of the acceptance test.
///
/// To add one, write it in the file of its section in `DemoCases/` and its line in `DemoCases`.
public struct DemoCase: Sendable {
  public var name: String
  /// What is known about the person, in words.
  public var words: String
  /// What an analysis should say about the person; empty where nothing should be said.
  public var expectations: [Expectation]
  /// Rules that must not be present.
  public var forbidden: [String]
  /// Words of the reason for which the moving trials are refused; `nil`: they are not.
  public var refusal: String?
  var scenario: DemoScenario

  init(
    _ name: String, _ words: String, expect expectations: [Expectation] = [],
    never forbidden: [String] = [], refusedBecause refusal: String? = nil,
    _ shape: (inout DemoScenario) -> Void = { _ in }
  ) {
    self.name = name
    self.words = words
    self.expectations = expectations
    self.forbidden = forbidden
    self.refusal = refusal
    scenario = DemoScenario()
    shape(&scenario)
  }

  /// Whether the recordings show the person as they are, apart from noise: no wrong name, no
  /// misplaced marker.
  public var isRecordedFaithfully: Bool {
    guard scenario.recording == nil else { return false }
    var body = Body(height: 1.5)
    scenario.body?(&body)
    return body.rearMarkerRise == 0
      && Side.allCases.allSatisfy { body[$0].kneeAxisError == 0 }
  }

  /// A laboratory's own figures that the case is judged by: files of `rules`, by name.
  public var rules: [(name: String, text: String)] {
    scenario.rules.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Whether the person walks.
  public var walks: Bool { scenario.walks }

  /// What an analysis may say about one rule.
  public struct Expectation: Hashable, Sendable, Encodable {
    public var rule: String
    public var side: String?
    /// The states that are right, in the words of results.
    public var states: [String]
    /// Where the state is `present`, the severities that are right; empty: any.
    public var severities: [String]
    public var note: String?
    /// Words of a gate that must have tripped.
    public var gate: String?
    /// Words of the reason where nothing was assessed.
    public var reason: String?

    init(
      _ rule: String, _ side: Side?, _ states: String..., severities: [String] = [],
      note: String? = nil, gate: String? = nil, reason: String? = nil
    ) {
      self.rule = rule
      self.side = side?.rawValue
      self.states = states
      self.severities = severities
      self.note = note
      self.gate = gate
      self.reason = reason
    }
  }
}

extension DemoCase: CaseIterable {
  public static var allCases: [DemoCase] { DemoCases.all }

  /// The cases of the given names, upper or lower case.
  public static func named(_ names: [String]) throws(UnknownDemoCase) -> [DemoCase] {
    var cases: [DemoCase] = []
    for name in names {
      guard let found = allCases.first(where: { $0.name.lowercased() == name.lowercased() })
      else { throw UnknownDemoCase(name: name) }
      cases.append(found)
    }
    return cases
  }
}

extension DemoCase: Equatable {
  /// Cases are the same where they have one name.
  public static func == (a: DemoCase, b: DemoCase) -> Bool { a.name == b.name }
}

extension DemoCase: CustomStringConvertible {
  public var description: String { name }
}

/// A name that no case of the demonstration has.
public struct UnknownDemoCase: Diagnosable, Equatable {
  /// The name as it was given.
  public var name: String

  public var file: String { "--case" }
  public var place: Place { .wholeFile }
  public var problem: String { "unknown case \"\(name)\"" }
  public var remedy: String {
    "the cases are " + DemoCase.allCases.map(\.name).joined(separator: ", ")
  }
}
