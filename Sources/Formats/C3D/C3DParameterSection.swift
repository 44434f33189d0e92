/// Builds the parameter section of a C3D file, Intel byte order.
///
/// Source: C3D User Guide, *The Parameter Section*.
struct C3DParameterSection {
  /// The longest list that one axis can hold.
  static let longestList = 255
  /// The longest label; with it 255 labels stay below the 32 767 bytes a parameter may have.
  static let longestLabel = 120

  private var content: [UInt8] = [1, 0x50, 0, 84]
  private var groupCount = 0
  /// Where the DATA_START value lies, to be filled in once the size is known.
  private var dataStartPlace: Int?

  /// Begins a group; the parameters that follow belong to it.
  mutating func begin(_ group: String) {
    groupCount += 1
    content += [UInt8(group.utf8.count), UInt8(truncatingIfNeeded: -groupCount)]
    content += Array(group.utf8)
    content += [3, 0, 0]
  }

  mutating func integers(_ name: String, _ values: [Int], axes: [Int]? = nil) {
    var data: [UInt8] = []
    for value in values {
      let bits = UInt16(truncatingIfNeeded: min(value, 65_535))
      data += [UInt8(truncatingIfNeeded: bits), UInt8(truncatingIfNeeded: bits >> 8)]
    }
    add(name, type: 2, axes: axes ?? (values.count == 1 ? [] : [values.count]), data)
  }

  mutating func reals(_ name: String, _ values: [Double], axes: [Int]? = nil) {
    var data: [UInt8] = []
    for value in values {
      let bits = Float(value).bitPattern
      for shift in [0, 8, 16, 24] { data.append(UInt8(truncatingIfNeeded: bits >> UInt32(shift))) }
    }
    add(name, type: 4, axes: axes ?? (values.count == 1 ? [] : [values.count]), data)
  }

  mutating func text(_ name: String, _ value: String) {
    let bytes = Array(value.utf8.prefix(Self.longestList))
    add(name, type: -1, axes: [bytes.count], bytes)
  }

  /// A list of texts, which goes on as `LABELS2`, `LABELS3`, … after 255 entries.
  mutating func texts(_ name: String, _ values: [String]) {
    continued(name, values) { section, name, part in
      let encoded = part.map { Array($0.utf8.prefix(Self.longestList)) }
      let width = max(1, encoded.map(\.count).max() ?? 1)
      let data = encoded.flatMap { $0 + [UInt8](repeating: 0x20, count: width - $0.count) }
      section.add(name, type: -1, axes: [width, part.count], data)
    }
  }

  /// A list of real numbers that goes on under the same name with a number.
  mutating func longReals(_ name: String, _ values: [Double]) {
    continued(name, values) { $0.reals($1, $2, axes: [$2.count]) }
  }

  /// A list of integers that goes on under the same name with a number.
  mutating func longIntegers(_ name: String, _ values: [Int]) {
    continued(name, values) { $0.integers($1, $2, axes: [$2.count]) }
  }

  /// A list of pairs, two numbers each, that goes on under the same name with a number.
  mutating func longPairs(_ name: String, _ values: [[Double]]) {
    continued(name, values) { $0.reals($1, $2.flatMap { $0 }, axes: [2, $2.count]) }
  }

  /// The place of the data section, known only at the end.
  mutating func dataStart() {
    integers("DATA_START", [0])
    dataStartPlace = content.count - 3
  }

  /// The section, filled up to whole blocks, and the block that follows it, counted from 1.
  ///
  /// - Parameter first: The block the section begins in, counted from 1.
  func finished(first: Int) -> (bytes: [UInt8], next: Int) {
    var bytes = content + [0, 0]
    let block = C3DBytes.block
    bytes += [UInt8](repeating: 0, count: (block - bytes.count % block) % block)
    let blocks = bytes.count / block
    bytes[2] = UInt8(min(blocks, 255))
    if let dataStartPlace {
      bytes[dataStartPlace] = UInt8(truncatingIfNeeded: first + blocks)
      bytes[dataStartPlace + 1] = UInt8(truncatingIfNeeded: (first + blocks) >> 8)
    }
    return (bytes, first + blocks)
  }

  private mutating func continued<Value>(
    _ name: String, _ values: [Value],
    add: (inout C3DParameterSection, String, [Value]) -> Void
  ) {
    var number = 1
    var rest = values[...]
    repeat {
      let part = Array(rest.prefix(Self.longestList))
      add(&self, number == 1 ? name : name + String(number), part)
      rest = rest.dropFirst(Self.longestList)
      number += 1
    } while !rest.isEmpty
  }

  private mutating func add(_ name: String, type: Int, axes: [Int], _ data: [UInt8]) {
    content += [UInt8(name.utf8.count), UInt8(groupCount)]
    content += Array(name.utf8)
    let size = 2 + 2 + axes.count + data.count + 1
    content += [UInt8(truncatingIfNeeded: size), UInt8(truncatingIfNeeded: size >> 8)]
    content += [UInt8(truncatingIfNeeded: type), UInt8(axes.count)]
    content += axes.map { UInt8(truncatingIfNeeded: $0) }
    content += data
    content.append(0)
  }
}
