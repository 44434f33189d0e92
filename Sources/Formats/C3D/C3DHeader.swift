/// The first block of a C3D file.
///
/// Source: C3D User Guide, *The Header Section* and *Header events*.
struct C3DHeader: Sendable {
  /// An event of the header: seconds from the first frame of the file, and up to four letters.
  struct Event: Hashable, Sendable {
    var time: Double
    var label: String
  }

  /// The largest number that a frame field can hold; longer trials write it and say more elsewhere.
  static let largestFrame = 65_535

  /// First byte of the parameter section.
  var parameterStart: Int
  /// First byte of the data section; 0 or less where the header does not say.
  var dataStart: Int
  var pointCount: Int
  /// Analog values in one frame: channels times samples a frame.
  var analogCount: Int
  var firstFrame: Int
  var lastFrame: Int
  /// Factor of integer points; negative where points are stored as real numbers.
  var scale: Double
  var samplesPerFrame: Int
  /// Frames per second, hertz.
  var rate: Double
  var events: [Event]

  init(_ bytes: C3DBytes) throws(ReadError) {
    parameterStart = (try bytes.byte(at: 0) - 1) * C3DBytes.block
    pointCount = try bytes.unsigned(at: 2)
    analogCount = try bytes.unsigned(at: 4)
    firstFrame = try bytes.unsigned(at: 6)
    lastFrame = try bytes.unsigned(at: 8)
    scale = try bytes.real(at: 12)
    dataStart = (try bytes.unsigned(at: 16) - 1) * C3DBytes.block
    samplesPerFrame = try bytes.unsigned(at: 18)
    rate = try bytes.real(at: 20)
    events = []
    let eventCount = try bytes.unsigned(at: 300)
    for index in 0..<(eventCount <= 18 ? eventCount : 0) {
      events.append(
        Event(
          time: try bytes.real(at: 304 + 4 * index),
          label: try bytes.text(at: 396 + 4 * index, width: 4)))
    }
  }

  /// Number of frames that the header promises, or `nil` where its two numbers make no sense.
  var frameCount: Int? { lastFrame >= firstFrame ? lastFrame - firstFrame + 1 : nil }
}
