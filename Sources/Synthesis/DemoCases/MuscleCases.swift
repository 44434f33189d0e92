import Foundation
import Motion

/// D01 to D06: muscle timing.
extension DemoCase {
  public static let d01 = DemoCase(
    "D01", "gluteus medius on 40 ms before contact, 15 dB", never: ["MT02"]
  ) { $0.walker = gluteusMedius(onset: -0.040, decibels: 15) }

  public static let d02 = DemoCase(
    "D02", "gluteus medius on 45 ms after contact, 12 dB",
    expect: [Expectation("MT02", nil, "present")]
  ) { $0.walker = gluteusMedius(onset: 0.045, decibels: 12, onPlates: true) }

  public static let d03 = DemoCase(
    "D03", "gluteus medius on 15 ms after contact, 15 dB",
    expect: [Expectation("MT02", nil, "borderline")]
  ) { $0.walker = gluteusMedius(onset: 0.015, decibels: 15) }

  public static let d04 = DemoCase(
    "D04", "EMG of 5 dB only",
    expect: [Expectation("MT02", nil, "not_assessed")]
  ) {
    $0.walker = { walker in
      for index in walker.muscles.indices { walker.muscles[index].signalToNoise = 5 }
    }
  }

  public static let d05 = DemoCase(
    "D05", "as D01, with mains hum of 50 Hz, 10 dB over the quiet signal",
    never: ["MT02"]
  ) {
    $0.walker = d01.scenario.walker
    $0.recording = { recording, _ in
      recording.addToEMG { time, quiet in
        quiet * pow(10, 0.5) * 2.0.squareRoot() * sin(2 * .pi * 50 * time)
      }
    }
  }

  public static let d06 = DemoCase(
    "D06", "as D01, with an artefact of 20 ms at every initial contact",
    never: ["MT02"]
  ) {
    $0.walker = d01.scenario.walker
    $0.recording = { recording, _ in
      let contacts = recording.events.filter { $0.kind == .initialContact }.map(\.time)
      recording.addToEMG { time, quiet in
        contacts.contains { abs(time - $0) < 0.010 } ? 8 * quiet * sin(2 * .pi * 120 * time) : 0
      }
    }
  }

  private static func gluteusMedius(
    onset: Double, decibels: Double, onPlates: Bool = false
  ) -> @Sendable (inout Walker) -> Void {
    { walker in
      // A time of some milliseconds is asked for: every contact falls on a plate, and the file names
      // no events that would win over them.
      if onPlates {
        walker.plateCount = 12
        walker.namesEvents = false
      }
      for index in walker.muscles.indices where walker.muscles[index].muscle == "gluteus medius" {
        walker.muscles[index].windows = [(1 + onset / walker.strideTime)...1.40]
        walker.muscles[index].signalToNoise = decibels
      }
    }
  }
}

extension Recording {
  /// Adds something to every analog channel that belongs to no plate.
  ///
  /// - Parameter addition: What is added at a time (seconds) to a channel whose quiet signal has
  ///   the ordinary root mean square of the demonstration's channels, volts.
  fileprivate mutating func addToEMG(_ addition: (Double, Double) -> Double) {
    let quiet = MuscleProgramme.quietSignal
    for channel in analog.indices {
      let rate = analog[channel].rate
      analog[channel].samples = analog[channel].samples.enumerated().map { index, value in
        value + addition(Double(index) / rate, quiet)
      }
    }
  }
}
