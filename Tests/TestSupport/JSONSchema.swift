import Foundation

/// JSON as it is written, so that whole numbers, truths and nothing stay apart.
public indirect enum JSON: Decodable, Equatable, Sendable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let found = try? value.decode(Bool.self) {
      self = .bool(found)
    } else if let found = try? value.decode(Double.self) {
      self = .number(found)
    } else if let found = try? value.decode(String.self) {
      self = .string(found)
    } else if let found = try? value.decode([JSON].self) {
      self = .array(found)
    } else {
      self = .object(try value.decode([String: JSON].self))
    }
  }

  public init(_ text: String) throws {
    self = try JSONDecoder().decode(JSON.self, from: Data(text.utf8))
  }

  /// The value of a key; setting works on objects only.
  public subscript(key: String) -> JSON? {
    get {
      guard case .object(let fields) = self else { return nil }
      return fields[key]
    }
    set {
      guard case .object(var fields) = self else { return }
      fields[key] = newValue
      self = .object(fields)
    }
  }

  /// An element of an array; setting works on arrays that have it.
  public subscript(index: Int) -> JSON? {
    get {
      guard case .array(let values) = self, values.indices.contains(index) else { return nil }
      return values[index]
    }
    set {
      guard case .array(var values) = self, values.indices.contains(index), let newValue else {
        return
      }
      values[index] = newValue
      self = .array(values)
    }
  }

  var typeName: String {
    switch self {
    case .null: "null"
    case .bool: "boolean"
    case .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }
}

/// The keywords of JSON Schema that the schema of results.json uses; other people's validators see
/// the same in `scripts/reference/validate_outputs.py`.
///
/// - SeeAlso: JSON Schema, draft 2020-12.
public struct JSONSchema: Sendable {
  private static let known: Set = [
    "$schema", "$id", "title", "description", "type", "enum", "const", "properties", "required",
    "items", "additionalProperties",
  ]

  private var schema: JSON

  public init(_ schema: JSON) { self.schema = schema }

  /// What is wrong with a value, each with its place.
  public func faults(of value: JSON) -> [String] {
    Self.faults(of: value, by: schema, at: "")
  }

  /// Places of a value that the schema says nothing of, each once, array elements as `[]`.
  public func undescribed(in value: JSON) -> [String] {
    var places: Set<String> = []
    Self.collect(value, schema, "", &places)
    return places.sorted()
  }

  /// Keywords of the schema that are not checked here.
  public var unknownKeywords: [String] { Self.unknownKeywords(in: schema) }

  private static func faults(of value: JSON, by schema: JSON, at path: String) -> [String] {
    guard case .object(let schema) = schema else { return [path + ": no schema"] }
    if let allowed = schema["const"], allowed != value { return [path + ": not allowed"] }
    if case .array(let allowed)? = schema["enum"], !allowed.contains(value) {
      return [path + ": not allowed"]
    }
    if let type = schema["type"] {
      var names: [JSON] = [type]
      if case .array(let several) = type { names = several }
      guard names.contains(where: { isOf($0, value) }) else { return [path + ": another type"] }
    }
    switch value {
    case .object(let fields):
      var faults: [String] = []
      if case .array(let required)? = schema["required"] {
        for case .string(let key) in required where fields[key] == nil {
          faults.append(path + ": \(key) is missing")
        }
      }
      for (key, field) in fields.sorted(by: { $0.key < $1.key }) {
        guard let inner = schema["properties"]?[key] ?? schema["additionalProperties"] else {
          continue
        }
        faults +=
          inner == .bool(false)
          ? [path + "." + key + ": not allowed"]
          : Self.faults(of: field, by: inner, at: path + "." + key)
      }
      return faults
    case .array(let values):
      guard let items = schema["items"] else { return [] }
      return values.enumerated().flatMap { index, value in
        faults(of: value, by: items, at: path + "[\(index)]")
      }
    default: return []
    }
  }

  private static func isOf(_ type: JSON, _ value: JSON) -> Bool {
    if type == .string("integer"), case .number(let number) = value {
      return number == number.rounded()
    }
    return type == .string(value.typeName)
  }

  private static func collect(
    _ value: JSON, _ schema: JSON, _ path: String, _ places: inout Set<String>
  ) {
    switch value {
    case .object(let fields):
      guard schema["properties"] != nil || schema["additionalProperties"] != nil else {
        if !fields.isEmpty { places.insert(path) }
        return
      }
      for (key, field) in fields {
        guard let inner = schema["properties"]?[key] ?? schema["additionalProperties"] else {
          places.insert(path + "." + key)
          continue
        }
        collect(field, inner, path + "." + key, &places)
      }
    case .array(let values):
      guard let items = schema["items"] else {
        if !values.isEmpty { places.insert(path + "[]") }
        return
      }
      for value in values { collect(value, items, path + "[]", &places) }
    default: break
    }
  }

  private static func unknownKeywords(in schema: JSON) -> [String] {
    guard case .object(let fields) = schema else { return [] }
    var unknown = fields.keys.filter { !known.contains($0) }.sorted()
    if case .object(let properties)? = fields["properties"] {
      unknown += properties.sorted { $0.key < $1.key }.flatMap { unknownKeywords(in: $0.value) }
    }
    for key in ["items", "additionalProperties"] {
      if let inner = fields[key] { unknown += unknownKeywords(in: inner) }
    }
    return unknown
  }
}
