/// The texts of a list in Python's pickle, protocol 0, in which PyTables keeps names: each a line
/// `V<text>` or `S'<text>'`. The pickle is taken for a text and never run.
///
/// A list of names of several levels is one of tuples, `(VLASI`, `Vx`, `t`; a text that was there
/// before is remembered under a number (`p2`) and called by it (`g2`).
enum PickledTexts {
  /// The texts of a list; those of a tuple as one, `LASI_x`.
  static func joined(_ pickle: String) -> [String] {
    var texts: [String] = []
    var tuple: [String]?
    var last: String?
    var remembered: [Substring: String] = [:]
    func put(_ text: String) {
      if tuple == nil { texts.append(text) } else { tuple?.append(text) }
      last = text
    }
    for line in pickle.split(separator: "\n") {
      var body = line
      while let first = body.first {
        switch first {
        // The list's own bracket and those of its tuples; what closes a tuple or adds to the list.
        case "(":
          if !body.hasPrefix("(l") { tuple = [] }
          body.removeFirst()
          if body.first == "l" { body.removeFirst() }
        case "t":
          if let tuple { texts.append(tuple.joined(separator: "_")) }
          tuple = nil
          last = nil
          body.removeFirst()
        case "a", "s", ".": body.removeFirst()
        case "V":
          put(String(body.dropFirst()))
          body = ""
        case "S":
          let quoted = body.dropFirst()
          if quoted.count > 1, let quote = quoted.first, quote == quoted.last {
            put(String(quoted.dropFirst().dropLast()))
          }
          body = ""
        case "p":
          if let last { remembered[body.dropFirst()] = last }
          last = nil
          body = ""
        case "g":
          if let text = remembered[body.dropFirst()] { put(text) }
          body = ""
        default: body = ""
        }
      }
    }
    return texts
  }

  /// The text that a pickled dictionary has under a name.
  static func value(of name: String, in pickle: String) -> String? {
    let lines = pickle.split(separator: "\n").map { $0.drop { "sa(".contains($0) } }
    guard let key = lines.firstIndex(of: "V" + name[...]) else { return nil }
    // Where the name is remembered, a line stands between.
    let next = lines[(key + 1)...].first { !$0.hasPrefix("p") }
    return next.flatMap { $0.hasPrefix("V") ? String($0.dropFirst()) : nil }
  }
}
