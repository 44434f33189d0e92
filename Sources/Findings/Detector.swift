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
}
