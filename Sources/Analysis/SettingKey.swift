/// One setting: its name, what it means, and how it is read and shown.
public struct SettingKey: Sendable {
  /// A value as a settings file holds it.
  public enum Value: Sendable {
    case text(String)
    case map([String: String])
  }

  /// Dotted name, such as `kinematics.continuity`.
  public var name: String
  /// The unit of a number, in words; empty for a word.
  public var unit: String
  /// One or two sentences for `marey explain` and the README.
  public var explanation: String
  /// Where the default comes from.
  public var source: String
  /// The names that pairs may have; empty where any may stand, or where the value is no pairs.
  var names: [String] = []
  /// Puts a value into settings; returns what was expected where the value does not fit.
  var apply: @Sendable (Value, inout Settings) -> String?
  /// The value in words.
  var show: @Sendable (Settings) -> String

  /// The value of this setting in words; `none` where it has no default.
  public func value(in settings: Settings) -> String { show(settings) }
}

extension SettingKey {
  /// A setting whose value is one of a few words.
  static func choice<Choice: RawRepresentable & CaseIterable & Sendable>(
    _ name: String, _ path: any WritableKeyPath<Settings, Choice> & Sendable, explanation: String,
    source: String
  ) -> SettingKey where Choice.RawValue == String {
    SettingKey(
      name: name, unit: "", explanation: explanation, source: source,
      apply: { value, settings in
        guard case .text(let text) = value, let choice = Choice(rawValue: text) else {
          return "one of " + Choice.allCases.map { $0.rawValue }.joined(separator: ", ")
        }
        settings[keyPath: path] = choice
        return nil
      },
      show: { $0[keyPath: path].rawValue })
  }

  /// A setting that accepts one word or number only, because this version knows no other way.
  static func fixed(
    _ name: String, value fixed: String, unit: String = "", explanation: String, source: String
  ) -> SettingKey {
    SettingKey(
      name: name, unit: unit, explanation: explanation, source: source,
      apply: { value, _ in
        if case .text(let text) = value {
          if text == fixed { return nil }
          if let number = Double(text), let only = Double(fixed), number == only { return nil }
        }
        return "\(fixed), the only value that this version knows"
      },
      show: { _ in fixed })
  }
}
