import CResources
import Motion

/// All rules, as this program carries them or as a laboratory changed them.
public struct RuleBook: Sendable {
  /// In the order of their identifiers' files.
  public internal(set) var rules: [Rule]

  private init(_ rules: [Rule]) { self.rules = rules }

  /// The rules that this program carries.
  ///
  /// - Precondition: Every file in them can be read; a test sees to it.
  public static let standard: RuleBook = {
    do throws(RuleError) {
      return try RuleBook(files: RuleResources.files)
    } catch {
      preconditionFailure(error.diagnostic)
    }
  }()

  /// Reads files that each say everything about one rule.
  public init(files: [(name: String, text: String)]) throws(RuleError) {
    rules = []
    for file in files {
      let rule = try RuleFile(file: file.name)
        .rule(from: file.text, changing: { _ in nil }, mayBeNew: true)
      guard rules.allSatisfy({ $0.id != rule.id }) else {
        throw RuleError(
          file: file.name, place: .wholeFile, problem: "a second rule \(rule.id)",
          remedy: "keep one file a rule")
      }
      rules.append(rule)
    }
  }

  /// These rules with a laboratory's own figures and words in place of the program's.
  ///
  /// - Parameter files: Each changes one rule, named by its `id`; keys left out stay as they are,
  ///   and limits are changed by their names.
  public func changed(by files: [(name: String, text: String)]) throws(RuleError) -> RuleBook {
    var book = self
    for file in files {
      let rule = try RuleFile(file: file.name)
        .rule(from: file.text, changing: { self[$0] }, mayBeNew: false)
      if let index = book.rules.firstIndex(where: { $0.id == rule.id }) {
        guard book.rules[index].origin == self.rules[index].origin else {
          throw RuleError(
            file: file.name, place: .wholeFile,
            problem: "\(rule.id) is changed by \(book.rules[index].origin) already",
            remedy: "keep one file a rule")
        }
        book.rules[index] = rule
      }
    }
    return book
  }

  /// The rule of an identifier or another of its names, in any case.
  public subscript(name: String) -> Rule? {
    // Rules ask by the very identifier, again and again.
    if let own = rules.first(where: { $0.id == name }) { return own }
    let wanted = name.lowercased()
    return rules.first {
      $0.id.lowercased() == wanted || $0.name.lowercased() == wanted
        || $0.aliases.contains { $0.lowercased() == wanted }
    }
  }

  /// The rules that differ from the program's own, by identifier.
  public var changedRules: [String] {
    let own = Self.standard
    return rules.filter { rule in own[rule.id]?.origin != rule.origin }.map(\.id)
  }
}
