import CResources

/// The files of rules that the program carries within itself.
enum RuleResources {
  /// In the order of their names.
  static var files: [(name: String, text: String)] {
    (0..<resource_count()).compactMap { index in
      guard let name = resource_name(index).map({ String(cString: $0) }),
        name.hasPrefix("rules/"), let text = resource_text(name)
      else { return nil }
      return ("marey:" + name, String(cString: text))
    }
  }
}
