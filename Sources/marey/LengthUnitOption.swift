import ArgumentParser
import Motion

/// The option `--length-unit` of commands that read one file.
enum LengthUnitOption {
  /// The unit of length that a text names, or `nil` for none.
  static func unit(_ text: String?) throws -> Unit? {
    guard let text else { return nil }
    guard let unit = Unit(symbol: text), unit.si == .metre else {
      throw ValidationError("expected m, cm or mm for --length-unit, found \"\(text)\"")
    }
    return unit
  }
}
