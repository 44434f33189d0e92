import Motion

/// The analog channels that a recording becomes in a C3D file: those of the plates, then the others.
struct C3DWrittenSignals {
  /// A channel with the text of its unit and the factor to that unit.
  struct Channel {
    var label: String
    var unitText: String
    var factor: Double
    var samples: [Double]
  }

  var channels: [Channel] = []
  /// The numbers of the channels of each plate, counted from 1; empty where they are not kept.
  var plateChannels: [[Int]] = []
  var samplesPerFrame = 0
  /// Frames per second, hertz: the recording's own, or the rate of its signals where it has none.
  var frameRate: Double
  var frameCount: Int
  var lost: [String] = []

  /// Largest part by which a rate may miss a whole multiple of the frame rate.
  private static let tolerance = 1e-4

  init(_ recording: Recording) {
    frameRate = recording.frameRate
    frameCount = recording.frameCount
    let all = recording.plates.flatMap(\.channels) + recording.analog
    let isAnalogAlone = recording.trajectories.isEmpty && recording.modelOutputs.isEmpty
    if isAnalogAlone, frameRate <= 0 || frameCount <= 0,
      let first = all.first(where: { $0.rate > 0 })
    {
      frameRate = first.rate
      frameCount = first.samples.count
    }
    samplesPerFrame = commonRatio(all)
    for plate in recording.plates {
      let isKept = C3DWrittenPlates.type(of: plate) != nil
      if plate.kind == .laboratoryAxes {
        lost.append(
          "that the signals of force plate \(plate.label) are in laboratory axes: C3D has no such "
            + "plate, and they become analog channels")
      } else if plate.kind == .plateAxes {
        lost.append(
          "that the place of force plate \(plate.label) is unknown: it is of type 2 in C3D")
      }
      let numbers = plate.channels.map { add($0) }
      let kept = numbers.compactMap { $0 }
      plateChannels.append(isKept && kept.count == numbers.count ? kept : [])
    }
    for channel in recording.analog { _ = add(channel) }
    if channels.isEmpty { samplesPerFrame = 0 }
  }

  /// The one number of samples a frame that most channels have.
  private func commonRatio(_ channels: [AnalogChannel]) -> Int {
    var votes: [Int: Int] = [:]
    for channel in channels {
      if let ratio = ratio(channel) { votes[ratio, default: 0] += 1 }
    }
    return votes.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 0
  }

  /// Samples a frame, or `nil` where they are no whole number.
  private func ratio(_ channel: AnalogChannel) -> Int? {
    let ratio = channel.rate / frameRate
    let whole = ratio.rounded()
    guard whole >= 1, whole <= 65_535, abs(ratio - whole) <= Self.tolerance * whole else {
      return nil
    }
    return Int(whole)
  }

  /// Takes up a channel, and gives its number from 1, or `nil` where its rate does not fit.
  private mutating func add(_ channel: AnalogChannel) -> Int? {
    guard let ratio = ratio(channel), ratio == samplesPerFrame else {
      let name = "the signal \(channel.label) of \(channel.rate) Hz: "
      lost.append(
        name
          + (ratio(channel) == nil
            ? "its rate is no whole multiple of the frame rate, \(frameRate) Hz"
            : "a C3D file has one analog rate, here \(frameRate * Double(samplesPerFrame)) Hz"))
      return nil
    }
    let expected = frameCount * samplesPerFrame
    if channel.samples.count > expected {
      lost.append("the last \(channel.samples.count - expected) samples of \(channel.label)")
    }
    let unit = channel.unit.map(C3DWrittenUnits.stored)
    let text = unit.map(C3DWrittenUnits.text) ?? ""
    channels.append(
      Channel(
        label: C3DLabels.written(channel.label, &lost),
        unitText: text,
        factor: unit.flatMap { unit in channel.unit.map { $0.siFactor / unit.siFactor } } ?? 1,
        samples: channel.samples))
    return channels.count
  }
}
