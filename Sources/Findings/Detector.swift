import Motion

/// One kind of remark that marey can make: a formula, its limits, and what it says.
///
/// To add one, write a file in `Detectors/` and a line in `Detectors.swift`. A detector says one
/// finding a side and condition wherever its task was recorded, `notAssessed` included, and
/// nothing at all where the task was not recorded.
public protocol Detector: Sendable {
  /// The name that people read: "Trendelenburg-type pelvic drop".
  var name: String { get }
  /// The identifier that results carry: `P01`.
  var rule: String { get }
  /// What is measured, how, against what limit, and what may mislead; the one text that the
  /// terminal, the report's help and the documentation show.
  var explanation: String { get }
  /// Where the method and its figures come from; at least one.
  var citations: [Citation] { get }

  /// What the rule says about a session. The same session always gives the same findings.
  func findings(in analysis: SessionAnalysis) -> [Finding]

  /// The same by a laboratory's own rules.
  func findings(in analysis: SessionAnalysis, by rules: RuleBook) -> [Finding]
}

extension Detector {
  /// A detector whose limits no file holds says the same by any rules.
  public func findings(in analysis: SessionAnalysis, by rules: RuleBook) -> [Finding] {
    findings(in: analysis)
  }
}

/// A detector whose name, limits and words are a file of `rules/`.
public protocol RuledDetector: Detector {
  /// The identifier that results carry and that its file has.
  static var id: String { get }
  func findings(in analysis: SessionAnalysis, by rules: RuleBook) -> [Finding]
}

extension RuledDetector {
  public var rule: String { Self.id }
  public var name: String { Self.standard.name }
  public var explanation: String { Self.standard.explanation }
  public var citations: [Citation] { Self.standard.sources }

  public func findings(in analysis: SessionAnalysis) -> [Finding] {
    findings(in: analysis, by: .standard)
  }

  private static var standard: Rule { RuleBook.standard.rule(id) }
}

extension RuleBook {
  /// The rule of an identifier that a detector bears.
  ///
  /// - Precondition: There is one; the contract of detectors tests it.
  func rule(_ id: String) -> Rule {
    guard let rule = self[id] else { preconditionFailure("there is no file for rule \(id)") }
    return rule
  }
}
