/// What a check of a plate's loading has to say.
enum PlateRemark: Hashable {
  /// No moment and no measure is taken from the loading.
  case doubt(String)
  /// Its measures count, with less confidence.
  case caution(String)
}

/// One thing that can be wrong with a force plate or with how a person stepped on it.
protocol PlateCheck: Sendable {
  /// The fault in plain words.
  static var fault: String { get }

  /// What it says of one loading; nothing where all is well or where it cannot tell.
  func remarks(on contact: ContactEvidence) -> [PlateRemark]
}
