/// One finding as a reader sees it.
public struct FindingCard: Sendable {
  public var title: String
  /// The state in words: `present, moderate`.
  public var state: String
  public var tone: Tone
  public var sentence: String
  /// The numbers that a reader looks at first.
  public var figures: [Definition]
  /// What stands behind them.
  public var background: [Definition]
  /// What a reader should know besides, a sentence each.
  public var remarks: [String]

  public init(
    title: String, state: String, tone: Tone, sentence: String, figures: [Definition],
    background: [Definition], remarks: [String] = []
  ) {
    self.title = title
    self.state = state
    self.tone = tone
    self.sentence = sentence
    self.figures = figures
    self.background = background
    self.remarks = remarks
  }
}
