/// A small value that hangs on a group or a dataset, as it was read.
public enum HDF5Attribute: Hashable, Sendable {
  /// Numbers of any type, as doubles; the shape is empty for a single number.
  case numbers([Double], shape: [Int])
  /// Texts of fixed length; the shape is empty for a single text.
  case texts([String], shape: [Int])
  /// Something that is not read, in words, such as `variable-length string (not read)`.
  case unread(String)

  /// The number, where the attribute holds exactly one.
  public var number: Double? {
    if case .numbers(let values, _) = self, values.count == 1 { return values[0] }
    return nil
  }

  /// The whole number, where the attribute holds exactly one number and it is whole.
  public var integer: Int? { number.flatMap { Int(exactly: $0) } }

  /// The text, where the attribute holds exactly one.
  public var text: String? {
    if case .texts(let texts, _) = self, texts.count == 1 { return texts[0] }
    return nil
  }

  /// The attribute in a few words, for diagnostics.
  public var words: String {
    switch self {
    case .numbers(let values, _) where values.count == 1: "\(values[0])"
    case .numbers(_, let shape): "\(HDF5Shape.words(shape)) numbers"
    case .texts(let texts, _) where texts.count == 1: "\"\(texts[0].prefix(60))\""
    case .texts(_, let shape): "\(HDF5Shape.words(shape)) texts"
    case .unread(let words): words
    }
  }
}

/// A value to hang on a group or a dataset.
public enum HDF5Value: Hashable, Sendable {
  case number(Double)
  case integer(Int)
  case numbers([Double])
  case integers([Int])
  /// Written as UTF-8 of fixed length.
  case text(String)
  /// Written as UTF-8 of one fixed length, that of the longest.
  case texts([String])
}
