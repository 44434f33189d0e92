import Motion

/// The analog signals of a C3D file, all channels in the file's order.
///
/// A sample is `(stored - OFFSET) * SCALE * GEN_SCALE` in the unit of its channel.
///
/// Source: C3D User Guide, *Analog Data Storage*.
struct C3DAnalog {
  /// A channel, and what it takes to go back to the file's own unit.
  struct Channel {
    var signal: AnalogChannel
    /// The unit as the file writes it; empty where it writes none.
    var unitText: String
    /// What the samples were multiplied by to reach SI units.
    var siFactor: Double
  }

  var channels: [Channel] = []
  var notices: [Notice] = []

  init(_ bytes: C3DBytes, layout: C3DLayout, parameters: C3DParameters) {
    guard layout.channelCount > 0, layout.samplesPerFrame > 0 else { return }
    let rate = rate(layout, parameters)
    let labels = C3DLabels.distinct(
      C3DLabels.completed(parameters.texts("ANALOG", "LABELS"), count: layout.channelCount),
      noun: "analog channels", topic: .emg)
    notices += labels.notices

    let units = parameters.texts("ANALOG", "UNITS")
    let texts = (0..<layout.channelCount).map { $0 < units.count ? units[$0] : "" }
    let known = texts.map { Unit(symbol: $0) }
    let unknown = Set(zip(texts, known).filter { !$0.0.isEmpty && $0.1 == nil }.map(\.0))
    if !unknown.isEmpty {
      notices.append(
        Notice(
          .emg,
          "analog units that marey does not know: \(unknown.sorted().joined(separator: ", ")); "
            + "their samples are as scaled in the file"))
    }
    let samples = Self.samples(
      bytes, layout: layout, isUnsigned: Self.isUnsigned(parameters),
      scales: Self.scales(layout, parameters, known), offsets: Self.offsets(layout, parameters))
    for index in 0..<layout.channelCount {
      channels.append(
        Channel(
          signal: AnalogChannel(
            label: labels.labels[index], unit: known[index]?.si, rate: rate,
            samples: samples[index]),
          unitText: texts[index], siFactor: known[index]?.siFactor ?? 1))
    }
  }

  /// Samples per second; the number of samples a frame holds where ANALOG:RATE says otherwise.
  private mutating func rate(_ layout: C3DLayout, _ parameters: C3DParameters) -> Double {
    let written = parameters.number("ANALOG", "RATE") ?? 0
    let exact = layout.rate * Double(layout.samplesPerFrame)
    guard exact > 0 else { return max(0, written) }
    if written > 0, abs(written - exact) > 0.001 * exact {
      notices.append(
        Notice(
          .file,
          "ANALOG:RATE says \(written) Hz, but \(layout.samplesPerFrame) samples a frame at "
            + "\(layout.rate) Hz make \(exact) Hz; the latter is used"))
    }
    return exact
  }

  private static func isUnsigned(_ parameters: C3DParameters) -> Bool {
    parameters.texts("ANALOG", "FORMAT").first?.uppercased() == "UNSIGNED"
  }

  private static func scales(
    _ layout: C3DLayout, _ parameters: C3DParameters, _ units: [Unit?]
  ) -> [Double] {
    let general = parameters.number("ANALOG", "GEN_SCALE") ?? 1
    let scales = parameters.numbers("ANALOG", "SCALE")
    return (0..<layout.channelCount).map { index in
      (index < scales.count ? scales[index] : 1) * general * (units[index]?.siFactor ?? 1)
    }
  }

  private static func offsets(_ layout: C3DLayout, _ parameters: C3DParameters) -> [Double] {
    let offsets = parameters.numbers("ANALOG", "OFFSET")
    let lift = isUnsigned(parameters) ? 65_536.0 : 0
    return (0..<layout.channelCount).map { index in
      guard index < offsets.count else { return 0 }
      return offsets[index] < 0 ? offsets[index] + lift : offsets[index]
    }
  }

  /// Frames that are read at once, so that they stay in the processor's cache.
  private static let framesAtOnce = 64

  private static func samples(
    _ bytes: C3DBytes, layout: C3DLayout, isUnsigned: Bool, scales: [Double], offsets: [Double]
  ) -> [[Double]] {
    let perFrame = layout.samplesPerFrame
    var columns = [[Double]](
      repeating: [Double](repeating: .nan, count: layout.frameCount * perFrame),
      count: layout.channelCount)
    let order = bytes.order
    let size = layout.size
    let first = layout.dataStart + 4 * layout.pointCount * size
    bytes.all.withUnsafeBytes { data in
      for start in stride(from: 0, to: layout.frameCount, by: framesAtOnce) {
        let end = min(start + framesAtOnce, layout.frameCount)
        for channel in 0..<layout.channelCount {
          let scale = scales[channel]
          let offset = offsets[channel]
          columns[channel].withUnsafeMutableBufferPointer { column in
            for frame in start..<end {
              var place = first + frame * layout.frameBytes + channel * size
              for sample in (frame * perFrame)..<((frame + 1) * perFrame) {
                let stored: Double
                if size == 4 {
                  let bits = data.loadUnaligned(fromByteOffset: place, as: UInt32.self)
                  stored = Double(order.real(UInt32(littleEndian: bits)))
                } else {
                  let bits = data.loadUnaligned(fromByteOffset: place, as: UInt16.self)
                  let word = order.integer(UInt16(littleEndian: bits))
                  stored = isUnsigned ? Double(word) : Double(Int16(bitPattern: word))
                }
                column[sample] = (stored - offset) * scale
                place += layout.channelCount * size
              }
            }
          }
        }
      }
    }
    return columns
  }
}
