import Geometry
import Motion
import Plates

/// One plate of a trial, read: its signals, their sign, and its loadings.
struct PlateEvidence {
  let plate: ForcePlate
  /// With the sign of a reaction on the person.
  let signals: PlateSignals
  /// At the frames of the markers; `nil` where the rates do not fit.
  let frames: PlateFrames?
  let area: PlateArea?
  /// Whether the file holds the action on the floor and was taken the other way round.
  let isTurned: Bool
  let spans: [PlateForce.Contact]
  /// What the reader should know, in words.
  let notes: [String]

  /// A plate that bears more than this all the time is stood on all the time, newtons.
  static let constantLoad = 100.0

  /// - Returns: `nil` with a reason where the plate cannot be read.
  static func of(
    _ plate: ForcePlate, in trial: Trial, baseline: PlateBaseline
  ) -> Availability<PlateEvidence> {
    switch PlateSignals.of(plate, baseline: baseline, markerRate: trial.rate) {
    case .absent(let reason): .absent(because: reason)
    case .present(let signals): .present(PlateEvidence(plate, signals, trial))
    }
  }

  private init(_ plate: ForcePlate, _ read: PlateSignals, _ trial: Trial) {
    self.plate = plate
    var notes = read.notes
    var spans: [PlateForce.Contact] = []
    var isTurned = false
    let vertical = read.loads.map(\.force.z)
    switch PlateForce.of(vertical, rate: read.rate, label: plate.label) {
    case .present(let force):
      spans = force.contacts()
      isTurned = force.isTurned
    case .absent(let reason):
      let finite = vertical.filter(\.isFinite)
      if let lowest = finite.min(), let highest = finite.max(), lowest > Self.constantLoad {
        spans = [PlateForce.Contact(start: nil, end: nil, peak: highest)]
      } else if !finite.isEmpty {
        notes.append(reason)
      }
    }
    let signals = isTurned ? read.turned() : read
    self.signals = signals
    self.isTurned = isTurned
    self.spans = spans
    area = PlateArea(plate)
    switch PlateFrames.of(signals, frameCount: trial.frameCount, rate: trial.rate) {
    case .present(let found): frames = found
    case .absent(let reason):
      frames = nil
      notes.append(reason)
    }
    self.notes = notes
  }

  /// The reaction at the frames of the markers, for whoever reads it.
  var reaction: PlateReaction? {
    frames.map { frames in
      PlateReaction(
        plate: plate.label, force: frames.wrenches.map { $0?.force ?? .zero },
        centreOfPressure: frames.wrenches.map { $0?.centreOfPressure ?? .missing },
        freeMoment: frames.wrenches.map { $0?.freeMoment ?? .nan })
    }
  }
}
