extension SettingKeys {
  /// The reference population.
  static let reference: [SettingKey] = [
    SettingKey(
      name: "reference.file", unit: "",
      explanation: "The laboratory's own reference, as `marey norms build` writes it; a relative "
        + "path begins at the folder of the settings file.",
      source: "no default: typically developing children (Schwartz et al. 2008)",
      apply: { value, settings in
        guard case .text(let text) = value, !text.isEmpty else { return "the path of a file" }
        settings.referenceFile = text == "none" ? nil : text
        return nil
      },
      show: { settings in
        // A path tells of the machine; the name and the content tell which reference it was.
        guard let file = settings.referenceFile?.split(separator: "/").last else { return "none" }
        return String(file)
          + (settings.referenceFingerprint.map { " (sha256 \($0.prefix(16)))" } ?? "")
      })
  ]
}
