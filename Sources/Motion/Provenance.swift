/// What a result was made from, so that it can be made again.
public struct Provenance: Codable, Sendable {
  /// One input file, by its name relative to the study.
  public struct Input: Codable, Hashable, Sendable {
    public var file: String
    /// SHA-256 of its bytes, lower-case hexadecimal.
    public var sha256: String

    public init(file: String, sha256: String) {
      self.file = file
      self.sha256 = sha256
    }
  }

  /// One setting as it was used.
  public struct Setting: Codable, Hashable, Sendable {
    public var key: String
    public var value: String
    public var isDefault: Bool

    public init(key: String, value: String, isDefault: Bool) {
      self.key = key
      self.value = value
      self.isDefault = isDefault
    }
  }

  /// The program's version.
  public var version: String
  public var inputs: [Input]
  public var settings: [Setting]

  public init(version: String = "", inputs: [Input] = [], settings: [Setting] = []) {
    self.version = version
    self.inputs = inputs
    self.settings = settings
  }
}
