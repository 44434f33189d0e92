import Motion

/// The events of a C3D file, by time.
struct C3DEvents {
  var events: [GaitEvent] = []
  var notices: [Notice] = []

  /// Reads the EVENT group, or the header's events where that group has none.
  ///
  /// The group counts time from frame 1, the header from the first frame that the file holds. The
  /// group's minutes and seconds are single numbers, to be added as double ones.
  ///
  /// Source: C3D User Guide, *EVENT:TIMES* and *Event times*.
  ///
  /// - Parameters:
  ///   - start: Time of the first frame since frame 1, seconds.
  ///   - duration: From the first frame to one after the last, seconds.
  init(_ parameters: C3DParameters, header: C3DHeader, start: Double, duration: Double) {
    events = group(parameters, start: start)
    if events.isEmpty {
      events = header.events.filter { $0.time.isFinite }.map {
        EventWords.event(label: $0.label, context: "", time: $0.time)
      }
    }
    // Equal times keep the file's order.
    events = events.enumerated().sorted {
      ($0.element.time, $0.offset) < ($1.element.time, $1.offset)
    }.map(\.element)
    let outside = events.count { $0.time < -0.001 || $0.time > duration + 0.001 }
    if outside > 0, duration > 0 {
      notices.append(
        Notice(.events, "\(outside) of \(events.count) events lie outside the recording"))
    }
  }

  private mutating func group(_ parameters: C3DParameters, start: Double) -> [GaitEvent] {
    let times = parameters.numbers("EVENT", "TIMES")
    let labels = parameters.texts("EVENT", "LABELS")
    let contexts = parameters.texts("EVENT", "CONTEXTS")
    let used = parameters.count("EVENT", "USED") ?? times.count / 2
    // One row instead of two: a program that wrote seconds alone.
    // [2] with two events is two times of seconds, [2] with one is minutes and seconds.
    let dimensions = parameters["EVENT", "TIMES"]?.dimensions ?? []
    let isPaired = dimensions.count > 1 ? dimensions[0] == 2 : times.count != used
    let rows = isPaired ? 2 : 1
    let count = min(used, times.count / rows)
    if count < used {
      notices.append(Notice(.events, "the file names \(used) events, but times for \(count)"))
    }
    var found: [GaitEvent] = []
    var timeless = 0
    for index in 0..<count {
      let time = rows == 2 ? times[2 * index] * 60 + times[2 * index + 1] : times[index]
      guard time.isFinite else {
        timeless += 1
        continue
      }
      found.append(
        EventWords.event(
          label: index < labels.count ? labels[index] : "",
          context: index < contexts.count ? contexts[index] : "", time: time - start))
    }
    if timeless > 0 {
      notices.append(Notice(.events, "\(timeless) events have no time and are left out"))
    }
    return found
  }
}
