import Drawing

/// A piece of a document: what is said, not how it is set.
///
/// Sections make blocks and know no HTML; renderers set blocks and know no gait.
public indirect enum Block: Sendable {
  case heading(String)
  case paragraph(String)
  /// A remark in a quieter voice.
  case note(String)
  /// One sentence that stands out.
  case callout(Tone, title: String, text: String)
  case list([ListItem])
  /// Names and what belongs to them.
  case definitions([Definition])
  case table(Table)
  case figures(FigureGrid)
  case findings([FindingCard])
  case notices([NoticeGroup])
  /// A message of the program, line breaks kept.
  case diagnostic(String)
  /// What only some readers want, folded away under a line of its own.
  case folded(String, [Block])
  /// What a reader must know before acting, under a line of its own.
  case safety(String, [ListItem])
  /// Recordings that the page plays as stick figures; what does not play shows its still figures.
  case movement(MovementRecord)
}

/// How good or bad news is; always said in words too.
public enum Tone: String, Sendable {
  case good
  case caution
  case bad
  case neutral
}

/// One entry of a list: a few strong words, then the rest.
public struct ListItem: Sendable {
  public var strong: String
  public var text: String

  public init(_ strong: String, _ text: String = "") {
    self.strong = strong
    self.text = text
  }
}

/// A name and what belongs to it.
public struct Definition: Sendable {
  public var term: String
  public var text: String
  /// Whether it takes the page's width, being more than a few words.
  public var isWide: Bool

  public init(_ term: String, _ text: String, isWide: Bool = false) {
    self.term = term
    self.text = text
    self.isWide = isWide
  }
}

/// Notices about one topic.
public struct NoticeGroup: Sendable {
  public var title: String
  public var texts: [String]

  public init(title: String, texts: [String]) {
    self.title = title
    self.texts = texts
  }
}

/// Figures side by side with one legend and one caption.
public struct FigureGrid: Sendable {
  public var charts: [Chart]
  /// Charts beside each other on a wide page, 1 to 4.
  public var columns: Int
  public var legend: [Chart.LegendEntry]
  public var caption: String

  public init(
    charts: [Chart], columns: Int = 3, legend: [Chart.LegendEntry] = [], caption: String
  ) {
    self.charts = charts
    self.columns = columns
    self.legend = legend
    self.caption = caption
  }
}
