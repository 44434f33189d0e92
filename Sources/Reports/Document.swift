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
  public var parts: [Part]
  /// The last words, on every document.
  public var footer: String

  public init(kind: String, title: String, parts: [Part], footer: String) {
    self.kind = kind
    self.title = title
    self.parts = parts
    self.footer = footer
  }
}
