import Motion
import Yams

/// Reads `study.yaml`.
public enum SettingsFile {
  /// The settings that a text gives, on top of the defaults.
  ///
  /// - Parameters:
  ///   - text: YAML; keys may be nested or dotted.
  ///   - file: The name to use in diagnostics.
  public static func settings(from text: String, file: String) throws(SettingsError) -> Settings {
    var settings = Settings()
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw unreadable(error, file)
    } catch {
      throw SettingsError(
        file: file, place: .wholeFile, problem: "expected YAML, found something else",
        remedy: "write settings as `kinematics:` and below it `  continuity: vicon`")
    }
    guard let root, root.null == nil else { return settings }
    try read(root, path: [], into: &settings, file: file)
    return settings
  }

  private static func read(
    _ node: Node, path: [String], into settings: inout Settings, file: String
  ) throws(SettingsError) {
    guard case .mapping(let mapping) = node else {
      throw SettingsError(
        file: file, place: place(node),
        problem: "expected settings as `key: value`, found something else"
          + (path.isEmpty ? "" : " under \"\(path.joined(separator: "."))\""),
        remedy: "write settings as `kinematics:` and below it `  continuity: vicon`")
    }
    for (keyNode, valueNode) in mapping {
      let name = (path + [keyNode.string ?? ""]).joined(separator: ".")
      if let key = SettingKeys.all.first(where: { $0.name == name }) {
        try apply(valueNode, to: key, in: &settings, file: file)
      } else if SettingKeys.all.contains(where: { $0.name.hasPrefix(name + ".") }) {
        try read(valueNode, path: path + [keyNode.string ?? ""], into: &settings, file: file)
      } else {
        let names = SettingKeys.all.map(\.name)
        throw SettingsError(
          file: file, place: place(keyNode), problem: "unknown setting \"\(name)\"",
          remedy: suggestion(for: name, among: names)
            ?? "settings are: " + names.joined(separator: ", "))
      }
    }
  }

  private static func apply(
    _ node: Node, to key: SettingKey, in settings: inout Settings, file: String
  ) throws(SettingsError) {
    let value: SettingKey.Value
    let found: String
    let (setting, known) = (key.name, key.names)
    switch node {
    case .scalar(let scalar):
      value = .text(scalar.string)
      found = "\"\(scalar.string)\""
    case .mapping(let mapping):
      var map: [String: String] = [:]
      for (key, value) in mapping {
        guard let name = key.string, let value = text(of: value) else { continue }
        guard known.isEmpty || known.contains(name) else {
          throw SettingsError(
            file: file, place: place(key), problem: "unknown name \"\(name)\" in \(setting)",
            remedy: (suggestion(for: name, among: known).map { $0 + " " } ?? "")
              + "the names are: " + known.joined(separator: ", "))
        }
        map[name] = value
      }
      value = .map(map)
      found = "pairs"
    default:
      throw SettingsError(
        file: file, place: place(node), problem: "expected a value for \(key.name), found a list",
        remedy: key.explanation)
    }
    if let expected = key.apply(value, &settings) {
      throw SettingsError(
        file: file, place: place(node),
        problem: "expected \(expected) for \(key.name), found \(found)", remedy: key.explanation)
    }
  }

  /// A word or number, or a list of them, lists of lists too, with commas between.
  private static func text(of node: Node) -> String? {
    switch node {
    case .scalar(let scalar): scalar.string
    case .sequence(let list): list.compactMap(text).joined(separator: ", ")
    default: nil
    }
  }

  private static func place(_ node: Node) -> Place {
    node.mark.map { .line($0.line, column: $0.column) } ?? .wholeFile
  }

  private static func unreadable(_ error: YamlError, _ file: String) -> SettingsError {
    var location: Place = .wholeFile
    if case .parser(_, _, let mark, _) = error { location = .line(mark.line, column: mark.column) }
    if case .scanner(_, _, let mark, _) = error { location = .line(mark.line, column: mark.column) }
    return SettingsError(
      file: file, place: location, problem: "expected YAML, found a text that is none",
      remedy: "check indentation (spaces, no tabs) and the colon after each key")
  }

  private static func suggestion(for name: String, among known: [String]) -> String? {
    let nearest = known.min {
      EditDistance.between($0, name) < EditDistance.between($1, name)
    }
    guard let nearest, EditDistance.between(nearest, name) <= 4 else { return nil }
    return "did you mean \"\(nearest)\"?"
  }
}
