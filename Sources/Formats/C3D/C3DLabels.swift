import Motion

/// Gives every point and every channel a name of its own.
enum C3DLabels {
  /// As many names as there are points or channels.
  ///
  /// Motion capture programs call a marker without a name `*` and a number, and so does this.
  ///
  /// - Returns: The file's names, with `*7` in place of the seventh where it names none.
  static func completed(_ labels: [String], count: Int) -> [String] {
    (0..<count).map { index in
      index < labels.count && !labels[index].isEmpty ? labels[index] : "*\(index + 1)"
    }
  }

  /// Makes repeated names different: the second `RKNE` becomes `RKNE#2`.
  ///
  /// Some programs cut names to four letters, so that two markers share one; none may be lost.
  ///
  /// - Parameter noun: What is named, in the plural: `points`, `channels`.
  static func distinct(
    _ labels: [String], noun: String, topic: Notice.Topic
  ) -> (labels: [String], notices: [Notice]) {
    let taken = Set(labels)
    guard taken.count < labels.count else { return (labels, []) }
    var times: [String: Int] = [:]
    var renamed: [String] = []
    let names = labels.map { label in
      let seen = times[label, default: 0] + 1
      times[label] = seen
      guard seen > 1 else { return label }
      var number = seen
      while taken.contains("\(label)#\(number)") { number += 1 }
      times[label] = number
      renamed.append("\(label)#\(number)")
      return "\(label)#\(number)"
    }
    let shown = renamed.prefix(12).joined(separator: ", ")
    let more = renamed.count > 12 ? " and \(renamed.count - 12) more" : ""
    return (
      names,
      [
        Notice(
          topic,
          "\(renamed.count) \(noun) bear a label that an earlier one has; they are now called "
            + shown + more)
      ]
    )
  }

  /// A label as C3D can hold it, and what of it is lost.
  static func written(_ label: String, _ lost: inout [String]) -> String {
    let plain = InertName.plain(label)
    if plain != label {
      lost.append("the name \(InertName.shown(label)): it is \(plain) in C3D")
    }
    guard plain.utf8.count > C3DParameterSection.longestLabel else { return plain }
    var kept = plain
    while kept.utf8.count > C3DParameterSection.longestLabel { kept.removeLast() }
    lost.append("the end of the label \(kept)…: C3D holds \(kept.utf8.count) bytes of it")
    return kept
  }

  /// Splits `Subject:LASI` into the subject's prefix and the bare name.
  static func split(_ label: String) -> (prefix: String?, name: String) {
    guard let colon = label.lastIndex(of: ":") else { return (nil, label) }
    let name = label[label.index(after: colon)...]
    guard !name.isEmpty, colon != label.startIndex else { return (nil, label) }
    return (String(label[..<colon]), String(name))
  }
}
