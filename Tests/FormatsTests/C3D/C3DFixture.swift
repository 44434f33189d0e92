import Formats
import Motion

/// A C3D file made byte by byte, as another program might write it; nothing of marey's writer.
struct C3DFixture {
  enum Order: UInt8 {
    case intel = 84
    case dec = 85
    case sgi = 86
  }

  /// A parameter in the type that the test wants it stored in.
  enum Value {
    case bytes([Int])
    case integers([Int], axes: [Int]? = nil)
    case reals([Double], axes: [Int]? = nil)
    case texts([String])
  }

  var order = Order.intel
  var isReal = true
  var scale = -0.1
  var rate = 100.0
  var first = 1
  /// Frame, point, then x, y, z and residual, as stored.
  var points: [[[Double]]] = []
  /// Frame, sample, channel, as stored.
  var analog: [[[Double]]] = []
  /// Groups in their order; POINT and ANALOG get their counts unless a test names them.
  var parameters: [(group: String, name: String, value: Value)] = []
  /// Names that are left out although the fixture would write them, as `POINT:USED`.
  var without: Set<String> = []
  /// What the header says, where it lies.
  var headerFrames: (first: Int, last: Int)?
  /// Analog values and samples a frame, where the header says others than there are.
  var headerAnalog: (values: Int, samples: Int)?
  var headerEvents: [(label: String, time: Double)] = []
  var trailing: [UInt8] = []

  func recording() throws(ReadError) -> Recording {
    try C3D.recording(of: bytes, name: "made", file: "made.c3d")
  }

  var bytes: [UInt8] {
    let section = parameterSection
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ bytes: [UInt8], at place: Int) {
      header.replaceSubrange(place..<(place + bytes.count), with: bytes)
    }
    let frames = headerFrames ?? (first, first + max(points.count, analog.count) - 1)
    let perFrame = analog.first?.count ?? 0
    put([2, 0x50], at: 0)
    put(integer(points.first?.count ?? 0), at: 2)
    put(integer(headerAnalog?.values ?? perFrame * (analog.first?.first?.count ?? 0)), at: 4)
    put(integer(frames.first), at: 6)
    put(integer(frames.last), at: 8)
    put(real(scale), at: 12)
    put(integer(2 + section.count / 512), at: 16)
    put(integer(headerAnalog?.samples ?? perFrame), at: 18)
    put(real(rate), at: 20)
    put(integer(12_345), at: 298)
    put(integer(headerEvents.count), at: 300)
    for (index, event) in headerEvents.enumerated() {
      put(real(event.time), at: 304 + 4 * index)
      put(Array(event.label.utf8.prefix(4)), at: 396 + 4 * index)
    }
    return header + section + data + trailing
  }

  // MARK: - Parts

  private var parameterSection: [UInt8] {
    var all = parameters
    func offer(_ group: String, _ name: String, _ value: Value) {
      let isNamed = all.contains { $0.group == group && $0.name == name }
      if !isNamed, !without.contains("\(group):\(name)") { all.append((group, name, value)) }
    }
    let count = points.first?.count ?? 0
    offer("POINT", "USED", .integers([count]))
    offer("POINT", "FRAMES", .integers([max(points.count, analog.count)]))
    offer("POINT", "SCALE", .reals([scale]))
    offer("POINT", "RATE", .reals([rate]))
    offer("POINT", "UNITS", .texts(["mm"]))
    offer("POINT", "LABELS", .texts((0..<count).map { "P\($0 + 1)" }))
    offer("ANALOG", "USED", .integers([analog.first?.first?.count ?? 0]))

    let names = all.map(\.group)
    let groups = names.indices.filter { names.firstIndex(of: names[$0]) == $0 }.map { names[$0] }
    var bytes: [UInt8] = [1, 0x50, 0, order.rawValue]
    for (index, group) in groups.enumerated() {
      bytes += [UInt8(group.utf8.count), UInt8(256 - index - 1)] + Array(group.utf8)
      bytes += integer(3) + [0]
      for entry in all where entry.group == group {
        bytes += [UInt8(entry.name.utf8.count), UInt8(index + 1)] + Array(entry.name.utf8)
        let body = body(entry.value)
        bytes += integer(2 + body.count) + body
      }
    }
    bytes += [0, 0]
    bytes += [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
    bytes[2] = UInt8(min(bytes.count / 512, 255))
    return bytes
  }

  private func body(_ value: Value) -> [UInt8] {
    func head(_ type: UInt8, _ axes: [Int]) -> [UInt8] {
      [type, UInt8(axes.count)] + axes.map { UInt8($0) }
    }
    switch value {
    case .bytes(let values):
      return head(1, [values.count]) + values.map { UInt8(truncatingIfNeeded: $0) } + [0]
    case .integers(let values, let axes):
      return head(2, axes ?? (values.count == 1 ? [] : [values.count]))
        + values.flatMap { integer($0) } + [0]
    case .reals(let values, let axes):
      return head(4, axes ?? (values.count == 1 ? [] : [values.count]))
        + values.flatMap { real($0) } + [0]
    case .texts(let values):
      let width = max(1, values.map(\.utf8.count).max() ?? 1)
      let data = values.flatMap {
        Array($0.utf8) + [UInt8](repeating: 0x20, count: width - $0.utf8.count)
      }
      return head(255, [width, values.count]) + data + [0]
    }
  }

  private var data: [UInt8] {
    var bytes: [UInt8] = []
    for frame in 0..<max(points.count, analog.count) {
      if frame < points.count {
        for point in points[frame] { bytes += point.flatMap { number($0) } }
      }
      if frame < analog.count {
        for sample in analog[frame] { bytes += sample.flatMap { number($0) } }
      }
    }
    return bytes
  }

  private func number(_ value: Double) -> [UInt8] { isReal ? real(value) : integer(Int(value)) }

  func integer(_ value: Int) -> [UInt8] {
    let low = UInt8(truncatingIfNeeded: value)
    let high = UInt8(truncatingIfNeeded: value >> 8)
    return order == .sgi ? [high, low] : [low, high]
  }

  func real(_ value: Double) -> [UInt8] {
    // A VAX number is four times as large as the same bits in IEEE 754, its halves are swapped.
    let bits = Float(order == .dec ? value * 4 : value).bitPattern
    let bytes = [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: bits >> UInt32($0)) }
    switch order {
    case .intel: return bytes
    case .dec: return [bytes[2], bytes[3], bytes[0], bytes[1]]
    case .sgi: return bytes.reversed()
    }
  }
}
