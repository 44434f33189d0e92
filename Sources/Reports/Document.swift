/// A report as a value, before it is set as HTML.
public struct Document: Sendable {
  public struct Part: Sendable {
    public var title: String
    /// Letters, digits and hyphens; once in a document.
    public var anchor: String
    /// How to read the part.
    public var help: String
    public var blocks: [Block]

    public init(title: String, anchor: String, help: String, blocks: [Block]) {
      self.title = title
      self.anchor = anchor
      self.help = help
      self.blocks = blocks
    }
  }

  /// What kind of document it is.
  public var kind: String
  /// Who or what it is about.
  public var title: String
  /// A few words more about it; may be empty.
  public var subtitle: String
  public var parts: [Part]
  /// Whether its tables want more width than text does.
  public var isWide: Bool
  /// Whether the page carries the script that reads charts out and plays recordings.
  public var isInteractive = false
  /// The last words, on every document.
  public var footer: String
  /// The language of its words, a code of BCP 47.
  public var language = "en"
  public var frame = PageFrame()
  /// Names and free texts in it that no language changes.
  public var names: Set<String> = []

  public init(
    kind: String, title: String, subtitle: String = "", parts: [Part], isWide: Bool = false,
    footer: String
  ) {
    self.kind = kind
    self.title = title
    self.subtitle = subtitle
    self.parts = parts
    self.isWide = isWide
    self.footer = footer
  }
}
