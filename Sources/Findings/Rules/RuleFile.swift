import Motion
import Yams

/// Reads one rule from YAML; an unknown key, a missing one or a word that no rule knows is an error
/// with its place.
struct RuleFile {
  var file: String

  /// Puts what a file says into a rule.
  ///
  /// - Parameter base: The rule that a laboratory's file changes, by its identifier; a file that
  ///   changes one may leave keys out. `nil`: the file must say everything.
  func rule(
    from text: String, changing base: (String) -> Rule?, mayBeNew: Bool
  ) throws(RuleError) -> Rule {
    let fields = try mapping(try root(text), "a rule as `key: value`")
    guard let idNode = fields.first(where: { $0.key == "id" }) else {
      throw error(.wholeFile, "expected the key id, found none", "write `id: P01`")
    }
    let id = try word(idNode.value, "id")
    let known = base(id)
    guard known != nil || mayBeNew else {
      throw error(
        place(idNode.value), "unknown rule \"\(id)\"",
        "a laboratory's file changes a rule that there is; `marey explain` lists them")
    }
    var rule = known ?? Rule(blank: id)
    for field in fields where field.key != "id" {
      guard let key = RuleKey(rawValue: field.key) else {
        throw error(
          place(field.node), "unknown key \"\(field.key)\"",
          "the keys are id, " + RuleKey.allCases.map(\.rawValue).joined(separator: ", "))
      }
      try apply(key, field.value, to: &rule)
    }
    if known == nil {
      let given = Set(fields.map(\.key))
      if let missing = RuleKey.required.first(where: { !given.contains($0.rawValue) }) {
        throw error(.wholeFile, "expected the key \(missing.rawValue), found none", "")
      }
    }
    rule.origin = file
    return rule
  }

  // MARK: - The keys

  private func apply(_ key: RuleKey, _ node: Node, to rule: inout Rule) throws(RuleError) {
    switch key {
    case .aliases: rule.aliases = try words(node, key.rawValue)
    case .name: rule.name = try word(node, key.rawValue)
    case .wording: rule.wording = try wording(node, rule.wording)
    case .summary: rule.summary = try word(node, key.rawValue)
    case .inputs: rule.inputs = try words(node, key.rawValue)
    case .window: rule.window = try word(node, key.rawValue)
    case .formula: rule.formula = try word(node, key.rawValue)
    case .unit: rule.unit = try unit(node)
    case .sign: rule.sign = try word(node, key.rawValue)
    case .limits: try addLimits(node, to: &rule)
    case .severity: rule.severity = try severity(node, unit: rule.unit)
    case .error:
      let name = try word(node, key.rawValue)
      guard let found = MeasurementError.named(name) else {
        throw error(
          place(node), "expected a measurement error, found \"\(name)\"",
          "they are " + MeasurementError.all.map(\.key).joined(separator: ", "))
      }
      rule.error = found
    case .speeds:
      let range = try numbers(node, key.rawValue)
      guard range.count == 2, range[0] < range[1] else {
        throw error(place(node), "expected two rising speeds v*, found others", "[0.23, 0.637]")
      }
      rule.speeds = range[0]...range[1]
    case .minimum: rule.minimum = try word(node, key.rawValue)
    case .confounders: rule.confounders = try words(node, key.rawValue)
    case .lookAlikes: rule.lookAlikes = try words(node, key.rawValue)
    case .sources: rule.sources = try sources(node)
    }
  }

  private func wording(_ node: Node, _ base: Rule.Phrases) throws(RuleError) -> Rule.Phrases {
    var wording = base
    for field in try mapping(node, "wording as `key: value`") {
      switch field.key {
      case "lead": wording.lead = try word(field.value, "lead")
      case "present": wording.present = try word(field.value, "present")
      case "quantity": wording.quantity = try word(field.value, "quantity")
      default:
        throw error(
          place(field.node), "unknown key \"\(field.key)\"",
          "the keys of wording are lead, present, quantity")
      }
    }
    for text in [wording.present, wording.quantity] {
      if let banned = Wording.bannedWords(in: text).first {
        throw error(
          place(node), "found \"\(banned)\", a word that no report prints",
          "say what was measured, and nothing of its cause")
      }
    }
    return wording
  }

  private func addLimits(_ node: Node, to rule: inout Rule) throws(RuleError) {
    guard case .sequence(let list) = node, !list.isEmpty else {
      throw error(place(node), "expected a list of limits, found something else", "")
    }
    for item in list {
      let fields = try mapping(item, "a limit as `key: value`")
      guard let nameNode = fields.first(where: { $0.key == "name" }) else {
        throw error(place(item), "expected the key name in a limit, found none", "")
      }
      let name = try word(nameNode.value, "name")
      let index = rule.limits.firstIndex { $0.name == name }
      let isNew = index == nil
      guard isNew == rule.origin.isEmpty else {
        throw error(
          place(nameNode.value),
          isNew ? "unknown limit \"\(name)\" of \(rule.id)" : "a second limit \"\(name)\"",
          "the limits are " + rule.limits.map(\.name).joined(separator: ", "))
      }
      let limit = try limit(item, fields, base: index.map { rule.limits[$0] }, name, rule.unit)
      if let index { rule.limits[index] = limit } else { rule.limits.append(limit) }
    }
  }

  private func limit(
    _ node: Node, _ fields: [Field], base: Limit?, _ name: String, _ ruleUnit: Unit
  ) throws(RuleError) -> Limit {
    var limit =
      base
      ?? Limit(
        name: name, values: [], means: [], deviations: [], unit: ruleUnit, direction: .above,
        basis: .absolute, tag: .derived, source: "")
    if let field = fields.first(where: { $0.key == "unit" }) { limit.unit = try unit(field.value) }
    let factor = limit.unit.siFactor
    for field in fields where field.key != "name" && field.key != "unit" {
      switch field.key {
      case "value":
        limit.values = [try numberOrOwn(field.value) * factor]
      case "by_speed": limit.values = try bySpeed(field.value, factor)
      case "mean": limit.means = try oneOrFive(field.value, factor)
      case "sd": limit.deviations = try oneOrFive(field.value, factor)
      case "direction": limit.direction = try choice(field.value, "direction")
      case "basis": limit.basis = try choice(field.value, "basis")
      case "tag": limit.tag = try choice(field.value, "tag")
      case "source": limit.source = try word(field.value, "source")
      default:
        throw error(
          place(field.node), "unknown key \"\(field.key)\" in a limit",
          "the keys are name, value or by_speed, unit, direction, basis, tag, source, mean, sd")
      }
    }
    guard !limit.values.isEmpty, !limit.source.isEmpty else {
      throw error(
        place(node), "expected a value (or by_speed) and a source for limit \"\(name)\"",
        "a limit without a source is none")
    }
    guard limit.means.isEmpty == limit.deviations.isEmpty else {
      throw error(place(node), "expected mean and sd together for limit \"\(name)\"", "")
    }
    return limit
  }

  private func severity(_ node: Node, unit: Unit) throws(RuleError) -> Rule.SeverityScheme {
    if case .sequence = node {
      let edges = try numbers(node, "severity")
      guard edges.count == 3 else {
        throw error(place(node), "expected lower edges of mild, moderate and marked", "[5, 8, 12]")
      }
      return .value(edges.map { $0 * unit.siFactor })
    }
    switch try word(node, "severity") {
    case "reference": return .reference
    case "excess": return .excess
    case "own": return .own
    default:
      throw error(
        place(node), "expected reference, excess, own or three edges for severity", "")
    }
  }

  private func sources(_ node: Node) throws(RuleError) -> [Citation] {
    guard case .sequence(let list) = node else {
      throw error(place(node), "expected a list of sources, found something else", "")
    }
    var found: [Citation] = []
    for item in list {
      let fields = try mapping(item, "a source as `authors, year, work`")
      var parts: [String: String] = [:]
      for field in fields {
        guard ["authors", "year", "work"].contains(field.key) else {
          throw error(
            place(field.node), "unknown key \"\(field.key)\" in a source",
            "the keys are authors, year, work")
        }
        parts[field.key] = try word(field.value, field.key)
      }
      guard let authors = parts["authors"], let year = parts["year"].flatMap(Int.init),
        let work = parts["work"]
      else { throw error(place(item), "expected authors, year and work of a source", "") }
      found.append(Citation(authors, year, work))
    }
    return found
  }

  // MARK: - The nodes

  private struct Field {
    var key: String
    var node: Node
    var value: Node
  }

  private func root(_ text: String) throws(RuleError) -> Node {
    do {
      if let node = try Yams.compose(yaml: text) { return node }
    } catch let problem as YamlError {
      var location: Place = .wholeFile
      if case .parser(_, _, let mark, _) = problem {
        location = .line(mark.line, column: mark.column)
      }
      if case .scanner(_, _, let mark, _) = problem {
        location = .line(mark.line, column: mark.column)
      }
      throw error(location, "expected YAML, found a text that is none", "check indentation")
    } catch {
      throw self.error(.wholeFile, "expected YAML, found something else", "")
    }
    throw error(.wholeFile, "expected a rule, found an empty file", "")
  }

  private func mapping(_ node: Node, _ what: String) throws(RuleError) -> [Field] {
    guard case .mapping(let mapping) = node else {
      throw error(place(node), "expected \(what), found something else", "")
    }
    var seen: Set<String> = []
    var fields: [Field] = []
    for (key, value) in mapping {
      let name = key.string ?? ""
      guard seen.insert(name).inserted else {
        throw error(place(key), "found the key \"\(name)\" twice", "keep one")
      }
      fields.append(Field(key: name, node: key, value: value))
    }
    return fields
  }

  private func word(_ node: Node, _ key: String) throws(RuleError) -> String {
    guard case .scalar(let scalar) = node, !scalar.string.isEmpty else {
      throw error(place(node), "expected a text for \(key), found something else", "")
    }
    // Folded YAML keeps the last line's end.
    var text = scalar.string
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }

  private func words(_ node: Node, _ key: String) throws(RuleError) -> [String] {
    guard case .sequence(let list) = node else {
      throw error(place(node), "expected a list for \(key), found something else", "")
    }
    var found: [String] = []
    for item in list { found.append(try word(item, key)) }
    return found
  }

  private func number(_ node: Node, _ key: String) throws(RuleError) -> Double {
    guard case .scalar(let scalar) = node, let value = Double(scalar.string), value.isFinite else {
      throw error(place(node), "expected a number for \(key), found something else", "")
    }
    return value
  }

  /// A number, or `own` for a limit that only a laboratory can give: NaN until it does.
  private func numberOrOwn(_ node: Node) throws(RuleError) -> Double {
    if case .scalar(let scalar) = node, scalar.string == "own" { return .nan }
    return try number(node, "value")
  }

  private func numbers(_ node: Node, _ key: String) throws(RuleError) -> [Double] {
    guard case .sequence(let list) = node else {
      throw error(place(node), "expected a list of numbers for \(key)", "")
    }
    var found: [Double] = []
    for item in list { found.append(try number(item, key)) }
    return found
  }

  private func bySpeed(_ node: Node, _ factor: Double) throws(RuleError) -> [Double] {
    let values = try numbers(node, "by_speed")
    guard values.count == SpeedBands.groupMeans.count else {
      throw error(
        place(node), "expected five numbers, found \(values.count)",
        "one each for very slow, slow, free, fast, very fast")
    }
    return values.map { $0 * factor }
  }

  private func oneOrFive(_ node: Node, _ factor: Double) throws(RuleError) -> [Double] {
    if case .sequence = node { return try bySpeed(node, factor) }
    return [try number(node, "mean or sd") * factor]
  }

  private func unit(_ node: Node) throws(RuleError) -> Unit {
    let text = try word(node, "unit")
    guard let unit = Unit(rawValue: text) else {
      throw error(
        place(node), "unknown unit \"\(text)\"",
        "the units are " + Unit.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return unit
  }

  private func choice<Choice: RawRepresentable & CaseIterable>(
    _ node: Node, _ key: String
  ) throws(RuleError) -> Choice where Choice.RawValue == String {
    let text = try word(node, key)
    guard let choice = Choice(rawValue: text) else {
      let all = Choice.allCases.map { $0.rawValue }.joined(separator: ", ")
      throw error(place(node), "expected one of \(all) for \(key), found \"\(text)\"", "")
    }
    return choice
  }

  private func place(_ node: Node) -> Place {
    node.mark.map { .line($0.line, column: $0.column) } ?? .wholeFile
  }

  private func error(_ place: Place, _ problem: String, _ remedy: String) -> RuleError {
    RuleError(file: file, place: place, problem: problem, remedy: remedy)
  }
}

/// The keys of a rule's file, but for `id`, in the order in which a file is written.
enum RuleKey: String, CaseIterable {
  case aliases, name, wording, summary, inputs, window, formula, unit, sign, limits, severity
  case error, speeds, minimum, confounders
  case lookAlikes = "look_alikes"
  case sources

  static let required = allCases.filter { ![.aliases, .speeds].contains($0) }
}

extension Rule {
  /// A rule of which nothing is known yet.
  init(blank id: String) {
    self.init(
      id: id, aliases: [], name: "", wording: Phrases(lead: "", present: "", quantity: ""),
      summary: "", inputs: [], window: "", formula: "", unit: .degree, sign: "", limits: [],
      severity: .excess, error: .sagittalAngle, speeds: nil, minimum: "", confounders: [],
      lookAlikes: [], sources: [], origin: "")
  }
}
