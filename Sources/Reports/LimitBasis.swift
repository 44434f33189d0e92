import Motion

/// Where the limit of a rule comes from, in the few kinds that a reader has to weigh.
enum LimitBasis: String, CaseIterable {
  case deviations = "2 SD of a reference"
  case published = "published cut-off"
  case unverified = "published cut-off, unverified"
  case choice = "choice of this program"

  /// The kind that a finding's evidence in words belongs to.
  init(of finding: Finding) {
    let words = finding.evidence
    if finding.isLimitUnverified || words.contains("unverified") {
      self = .unverified
    } else if words.contains(" SD ") || words.hasSuffix(" SD") {
      self = .deviations
    } else if words.contains("choice of this p") || words.contains("worked out by this p") {
      self = .choice
    } else {
      self = .published
    }
  }
}
