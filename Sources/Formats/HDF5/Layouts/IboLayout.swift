import Geometry
import HDF5
import Motion

/// Trials as the Python package ibo-biomech stores them.
///
///     /Trajectories          SamplingFrequency, StartFrame
///     /Trajectories/Labeled  Labels, Unit; Data (markers x 4 x frames), the fourth a one
///     /Analog                Labels, Units, SamplingFrequency; Data (channels x samples)
///     /ForcePlates/<n>       unit_force, unit_moment, unit_position, SamplingFrequency;
///                            Force, COP, Tz (3 x samples), laboratory axes; Corners (3 x 4 x …)
///     /Events                Name, Context, Time
///     /MetaData/C3DParameters  the parameters of the C3D file that it was made from, and with them
///                              the measures of the person
enum IboLayout: HDF5ForeignLayout {
  static let name = "ibo-biomech HDF5"

  static func recording(
    of arrays: HDF5Arrays, head: [UInt8], name: String
  ) throws -> Recording? {
    let container = arrays.container
    let labeled = "/Trajectories/Labeled"
    guard try container.kind(of: labeled + "/Data") == .dataset,
      try container.kind(of: "/MetaData") == .group, container.readsVariableTexts
    else { return nil }
    let own = try container.attribute("SamplingFrequency", of: "/Trajectories")?.number
    let rate = try arrays.rate(
      own, "SamplingFrequency, frames a second", setting: "marker_rate", at: "/Trajectories")
    let first = try container.attribute("StartFrame", of: "/Trajectories")?.integer ?? 0
    let labels = try texts("Labels", of: labeled, arrays)
    let all = try arrays.markers(
      in: labeled + "/Data", labels: labels, order: (component: 1, marker: 0, frame: 2)
    ).markers
    let modelled = try modelledLabels(container)
    let (markers, lengthUnit, notices) = try arrays.metres(
      all.filter { !modelled.contains($0.label) },
      unit: try container.attribute("Unit", of: labeled)?.text, at: labeled)
    var recording = Recording(
      name: name, format: Self.name, frameRate: rate, frameCount: markers.first?.count ?? 0,
      firstFrame: first + 1, trajectories: markers,
      notices: try notices + arrays.overruled(own, by: "marker_rate"))
    recording.prefixes = MarkerLabel.prefixes(of: markers)
    recording.lengthUnit = lengthUnit
    if modelled.count > 0 {
      recording.notices.append(
        Notice(
          .model,
          "\(all.count - markers.count) outputs of the capture program's model are "
            + "passed over"))
    }
    recording.analog = try analog(arrays)
    recording.notices += try arrays.overruled(
      container.attribute("SamplingFrequency", of: "/Analog")?.number, by: "analog_rate")
    recording.plates = try plates(arrays)
    recording.events = try events(arrays, start: Double(first) / rate)
    let subject = try subject(container)
    recording.measures = subject.measures
    recording.notices += subject.notices
    return recording
  }

  private static func texts(
    _ attribute: String, of path: String, _ arrays: HDF5Arrays
  ) throws -> [String] {
    guard case .texts(let texts, _)? = try arrays.container.attribute(attribute, of: path) else {
      throw arrays.error(
        path, "expected attribute \(attribute) with names, found none", "export the trial as C3D")
    }
    return texts.map(\.trimmed)
  }

  /// Points that are outputs of a model, as the C3D file listed them.
  private static func modelledLabels(_ container: HDF5File) throws -> Set<String> {
    var labels: Set<String> = []
    for list in ["ANGLES", "FORCES", "MOMENTS", "POWERS", "SCALARS"] {
      for suffix in ["", "2"] {
        let path = "/MetaData/C3DParameters/POINT/" + list + suffix
        guard try container.kind(of: path) != nil,
          case .texts(let texts, _)? = try container.attribute("value", of: path)
        else { continue }
        labels.formUnion(texts.map { MarkerLabel($0).label })
      }
    }
    return labels
  }

  /// The numbers about the person that the C3D file held.
  private static func subject(_ container: HDF5File) throws -> C3DSubject {
    let groups = try C3DSubject.groups.map { group -> (String, [String: [Double]]) in
      let path = "/MetaData/C3DParameters/" + group
      guard try container.kind(of: path) == .group else { return (group, [:]) }
      var numbers: [String: [Double]] = [:]
      for name in try container.children(of: path).prefix(mostParameters) {
        guard
          case .numbers(let values, _)? = try container.attribute(
            "value", of: HDF5Arrays.path(path, name))
        else { continue }
        numbers[name] = values
      }
      return (group, numbers)
    }
    return C3DSubject(groups, source: "ibo-biomech ")
  }

  /// A group of parameters has one or two hundred.
  private static let mostParameters = 1000

  private static func analog(_ arrays: HDF5Arrays) throws -> [AnalogChannel] {
    guard try arrays.container.kind(of: "/Analog/Data") == .dataset else { return [] }
    let rate = try arrays.rate(
      try arrays.container.attribute("SamplingFrequency", of: "/Analog")?.number,
      "SamplingFrequency, samples a second", setting: "analog_rate", at: "/Analog")
    let units = try texts("Units", of: "/Analog", arrays)
    let signals = try arrays.signals(
      in: "/Analog/Data", labels: try texts("Labels", of: "/Analog", arrays))
    return arrays.channels(
      signals, unit: { units.indices.contains($0) ? units[$0] : nil }, rate: rate)
  }

  private static func plates(_ arrays: HDF5Arrays) throws -> [ForcePlate] {
    let container = arrays.container
    guard try container.kind(of: "/ForcePlates") == .group else { return [] }
    let names = try container.children(of: "/ForcePlates").filter { Int($0) != nil }
      .sorted { Int($0) ?? 0 < Int($1) ?? 0 }
    return try names.map { name in
      let path = "/ForcePlates/" + name
      let rate = try arrays.rate(
        try container.attribute("SamplingFrequency", of: path)?.number,
        "SamplingFrequency, samples a second", setting: "analog_rate", at: path)
      guard try container.attribute("CoordinateSystem", of: path)?.integer == 1 else {
        throw arrays.error(
          path, "expected CoordinateSystem 1, the laboratory's axes", "export the trial as C3D")
      }
      var channels: [AnalogChannel] = []
      for (dataset, unitName, word) in [
        ("Force", "unit_force", "F"), ("COP", "unit_position", "P"), ("Tz", "unit_moment", "T"),
      ] {
        let unit = try container.attribute(unitName, of: path)?.text
        let signals = try arrays.signals(
          in: path + "/" + dataset, labels: ["x", "y", "z"].map { word + $0 })
        channels += arrays.channels(signals, unit: { _ in unit }, rate: rate)
      }
      return ForcePlate(
        label: "\((Int(name) ?? 0) + 1)", kind: .laboratoryAxes,
        corners: try corners(of: path, arrays), channels: channels)
    }
  }

  /// The corners, which are stored for every sample and do not move.
  private static func corners(of path: String, _ arrays: HDF5Arrays) throws -> [Vector3] {
    guard try arrays.container.kind(of: path + "/Corners") == .dataset else { return [] }
    let (values, shape) = try arrays.container.numbers(at: path + "/Corners")
    guard shape.count == 3, shape[0] == 3, shape[1] == 4, shape[2] > 0 else { return [] }
    let unit = try arrays.container.attribute("unit_position", of: path)?.text ?? ""
    let factor = Motion.Unit(symbol: unit)?.siFactor ?? 1
    return (0..<4).map { corner in
      let at = (0..<3).map { values[($0 * 4 + corner) * shape[2]] * factor }
      return Vector3(at[0], at[1], at[2])
    }
  }

  private static func events(_ arrays: HDF5Arrays, start: Double) throws -> [GaitEvent] {
    let container = arrays.container
    guard try container.kind(of: "/Events/Time") == .dataset else { return [] }
    let times = try container.numbers(at: "/Events/Time").values
    let names = try arrays.texts(at: "/Events/Name")
    let contexts = try arrays.texts(at: "/Events/Context")
    guard names.count == times.count, contexts.count == times.count else { return [] }
    return times.indices.filter { times[$0].isFinite }.map { index in
      let words = EventWords(names[index])
      return GaitEvent(
        words.kind ?? .other(names[index]), side: EventWords.side(contexts[index]) ?? words.side,
        time: times[index] - start, source: "file")
    }.sorted { $0.time < $1.time }
  }
}
