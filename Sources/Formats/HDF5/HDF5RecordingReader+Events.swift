import HDF5
import Motion

extension HDF5RecordingReader {
  func events() throws -> [GaitEvent] {
    let group = HDF5Layout.events
    guard try container.kind(of: group) != nil else { return [] }
    let (times, _) = try numbers(group + "/time")
    let labels = try texts(group + "/label", count: times.count)
    let sides = try texts(group + "/side", count: times.count)
    let sources = try texts(group + "/source", count: times.count)
    return try times.indices.map { index in
      guard times[index].isFinite else {
        throw error(
          group + "/time", "expected seconds, found \(times[index]) as event \(index + 1)",
          "leave out events without a time")
      }
      let side = Side(rawValue: sides[index])
      guard side != nil || sides[index] == "none" else {
        throw error(
          group + "/side", "expected left, right or none, found \"\(sides[index].prefix(40))\"",
          "correct event \(index + 1)")
      }
      return GaitEvent(
        Self.kind(labels[index]), side: side, time: times[index], source: sources[index])
    }
  }

  private static func kind(_ label: String) -> GaitEvent.Kind {
    switch label {
    case GaitEvent.Kind.initialContact.label: return .initialContact
    case GaitEvent.Kind.footOff.label: return .footOff
    default:
      let prefix = GaitEvent.Kind.other("").label
      return .other(label.hasPrefix(prefix) ? String(label.dropFirst(prefix.count)) : label)
    }
  }

  func measures() throws -> SubjectMeasures {
    var measures = SubjectMeasures()
    guard try container.kind(of: HDF5Layout.subject) != nil else { return measures }
    for measure in SubjectMeasure.all {
      let name = measure.name
      guard let attribute = try container.attribute(name, of: HDF5Layout.subject) else { continue }
      guard let value = attribute.number, value.isFinite else {
        throw error(
          HDF5Layout.subject, "expected \(name) to be a number, found \(attribute.words)",
          "correct the attribute \(name), or leave it out")
      }
      let source = try text(name + "_source", of: HDF5Layout.subject)
      measures.set(measure, value, from: source ?? "marey HDF5 /subject")
    }
    return measures
  }

  func storedNotices() throws -> [Notice] {
    let group = HDF5Layout.notices
    guard try container.kind(of: group) != nil else { return [] }
    let texts = try container.texts(at: group + "/text").texts
    let topics = try self.texts(group + "/topic", count: texts.count)
    let trials = try self.texts(group + "/trial", count: texts.count)
    return texts.indices.map { index in
      Notice(
        Notice.Topic(rawValue: topics[index]) ?? .file,
        trial: trials[index].isEmpty ? nil : trials[index], texts[index])
    }
  }
}
