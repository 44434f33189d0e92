/// A number worked out from the signals of several muscles, or of a muscle and the movement:
/// co-contraction, quadriceps against hamstrings, a delay, a fatigue slope.
public struct MuscleIndex: Codable, Sendable {
  /// Name, words, unit, side, task, condition and the value over repetitions, or why there is none.
  public var parameter: Parameter
  /// The muscles it rests on, in the order of its formula.
  public var muscles: [String]
  /// The stretch of time it looks at, in words: `loading response`, `100 ms before contact`.
  public var window: String
  /// The formula in words.
  public var formula: String
  /// Which way is positive, in words; empty where it has no sign.
  public var signInWords: String
  /// True where the number is for research only and nothing may rest on it.
  public var isResearch: Bool
  /// What limits its meaning, in words.
  public var notes: [String]
  public var citations: [Citation]

  public init(
    parameter: Parameter, muscles: [String], window: String, formula: String,
    signInWords: String = "", isResearch: Bool = false, notes: [String] = [],
    citations: [Citation] = []
  ) {
    self.parameter = parameter
    self.muscles = muscles
    self.window = window
    self.formula = formula
    self.signInWords = signInWords
    self.isResearch = isResearch
    self.notes = notes
    self.citations = citations
  }
}
