import Foundation
import Geometry
import Motion

/// A small recording of everything, different for every seed: odd labels, gaps, several rates, plates,
/// events with and without a side.
struct RandomRecording {
  private var numbers: SeededNumbers

  /// What every format can hold, or more.
  enum Richness {
    /// Markers alone, as in TRC.
    case markers
    /// What C3D holds: one analog rate, plates of the C3D types, Z up, events of the file.
    case c3d
    case everything
  }

  static func recording(seed: Int, _ richness: Richness) -> Recording {
    var made = RandomRecording(numbers: SeededNumbers(seed: seed))
    return made.recording(richness)
  }

  private static let labels = [
    "LASI", "R.ASIS", "L KNE", "marqueur é", "a_x", "Fx", "time", "M#1", "A (m)", "x", "Längs-7",
    "semi;colon", "half'quote", "c,omma", "*42", "RTHI", "ΔZ", "=cmd()", "+1", "@x", "-2",
    "'=q", "'plain",
  ]
  private static let channelLabels = [
    "RF left", "EMG (V)", "Time", "Voltage.L Rect", "c,omma", "\"quoted\"", "frame", "knee é", "7",
    "=cmd()", "+1", "@x", "'=q", "-RF [x]",
  ]

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &numbers) < percent
  }

  private mutating func number(_ range: ClosedRange<Double>) -> Double {
    Double.random(in: range, using: &numbers)
  }

  private mutating func recording(_ richness: Richness) -> Recording {
    let frames = Int.random(in: 1...40, using: &numbers)
    let rates: [Double] = [50, 100, 119.88, 120, 250]
    let rate = rates.randomElement(using: &numbers) ?? 100
    var recording = Recording(
      name: "made", format: "made", frameRate: rate, frameCount: frames,
      firstFrame: Int.random(in: 1...900, using: &numbers))
    let prefixes: [String?] =
      [[nil], ["Ann"], ["Ann", "box"]].randomElement(using: &numbers) ?? []
    for label in Self.labels.shuffled(using: &numbers).prefix(
      Int.random(in: 1...7, using: &numbers))
    {
      recording.trajectories.append(
        trajectory(label, prefixes.randomElement(using: &numbers) ?? nil, frames))
    }
    var seen: Set<String> = []
    recording.prefixes = recording.trajectories.compactMap(\.prefix)
      .filter { seen.insert($0).inserted }
    guard richness != .markers else { return recording }
    addSignals(richness, to: &recording)
    addPlates(richness, to: &recording)
    addEvents(to: &recording)
    for measure in [SubjectMeasure.mass, .legLength(.left), .kneeWidth(.right)] where chance(50) {
      recording.measures.set(measure, number(measure == .mass ? 20...90 : 0.16...0.3), from: "made")
    }
    if richness == .everything {
      recording.up = Axis.allCases.randomElement(using: &numbers)
      recording.forward = chance(50) ? .plusX : nil
      recording.startTime = chance(50) ? number(0...30) : nil
    } else if chance(50) {
      recording.up = .plusZ
    }
    return recording
  }

  private mutating func trajectory(_ label: String, _ prefix: String?, _ frames: Int) -> Trajectory
  {
    var columns = (0..<3).map { _ in (0..<frames).map { _ in number(-4...4) } }
    if chance(60) {
      let first = Int.random(in: 0..<frames, using: &numbers)
      let last = Int.random(in: first..<frames, using: &numbers)
      for axis in 0..<3 {
        for frame in first...last { columns[axis][frame] = .nan }
      }
    }
    return Trajectory(label: label, prefix: prefix, x: columns[0], y: columns[1], z: columns[2])
  }

  private mutating func samples(_ count: Int) -> [Double] {
    (0..<count).map { _ in number(-1...1) }
  }

  private mutating func addSignals(_ richness: Richness, to recording: inout Recording) {
    let labels = Self.channelLabels.shuffled(using: &numbers)
    let ratio = Int.random(in: 1...4, using: &numbers)
    let units: [Motion.Unit?] = [.volt, .newton, nil]
    for label in labels.prefix(Int.random(in: 0...4, using: &numbers)) {
      let own = richness == .everything && chance(30) ? ratio + 1 : ratio
      recording.analog.append(
        AnalogChannel(
          label: label, unit: units.randomElement(using: &numbers) ?? nil,
          rate: recording.frameRate * Double(own), samples: samples(recording.frameCount * own)))
    }
  }

  private mutating func addPlates(_ richness: Richness, to recording: inout Recording) {
    let ratio = recording.analog.first.map { Int(($0.rate / recording.frameRate).rounded()) } ?? 2
    for index in 0..<Int.random(in: 0...2, using: &numbers) {
      let isLaboratory = richness == .everything && chance(40)
      let names =
        isLaboratory
        ? ["Fx", "Fy", "Fz", "Px", "Py", "Pz", "Tx", "Ty", "Tz"]
        : ["Fx", "Fy", "Fz", "Mx", "My", "Mz"]
      var channels: [AnalogChannel] = []
      for (place, name) in names.enumerated() {
        let unit: Motion.Unit =
          place < 3 ? .newton : isLaboratory && place < 6 ? .metre : .newtonMetre
        channels.append(
          AnalogChannel(
            label: "\(name)\(index + 1)", unit: unit, rate: recording.frameRate * Double(ratio),
            samples: samples(recording.frameCount * ratio)))
      }
      let x = number(-1...1)
      recording.plates.append(
        ForcePlate(
          label: "\(index + 1)", kind: isLaboratory ? .laboratoryAxes : .c3d(type: 2),
          corners: isLaboratory
            ? []
            : [
              Vector3(x + 0.5, 0.4, 0), Vector3(x, 0.4, 0), Vector3(x, 0, 0),
              Vector3(x + 0.5, 0, 0),
            ], origin: isLaboratory ? .zero : Vector3(0.001, number(-0.01...0.01), -0.04),
          zeroRange: isLaboratory ? nil : 1...10, channels: channels))
    }
  }

  private mutating func addEvents(to recording: inout Recording) {
    let kinds: [GaitEvent.Kind] = [.initialContact, .footOff, .other("Clap"), .other("é; ü")]
    let sides: [Side?] = [.left, .right, nil]
    for _ in 0..<Int.random(in: 0...5, using: &numbers) {
      recording.events.append(
        GaitEvent(
          kinds.randomElement(using: &numbers) ?? .footOff,
          side: sides.randomElement(using: &numbers) ?? nil,
          time: number(0...0.5), source: "file"))
    }
    recording.events.sort { $0.time < $1.time }
  }
}
