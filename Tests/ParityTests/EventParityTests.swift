import Formats
import Foundation
import Gait
import Geometry
import Motion
import TestSupport
import Testing

/// Detected events against those that a laboratory stored, and against its force plates.
///
/// Six children (biomechZoo sample study, MIT), each once straight and once turning; 100 Hz markers,
/// 1000 Hz plates. The stored events lie on whole frames. The events of the files are withheld.
@Suite(.enabled(if: RealData.isAvailable))
struct EventParityTests {
  static let straight = [
    "HC002D/Straight/HC002D06", "HC030A/Straight/HC030A05", "HC031A/Straight/HC031A06",
    "HC032A/Straight/HC032A03", "HC033A/Straight/HC033A10", "HC036A/Straight/HC036A10",
  ]
  static let turning = [
    "HC002D/Turn/HC002D25", "HC030A/Turn/HC030A22", "HC031A/Turn/HC031A23",
    "HC032A/Turn/HC032A18", "HC033A/Turn/HC033A22", "HC036A/Turn/HC036A23",
  ]

  /// Every trial, read once.
  static let trials = Dictionary(
    uniqueKeysWithValues: (straight + turning).compactMap { name in
      (try? read("biomechzoo-gait-c3d/\(name).c3d")).map { (name, $0) }
    })

  static func trial(_ name: String) throws -> Trial { try #require(trials[name]) }

  /// The trial of a file: its markers carry the model's names already, and z is up.
  static func read(_ path: String) throws -> Trial {
    let recording = try RecordingFormats.recording(at: RealData.path(path))
    let markers = Dictionary(
      recording.trajectories.map { ($0.label, $0) }, uniquingKeysWith: { first, _ in first })
    return Trial(
      name: recording.name, source: recording.format, task: .walking, rate: recording.frameRate,
      frameCount: recording.frameCount, markers: markers, plates: recording.plates,
      fileEvents: recording.events, measures: recording.measures)
  }

  /// How detected times compare with stored ones of the same kind and side.
  struct Comparison {
    /// Detected minus stored, seconds.
    var errors: [Double] = []
    var missed = 0
    var extra = 0

    /// - Parameter reach: Farther apart than this two events are not the same, seconds.
    mutating func add(_ found: [GaitEvent], to stored: [GaitEvent], reach: Double = 0.15) {
      for side in Side.allCases {
        let found = found.filter { $0.side == side }.map(\.time)
        let stored = stored.filter { $0.side == side }.map(\.time)
        for time in stored {
          let nearest = found.map { $0 - time }.min { abs($0) < abs($1) }
          if let nearest, abs(nearest) <= reach { errors.append(nearest) } else { missed += 1 }
        }
        guard let first = stored.min(), let last = stored.max() else { continue }
        extra += found.count { time in
          time > first - 0.2 && time < last + 0.2
            && !stored.contains { abs($0 - time) <= reach }
        }
      }
    }

    var medianError: Double {
      let sorted = errors.map(abs).sorted()
      return sorted.isEmpty ? .nan : sorted[sorted.count / 2]
    }
    var bias: Double { errors.reduce(0, +) / Double(errors.count) }
    var spread: Double {
      let squares = errors.reduce(0) { $0 + ($1 - bias) * ($1 - bias) }
      return (squares / Double(max(1, errors.count - 1))).squareRoot()
    }
    var largest: Double { errors.map(abs).max() ?? .nan }

    func row(_ name: String) -> String {
      func ms(_ seconds: Double) -> String { String(format: "%7.1f", seconds * 1000) }
      return name.padding(toLength: 38, withPad: " ", startingAt: 0)
        + String(format: "%4d", errors.count)
        + ms(bias) + ms(spread) + ms(medianError) + ms(largest)
        + String(format: "%7d%6d", missed, extra)
    }
  }

  static func comparison(
    _ method: EventSettings.Method, _ kind: GaitEvent.Kind, on names: [String]
  ) throws -> Comparison {
    var comparison = Comparison()
    for name in names {
      var trial = try trial(name)
      let stored = trial.fileEvents.filter { $0.kind == kind }
      guard !stored.isEmpty else { continue }
      trial.fileEvents = []
      let selected = EventSelection(EventSettings(method: method))
        .events(in: trial, subject: trial.measures)
      let found = selected.events.filter { $0.kind == kind }
      if method == .plates {
        // A plate sees only the steps that fall on it: the rest is not missed. A foot half on a
        // plate may leave it a quarter of a second before it leaves the floor.
        let near = stored.filter { event in
          found.contains { $0.side == event.side && abs($0.time - event.time) <= 0.3 }
        }
        comparison.add(found, to: near, reach: 0.3)
      } else {
        comparison.add(found, to: stored)
      }
    }
    return comparison
  }

  @Test("the table of every method, for the record")
  func table() throws {
    var lines = [
      "events of the file withheld; milliseconds, detected - stored",
      "method, trials, event                    n   bias     SD  med|e|  max|e| missed extra",
    ]
    let methods: [EventSettings.Method] = [.plates, .oconnor, .zeni, .consensus]
    for (word, names) in [("straight", Self.straight), ("turning", Self.turning)] {
      for method in methods {
        for kind in [GaitEvent.Kind.initialContact, .footOff] {
          let result = try Self.comparison(method, kind, on: names)
          lines.append(result.row("\(method.name), \(word), \(kind.label)"))
          #expect(!result.errors.isEmpty)
        }
      }
    }
    Issue.record(Comment(rawValue: lines.joined(separator: "\n")), severity: .warning)
  }

  @Test("plates: a median within 10 ms, and all but one strike within 20 ms")
  func plates() throws {
    let result = try Self.comparison(.plates, .initialContact, on: Self.straight + Self.turning)
    #expect(result.errors.count == 22)
    #expect(result.medianError <= 0.010)
    #expect(result.errors.count { abs($0) <= 0.020 } >= 21)
  }

  @Test("vertical velocity: within 30 ms on every straight strike it finds")
  func velocity() throws {
    let result = try Self.comparison(.oconnor, .initialContact, on: Self.straight)
    #expect(result.largest <= 0.030)
    #expect(result.errors.count >= 24)
    #expect(result.extra == 0)
  }

  @Test("distance from the pelvis: early at contact, as known")
  func distance() throws {
    let result = try Self.comparison(.zeni, .initialContact, on: Self.straight)
    #expect(result.bias < -0.030 && result.bias > -0.050)
    #expect(result.errors.count >= 22)
    #expect(result.extra == 0)
  }

  /// Vicon PiG_Motion3_FF (BTKData, BSD-3), 100 Hz, another laboratory: nothing was chosen on it.
  @Test("another laboratory's walk: every contact within 30 ms")
  func otherLaboratory() throws {
    var trial = try Self.read("btk-pig-flatfoot-pair/PiG_Motion3_FF.c3d")
    let stored = trial.fileEvents.filter { $0.kind == .initialContact }
    #expect(stored.count == 6)
    trial.fileEvents = []
    for method in [EventSettings.Method.oconnor, .consensus] {
      let selected = EventSelection(EventSettings(method: method))
        .events(in: trial, subject: trial.measures)
      var result = Comparison()
      result.add(selected.events.filter { $0.kind == .initialContact }, to: stored)
      #expect(result.missed == 0 && result.extra == 0)
      #expect(result.largest <= 0.030)
    }
    let plates = EventSelection(EventSettings(method: .plates))
      .events(in: trial, subject: trial.measures)
    let hits = plates.events.filter { $0.kind == .initialContact }
    #expect(hits.count == 3)
    for hit in hits {
      #expect(stored.contains { $0.side == hit.side && abs($0.time - hit.time) <= 0.010 })
    }
  }

  @Test("straight cycles are never gated as turning; a turn is always gated")
  func turns() throws {
    for name in Self.straight {
      let trial = try Self.trial(name)
      let selected = EventSelection().events(in: trial, subject: trial.measures)
      let cycles = CycleSegmentation().cycles(in: trial, at: selected).cycles
      #expect(!cycles.isEmpty)
      #expect(!cycles.flatMap(\.gates).contains { $0.hasPrefix("turning") }, "\(name)")
    }
    for name in Self.turning {
      let trial = try Self.trial(name)
      let selected = EventSelection().events(in: trial, subject: trial.measures)
      let cycles = CycleSegmentation().cycles(in: trial, at: selected).cycles
      #expect(!cycles.isEmpty)
      for cycle in cycles {
        #expect(cycle.gates.contains { $0.hasPrefix("turning") }, "\(name) \(cycle.start)")
      }
    }
  }

  @Test("with the file's events the file wins, and none is lost")
  func fileWins() throws {
    for name in Self.straight {
      let trial = try Self.trial(name)
      let selected = EventSelection().events(in: trial, subject: trial.measures)
      #expect(selected.sources == ["file"])
      let all = (selected.events + selected.unused).map { event in
        GaitEvent(event.kind, side: event.side, time: event.time, source: event.source)
      }
      for event in trial.fileEvents { #expect(all.contains(event)) }
    }
  }
}
