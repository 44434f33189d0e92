import Motion

/// Where the numbers of a C3D file lie, and how many there are.
///
/// The header and the parameters say the same things twice and often disagree; the length of the
/// file is the judge.
struct C3DLayout: Sendable {
  /// First byte of the data section.
  var dataStart: Int
  var pointCount: Int
  var channelCount: Int
  /// Analog samples of a channel in one frame.
  var samplesPerFrame: Int
  /// True where numbers are stored as 32-bit reals, false for 16-bit integers.
  var isReal: Bool
  /// Factor of integer points, in POINT:UNITS.
  var scale: Double
  /// Frames per second, hertz; 0 where the file does not say.
  var rate: Double
  /// Frames that are in the file whole.
  var frameCount = 0
  /// The number of the first frame, from 1.
  var firstFrame = 1
  var notices: [Notice] = []

  /// Bytes of one stored number.
  var size: Int { isReal ? 4 : 2 }
  /// Bytes of one frame.
  var frameBytes: Int { size * (4 * pointCount + channelCount * samplesPerFrame) }

  /// Most points or channels that the header's 16 bits can count.
  private static let largestCount = 65_535

  init(_ bytes: C3DBytes, header: C3DHeader, parameters: C3DParameters) throws(ReadError) {
    let block = C3DBytes.block
    let named = parameters.count("POINT", "DATA_START").map { ($0 - 1) * block } ?? 0
    dataStart = header.dataStart > header.parameterStart ? header.dataStart : named
    guard dataStart > header.parameterStart, dataStart <= bytes.count else {
      throw bytes.error(
        at: 16,
        "expected the data section inside the file, found it at byte \(dataStart) of "
          + "\(bytes.count)",
        remedy: "the file is cut short or damaged: copy it again from the laboratory's disk")
    }
    let positive = { (value: Double?) in value.flatMap { $0.isFinite && $0 > 0 ? $0 : nil } }
    rate =
      positive(parameters.number("POINT", "RATE")) ?? positive(header.rate)
      ?? positive(parameters.number("TRIAL", "CAMERA_RATE")) ?? 0
    pointCount = parameters.count("POINT", "USED") ?? header.pointCount
    scale = parameters.number("POINT", "SCALE") ?? header.scale
    if scale == 0 || !scale.isFinite { scale = header.scale }
    isReal = scale < 0
    channelCount = 0
    samplesPerFrame = 0
    if pointCount > 0, scale == 0 || !scale.isFinite {
      throw bytes.error(
        at: parameters["POINT", "SCALE"]?.place ?? 12,
        "expected the scale of the points, found \(scale)",
        remedy: "export the trial again with points as real numbers")
    }
    if pointCount != header.pointCount {
      notices.append(
        Notice(
          .file,
          "the header names \(header.pointCount) points, POINT:USED \(pointCount); the latter holds"
        ))
    }
    try chooseAnalog(bytes, header: header, parameters: parameters)
    guard max(pointCount, channelCount) <= Self.largestCount, samplesPerFrame <= bytes.count
    else {
      throw bytes.error(
        at: parameters["POINT", "USED"]?.place ?? 2,
        "expected at most \(Self.largestCount) points and channels, found \(pointCount) points and "
          + "\(channelCount) analog channels",
        remedy: "the parameter section is damaged: export the trial again")
    }
    try countFrames(bytes, header: header, parameters: parameters)
  }

  // MARK: - Analog

  /// Settles channels and samples a frame among the places that name them.
  private mutating func chooseAnalog(
    _ bytes: C3DBytes, header: C3DHeader, parameters: C3DParameters
  ) throws(ReadError) {
    let used = parameters.count("ANALOG", "USED")
    let perFrame = header.samplesPerFrame
    if let used, used * perFrame == header.analogCount, perFrame > 0 || used == 0 {
      channelCount = used
      samplesPerFrame = used == 0 ? 0 : perFrame
      return
    }
    let ratio = (parameters.number("ANALOG", "RATE") ?? 0) / rate
    var choices: [(channels: Int, samples: Int)] = []
    if perFrame > 0, header.analogCount > 0, header.analogCount % perFrame == 0 {
      choices.append((header.analogCount / perFrame, perFrame))
    }
    if let used, used > 0, ratio.isFinite, ratio >= 0.5, ratio < 1e6 {
      choices.append((used, Int(ratio.rounded())))
    }
    // The number of frames is not settled yet; POINT:FRAMES or the header give it well enough.
    let frames = max(1, parameters.count("POINT", "FRAMES") ?? header.frameCount ?? 1)
    let room = bytes.count - dataStart
    if choices.isEmpty, let used, used > 0 {
      let samples = try samplesByLength(used, frames: frames, room: room, bytes, parameters)
      if samples > 0 { choices.append((used, samples)) }
    }
    choices.append((0, 0))
    let fitting = choices.first { choice in
      let values = Double(4 * pointCount) + Double(choice.channels) * Double(choice.samples)
      return Double(frames) * Double(size) * values <= Double(room)
    }
    (channelCount, samplesPerFrame) = fitting ?? choices[0]
    if channelCount == 0 { samplesPerFrame = 0 }
    if used ?? 0 != channelCount || header.analogCount != channelCount * samplesPerFrame {
      notices.append(
        Notice(
          .file,
          "the header names \(header.analogCount) analog values a frame in \(perFrame) samples, "
            + "ANALOG:USED \(used.map(String.init) ?? "nothing"); read as \(channelCount) channels "
            + "of \(samplesPerFrame) samples a frame"))
    }
  }

  /// Samples a frame of channels whose rate no place names, by the length of the file: what is left of
  /// it behind the last frame fills a block at most. 0 where the points alone fill it.
  private func samplesByLength(
    _ used: Int, frames: Int, room: Int, _ bytes: C3DBytes, _ parameters: C3DParameters
  ) throws(ReadError) -> Int {
    let points = 4.0 * Double(pointCount) * Double(size) * Double(frames)
    let rest = Double(room) - points
    // Counters that end at their limit say nothing of the length.
    guard rest >= Double(C3DBytes.block), frames < C3DHeader.largestFrame else { return 0 }
    let sample = Double(used) * Double(size) * Double(frames)
    let samples = (rest / sample).rounded(.down)
    if samples >= 1, samples < 1e6, rest - samples * sample < Double(C3DBytes.block) {
      return Int(samples)
    }
    throw bytes.error(
      at: parameters["ANALOG", "USED"]?.place ?? 4,
      "expected the rate of \(used) analog channels, which ANALOG:USED names, found none, and "
        + "\(Int(rest)) bytes more than \(frames) frames of points have",
      remedy: "export the trial again with ANALOG:RATE, or without analog signals")
  }

  // MARK: - Frames

  /// Settles the number of frames: the largest number that some place names and the file can hold.
  private mutating func countFrames(
    _ bytes: C3DBytes, header: C3DHeader, parameters: C3DParameters
  ) throws(ReadError) {
    let trial = Self.trialFields(parameters)
    let long = parameters.count("POINT", "LONG_FRAMES")
    let short = parameters.count("POINT", "FRAMES")
    let trialCount = trial.map { $0.last - $0.first + 1 }
    let promises = [trialCount, long, short, header.frameCount].compactMap { $0 }.filter { $0 > 0 }
    let room = bytes.count - dataStart
    guard frameBytes > 0 else {
      // Nothing of a frame is read, so the number only may not exceed all bounds.
      let promised = short ?? promises.first ?? 0
      frameCount = min(promised, room)
      firstFrame = max(1, header.firstFrame)
      return
    }
    let held = room / frameBytes
    var promised = promises.filter { $0 <= held }.max() ?? promises.min() ?? held
    let limit = C3DHeader.largestFrame
    let isSaturated =
      long == nil && trialCount == nil && promised < held
      && (short ?? limit) >= limit && header.lastFrame == limit
    let isWrapped = promised < held && (held - promised) % (limit + 1) == 0
    if isSaturated || isWrapped {
      notices.append(
        Notice(
          .file,
          "the file names \(promised) frames but holds \(held): its counters end at \(limit); all "
            + "\(held) are read"))
      promised = held
    }
    if held == 0, promised > 0 {
      throw bytes.error(
        at: dataStart,
        "expected \(promised) frames of \(frameBytes) bytes, found \(room) bytes",
        remedy: "the file is cut short: copy it again from the laboratory's disk")
    }
    frameCount = min(promised, held)
    if held < promised {
      notices.append(
        Notice(
          .file,
          "the file promises \(promised) frames and holds \(held); the other "
            + "\(promised - held) are missing"))
    }
    if let short, short > held, promised < short, short < limit, held >= promised {
      notices.append(
        Notice(
          .file, "POINT:FRAMES names \(short) frames; the file holds \(frameCount)"))
    }
    if let trial, trialCount == promised, trial.first > 0 {
      firstFrame = trial.first
    } else {
      firstFrame = max(1, header.firstFrame)
    }
  }

  /// The first and last frame of the TRIAL group: two 16-bit halves each, the lower one first.
  private static func trialFields(_ parameters: C3DParameters) -> (first: Int, last: Int)? {
    func field(_ name: String) -> Int? {
      guard let halves = parameters["TRIAL", name]?.counts, let low = halves.first else {
        return nil
      }
      return low + (halves.count > 1 ? halves[1] &* 65_536 : 0)
    }
    guard let first = field("ACTUAL_START_FIELD"), let last = field("ACTUAL_END_FIELD"),
      first >= 0, last >= first, last < 1 << 40
    else { return nil }
    return (first, last)
  }
}
