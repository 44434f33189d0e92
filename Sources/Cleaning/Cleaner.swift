import Geometry
import Motion

/// Makes a trial of a recording: names the markers as models know them, turns z up, finds exchanged
/// names, takes out spikes and fills short gaps.
///
/// What was not seen for longer than the laboratory allows stays not seen. Filtering is the work of
/// `MarkerFilter`, which knows the task.
public struct Cleaner: Sendable {
  public var settings: CleaningSettings

  public init(settings: CleaningSettings = CleaningSettings()) { self.settings = settings }

  /// - Parameter prefix: The subject prefix whose markers belong to this person; `nil` takes all.
  /// - Returns: The trial, or why none can be made.
  public func trial(from recording: Recording, prefix: String? = nil) -> Availability<Trial> {
    guard recording.frameRate > 0 || recording.trajectories.isEmpty else {
      return .absent(because: "the recording has markers but no frame rate")
    }
    var notices = recording.notices
    let named = markers(of: recording, prefix: prefix, notices: &notices)
    let axes: LaboratoryAxes
    let contradiction = LaboratoryAxes.contradiction(in: recording)
    if recording.up == nil || contradiction != nil, let up = settings.up {
      axes = LaboratoryAxes(up: up, foundBy: "the settings say so")
    } else if let contradiction, let up = recording.up {
      return .absent(
        because:
          "which way is up is not known: the file says \(up.rawValue), but the pelvis is on the "
          + "\(contradiction.rawValue) side of the feet; laboratory.up in study.yaml decides")
    } else if let found = LaboratoryAxes.axes(of: recording) {
      axes = found
      if found.up != .plusZ {
        notices.append(Notice(.axes, "\(found.up.rawValue) is up: \(found.foundBy)"))
      }
    } else if named.isEmpty {
      axes = LaboratoryAxes(up: .plusZ, foundBy: "there are no markers to turn")
    } else {
      return .absent(
        because: "which way is up is not known: the file does not say, and no pelvis and foot "
          + "markers can be told by their names")
    }
    let turn = axes.toZUp
    var turned: [String: Trajectory] = [:]
    for (name, trajectory) in named {
      turned[name] = Self.turned(trajectory, by: turn, named: name)
    }
    let watched = settings.modelMarkers.isEmpty ? Set(turned.keys) : settings.modelMarkers
    let found = NameFaults(rate: recording.frameRate).faults(in: turned, among: watched)
    let mended = NameRepair(isAsked: settings.repairsSwaps).applied(
      to: turned, found, frameCount: recording.frameCount)
    if let reason = mended.refusal { return .absent(because: reason) }
    turned = mended.markers
    if let reason = RigidMarkers.reason(in: turned, of: settings.rigidMarkers) {
      return .absent(because: reason)
    }
    if let reason = WildMarkers.reason(
      in: turned, of: settings.modelMarkers, rate: recording.frameRate, notices: &notices)
    {
      return .absent(because: reason)
    }
    var records = mended.records
    takeOutSpikes(of: watched, from: &turned, rate: recording.frameRate, into: &records)
    records = GapFiller(longest: settings.longestGap, rate: recording.frameRate).fill(
      &turned, named: watched, records: records)
    for name in watched.sorted() {
      let leaps = turned[name].map { NameJumps(rate: recording.frameRate).leaps(in: $0) } ?? []
      guard !leaps.isEmpty else { continue }
      records[name, default: MarkerCleaning(marker: name)].leaps = leaps
    }
    let cleaning = TrialCleaning(
      markers: records.values.sorted { $0.marker < $1.marker }, faults: mended.faults)
    notices +=
      CleaningNotices(
        cleaning: cleaning, firstFrame: recording.firstFrame, modelMarkers: settings.modelMarkers,
        frameCount: recording.frameCount
      ).notices
    var trial = Trial(
      name: recording.name, source: recording.format, rate: recording.frameRate,
      frameCount: recording.frameCount, firstFrame: recording.firstFrame,
      axesFromLaboratory: turn, markers: turned, analog: recording.analog,
      plates: recording.plates.map { Self.turned($0, by: turn) },
      fileEvents: recording.events, measures: recording.measures,
      modelOutputs: recording.modelOutputs,
      notices: notices.map { Notice($0.topic, trial: recording.name, $0.text) })
    trial.cleaning = cleaning
    return .present(trial)
  }

  /// Spikes, and samples so far away that nothing can have been there, become gaps.
  private func takeOutSpikes(
    of names: Set<String>, from markers: inout [String: Trajectory], rate: Double,
    into records: inout [String: MarkerCleaning]
  ) {
    let finder = SpikeFinder(rate: rate)
    for name in names.sorted() {
      guard let path = markers[name] else { continue }
      let spikes = finder.spikes(in: path).union(WildMarkers.impossible(in: path))
      guard !spikes.isEmpty else { continue }
      for range in spikes.ranges { markers[name]?.hide(range) }
      records[name, default: MarkerCleaning(marker: name)].spikes = spikes
    }
  }

  /// Markers by the model's names; a label that two markers claim is given to neither.
  private func markers(
    of recording: Recording, prefix: String?, notices: inout [Notice]
  ) -> [String: Trajectory] {
    var named: [String: Trajectory] = [:]
    var claimed: [String: Int] = [:]
    for trajectory in recording.trajectories where prefix == nil || trajectory.prefix == prefix {
      let name = settings.aliases[trajectory.label] ?? trajectory.label.uppercased()
      // Readers tell later markers of the same name apart by `#2`, `#3`.
      claimed[Self.withoutRepeatNumber(name), default: 0] += 1
      named[name] = trajectory
    }
    for (name, count) in claimed.sorted(by: { $0.key < $1.key }) where count > 1 {
      named = named.filter { Self.withoutRepeatNumber($0.key) != name }
      notices.append(
        Notice(
          .markers,
          "\(count) markers are called \(name); none of them is used, because nothing tells which "
            + "one it is"))
    }
    return named
  }

  private static func turned(_ trajectory: Trajectory, by turn: Matrix3, named name: String)
    -> Trajectory
  {
    if turn == .identity {
      var same = trajectory
      same.label = name
      return same
    }
    return Trajectory(
      label: name, prefix: trajectory.prefix,
      (0..<trajectory.count).map { turn * trajectory[$0] })
  }

  /// A plate's corners are turned; its signals are in its own axes, unless they are the laboratory's.
  private static func turned(_ plate: ForcePlate, by turn: Matrix3) -> ForcePlate {
    guard turn != .identity else { return plate }
    var plate = plate
    plate.corners = plate.corners.map { turn * $0 }
    guard plate.kind == .laboratoryAxes, plate.channels.count == 9 else { return plate }
    for first in [0, 3, 6] {
      let (x, y, z) = (plate.channels[first], plate.channels[first + 1], plate.channels[first + 2])
      let count = min(x.samples.count, y.samples.count, z.samples.count)
      for sample in 0..<count {
        let v = turn * Vector3(x.samples[sample], y.samples[sample], z.samples[sample])
        plate.channels[first].samples[sample] = v.x
        plate.channels[first + 1].samples[sample] = v.y
        plate.channels[first + 2].samples[sample] = v.z
      }
    }
    return plate
  }

  private static func withoutRepeatNumber(_ name: String) -> String {
    guard let mark = name.lastIndex(of: "#"),
      name[name.index(after: mark)...].allSatisfy(\.isNumber)
    else { return name }
    return String(name[..<mark])
  }
}
