/// All parameters of a C3D file by group and name; upper and lower case are one.
///
/// Source: C3D User Guide, *The Parameter Section*.
struct C3DParameters: Sendable {
  private var groups: [String: [String: C3DParameter]] = [:]

  /// Reads the parameter section.
  ///
  /// - Parameters:
  ///   - start: Its first byte.
  ///   - dataStart: The first byte of the data section, if the header says it: the number of blocks
  ///     that the section itself gives is wrong in real files.
  init(_ bytes: C3DBytes, from start: Int, dataStart: Int?) throws(ReadError) {
    let blocks = max(1, try bytes.byte(at: start + 2))
    let end = min(dataStart ?? start + blocks * C3DBytes.block, bytes.count)
    var names: [Int: String] = [:]
    var found: [(group: Int, name: String, parameter: C3DParameter)] = []
    var next: Int? = start + 4
    while let place = next, place < end {
      let length = abs(try bytes.signedByte(at: place))
      if length == 0 { break }
      let group = try bytes.signedByte(at: place + 1)
      let name = try bytes.text(at: place + 2, width: length).uppercased()
      let link = place + 2 + length
      let offset = try bytes.unsigned(at: link)
      next = offset == 0 ? nil : link + offset
      guard next ?? end <= bytes.count, offset == 0 || offset > 2 else {
        throw bytes.error(
          at: link,
          "expected the next parameter after \(name) inside the section, found a step "
            + "of \(offset) bytes",
          remedy: "the parameter section is damaged: export the trial again")
      }
      if group < 0 {
        if names[-group] == nil { names[-group] = name }
      } else {
        // Values may not run into the next parameter: this also bounds the memory that is used.
        let limit = min(next ?? end, bytes.count)
        found.append(
          (group, name, try C3DParameter(bytes, at: link + 2, before: limit, name: name)))
      }
    }
    for entry in found {
      guard let group = names[entry.group] else { continue }
      if groups[group]?[entry.name] == nil {
        groups[group, default: [:]][entry.name] = entry.parameter
      }
    }
  }

  /// The parameters of a group by name, upper case; empty where the group is missing.
  func group(_ group: String) -> [String: C3DParameter] { groups[group] ?? [:] }

  /// The names of all groups.
  var groupNames: Set<String> { Set(groups.keys) }

  /// One parameter, or `nil`; names in upper case.
  subscript(group: String, name: String) -> C3DParameter? { groups[group]?[name] }

  /// The first number of a parameter, or `nil` where there is none.
  func number(_ group: String, _ name: String) -> Double? {
    self[group, name]?.numbers.first.flatMap { $0.isFinite ? $0 : nil }
  }

  /// The first value of a parameter as a count, or `nil` where there is none.
  func count(_ group: String, _ name: String) -> Int? {
    number(group, name) == nil ? nil : self[group, name]?.counts.first
  }

  /// A parameter and its continuations, joined: `LABELS`, `LABELS2`, `LABELS3`, ….
  ///
  /// An axis holds at most 255 entries, so long lists go on under the same name with a number.
  func texts(_ group: String, _ name: String) -> [String] {
    continued(group, name).flatMap(\.texts)
  }

  /// The numbers of a parameter and its continuations, joined.
  func numbers(_ group: String, _ name: String) -> [Double] {
    continued(group, name).flatMap(\.numbers)
  }

  private func continued(_ group: String, _ name: String) -> [C3DParameter] {
    guard let entries = groups[group], let first = entries[name] else { return [] }
    var all = [first]
    while let next = entries[name + String(all.count + 1)] { all.append(next) }
    return all
  }
}
