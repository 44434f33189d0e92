import Motion

extension MarkerProfile {
  /// Reads a profile from its table: a row a label, its cells between tabs.
  ///
  /// The first rows are `name`, `source` (author, year, work) and `about`. Then each row holds a label,
  /// in upper case; the name used here (`=`: the label itself); and what the label is besides, between
  /// commas: `signature` (the set is known by it), `thigh`, `shank`, `foot` (it moves with that
  /// segment), `computed` (no marker). `*` stands for L and for R.
  ///
  /// - Returns: The profile, or `nil` for a table that is none.
  init?(table: String) {
    self.init(name: "", names: [:], signature: [])
    for line in table.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      switch cells[0] {
      case "name" where cells.count == 2: name = cells[1]
      case "about" where cells.count == 2: about = cells[1]
      case "source" where cells.count == 4:
        guard let year = Int(cells[2]) else { return nil }
        citations.append(Citation(cells[1], year, cells[3]))
      default:
        guard cells.count == 2 || cells.count == 3, add(cells) else { return nil }
      }
    }
    guard !name.isEmpty, !signature.isEmpty else { return nil }
  }

  /// Takes up a row; whether it can be understood.
  private mutating func add(_ cells: [String]) -> Bool {
    let flags = Set(cells.count == 3 ? cells[2].split(separator: ",").map(String.init) : [])
    guard flags.isSubset(of: ["signature", "computed", "thigh", "shank", "foot"]) else {
      return false
    }
    let isSided = cells[0].contains("*")
    for side in isSided ? Side.allCases : [.left] {
      let label = cells[0].replacing("*", with: side.letter)
      let own = cells[1] == "=" ? label : cells[1].replacing("*", with: side.letter)
      if flags.contains("computed") { computed.insert(label) } else { names[label] = own }
      if flags.contains("signature") { signature.insert(label) }
      let segments: [(String, Segment)] = [
        ("thigh", .thigh(side)), ("shank", .shank(side)), ("foot", .foot(side)),
      ]
      for (word, segment) in segments where flags.contains(word) {
        guard isSided else { return false }
        clusters[segment, default: []].append(own)
      }
    }
    return true
  }
}
