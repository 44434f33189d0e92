/// What the findings of a session say together, in sentences that a report prints as they are.
public struct Synopsis: Codable, Sendable {
  /// One problem on the first page: the finding that stands for it, and what goes with it.
  public struct Entry: Codable, Sendable {
    /// The problem in words where several rules describe one: "frontal-plane pelvis and trunk
    /// control"; otherwise the finding's name.
    public var title: String
    public var finding: Finding
    /// Findings of the same problem, shown under it and not beside it.
    public var strategies: [Finding]
    /// Whether it stands out from chance.
    public var isHeadline: Bool

    public init(title: String, finding: Finding, strategies: [Finding], isHeadline: Bool) {
      self.title = title
      self.finding = finding
      self.strategies = strategies
      self.isHeadline = isHeadline
    }
  }

  /// Two findings, one at hip or trunk and one at the knee, that were seen together.
  public struct Chain: Codable, Sendable {
    /// `E5`.
    public var edge: String
    public var from: Finding
    public var to: Finding
    /// Grade of the evidence for the link: A prospective, B cross-sectional, C one study or
    /// mechanism, D conflicting.
    public var grade: String
    public var sentence: String
    /// Which came first in the movement, in words, or `nil` where the data do not show it.
    public var order: String?
    /// Other explanations that were found, or that these data cannot rule out.
    public var competing: [String]
    public var citations: [Citation]

    public init(
      edge: String, from: Finding, to: Finding, grade: String, sentence: String,
      order: String? = nil, competing: [String] = [], citations: [Citation] = []
    ) {
      self.edge = edge
      self.from = from
      self.to = to
      self.grade = grade
      self.sentence = sentence
      self.order = order
      self.competing = competing
      self.citations = citations
    }
  }

  /// A kind of rehabilitation that a clinician may consider, and the findings that point to it.
  public struct Category: Codable, Hashable, Sendable {
    public var name: String
    public var sentence: String
    /// Titles of the findings, in the order of the rules.
    public var because: [String]

    public init(name: String, sentence: String, because: [String]) {
      self.name = name
      self.sentence = sentence
      self.because = because
    }
  }

  /// A reason to see a doctor or a treating team; from symptoms and measured signs together.
  public struct Referral: Codable, Hashable, Sendable {
    /// `R1`.
    public var flag: String
    public var sentence: String
    public var because: [String]
    /// Printed for everybody of whom no symptoms are known, not because of a finding.
    public var isGeneral: Bool

    public init(flag: String, sentence: String, because: [String], isGeneral: Bool = false) {
      self.flag = flag
      self.sentence = sentence
      self.because = because
      self.isGeneral = isGeneral
    }
  }

  public var entries: [Entry] = []
  public var chains: [Chain] = []
  /// Why the link from hip to knee could not be looked at, or `nil` where it was.
  public var chainsNotExamined: String?
  public var categories: [Category] = []
  public var referrals: [Referral] = []
  /// Rules assessed, each side and condition counted, and the flags to expect by chance.
  public var assessed = 0
  public var expectedByChance = 0.0
  /// Lines that the first page prints before all others: "no adult reference is loaded".
  public var remarks: [String] = []

  public init() {}
}
