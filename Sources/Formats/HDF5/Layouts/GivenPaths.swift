import HDF5
import Motion

/// What the setting `hdf5.paths` says of a file: a thing itself, an object or an attribute.
struct GivenPaths {
  private let arrays: HDF5Arrays
  private var paths: HDF5Paths { arrays.paths }

  init(_ arrays: HDF5Arrays) { self.arrays = arrays }

  private enum Target {
    case attribute(HDF5Attribute)
    case object(String)
    case text(String)
  }

  /// - Parameter isStrict: Whether a name that leads nowhere is refused; a study may hold files of
  ///   several layouts, of which one has it.
  private func target(_ setting: String, isStrict: Bool) throws -> Target? {
    guard let text = paths.texts[setting] else { return nil }
    guard text.hasPrefix("/") else { return .text(text) }
    let parts = text.split(separator: "@", maxSplits: 1).map(String.init)
    guard try arrays.container.kind(of: parts[0]) != nil else {
      if isStrict { throw fault(setting, "\(setting) at \(parts[0]), found no such object") }
      return nil
    }
    guard parts.count == 2 else { return .object(text) }
    guard let attribute = try arrays.container.attribute(parts[1], of: parts[0]) else {
      if isStrict {
        throw fault(setting, "the attribute \(parts[1]) of \(parts[0]), found none")
      }
      return nil
    }
    return .attribute(attribute)
  }

  func text(_ setting: String, isStrict: Bool = false) throws -> String? {
    switch try target(setting, isStrict: isStrict) {
    case nil: return nil
    case .text(let text)?: return text
    case .attribute(let attribute)?: return attribute.text
    case .object(let path)?: return try arrays.texts(at: path).first
    }
  }

  /// A rate, hertz: a number, a text such as `100 Hz`, or even times in seconds.
  func rate(_ setting: String, isStrict: Bool = false) throws -> Double? {
    switch try target(setting, isStrict: isStrict) {
    case nil: return nil
    case .text(let text)?: return try number(text, setting)
    case .attribute(let attribute)?:
      if let number = attribute.number { return number }
      return try attribute.text.flatMap { try number($0, setting) }
    case .object(let path)?:
      guard try arrays.container.kind(of: path) == .dataset else {
        throw fault(setting, "a number at \(path), found a group")
      }
      guard try arrays.container.dataset(at: path).datatype.isNumeric else {
        return try arrays.texts(at: path).first.flatMap { try number($0, setting) }
      }
      let values = try arrays.container.numbers(at: path).values
      if values.count == 1 { return values[0] }
      let axis = TimeAxis(values)
      guard axis.firstUnevenRow == nil, let rate = axis.evenRate else {
        throw fault(setting, "a number or even times in seconds at \(path)")
      }
      return rate
    }
  }

  private func number(_ text: String, _ setting: String) throws -> Double? {
    let lower = text.lowercased().trimmed
    let bare = lower.hasSuffix("hz") ? String(lower.dropLast(2)).trimmed : lower
    guard let number = Double(bare) else {
      throw fault(setting, "a number of hertz, found \"\(text.prefix(20))\"")
    }
    return number
  }

  func labels(_ setting: String) throws -> [String]? {
    switch try target(setting, isStrict: true) {
    case nil: return nil
    case .text(let text)?:
      return text.split(separator: ",").map { String($0).trimmed }
    case .attribute(.texts(let texts, _))?: return texts.map(\.trimmed)
    case .attribute?: throw fault(setting, "texts")
    case .object(let path)?: return try arrays.texts(at: path)
    }
  }

  func fault(_ setting: String, _ expected: String) -> ReadError {
    arrays.error(
      paths.texts[setting] ?? "/", "expected " + expected,
      "correct \(setting) under hdf5.paths in study.yaml; `marey inspect` lists what the file holds"
    )
  }
}
