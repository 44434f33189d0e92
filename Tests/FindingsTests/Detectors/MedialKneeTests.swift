import Findings
import Foundation
import Geometry
import Motion
import Testing

/// MK01 on squats whose projection angle is given; numbers in degrees.
struct MedialKneeTests {
  typealias Rep = SquatBuilder.Rep

  func finding(
    _ reps: [Rep], side: Side = .right, sex: String? = "female", yaw: Double = 0,
    facing: Double = 0, hide: (Int) -> Bool = { _ in false },
    hidePelvis: (Int) -> Bool = { _ in false }
  ) throws -> Finding {
    let trial = SquatBuilder.trial(
      reps, side: side, yaw: yaw, facing: facing, hide: hide, hidePelvis: hidePelvis)
    let findings = MedialKnee().findings(in: SessionBuilder.session(sex: sex, trials: [trial]))
    #expect(findings.count == 1)
    return try #require(findings.first)
  }

  /// u at 65° of flexion: SEM 3.0°, joint centres 2.0°, plane as given by the finding.
  func uncertainty() throws -> Double {
    let f = try finding(Array(repeating: .rising(from: 2, to: 12), count: 5))
    return try #require(f.measured).uncertainty.in(.degree)
  }

  @Test(
    "has its states at the limit and two uncertainties either side",
    arguments: [(2.0, "present"), (0.0, "borderline"), (-2.0, "within_reference")])
  func states(distance: Double, state: String) throws {
    let u = try uncertainty()
    let peak = 12 + distance * u
    let f = try finding(Array(repeating: .rising(from: peak - 12, to: peak), count: 5))
    #expect(f.state.name == state, "\(f.sentence)")
  }

  @Test("B01: a steady 4° is within reference, without an event")
  func steady() throws {
    let f = try finding(Array(repeating: .steady(4), count: 5))
    #expect(f.state == .withinReference && f.showing == 0)
    #expect(!f.notes.contains { $0.hasPrefix("static alignment") })
  }

  @Test("B02: from 4° to 19° in five of five is present, mild, with its proximal pattern")
  func event() throws {
    var rep = Rep.rising(from: 4, to: 19)
    rep.hipAdduction = 20
    rep.drop = 13
    let f = try finding(Array(repeating: rep, count: 5))
    #expect(f.state == .present(.mild), "\(f.sentence)")
    #expect(f.showing == 5 && f.windows == 5)
    #expect(f.notes.contains { $0.hasPrefix("proximal pattern") })
    #expect(f.notes.contains { $0.contains("0.57 to 1.00") })
    #expect(abs((f.measured?.value ?? 0).in(.degree) - 19) < 1)
    let onset = try #require(f.details.first { $0.words.hasPrefix("onset") }).value
    #expect(abs(onset - trueOnset()) <= 0.030)
  }

  /// When 4° → 19°, rising from 0.4 s to 1.0 s, passes 4° + max(4°, u(plane) + 3°), seconds.
  func trueOnset() -> Double {
    for step in 0..<1000 {
      let time = Double(step) / 1000
      let f = 65 * (0.5 - 0.5 * cos(.pi * time))
      let yaw = 2.5 * Double.pi / 180
      let plane = 2 * atan(tan(f * .pi / 360) * sin(yaw)) * 180 / .pi
      let angle = 4 + 15 * max(0, (time - 0.4) / 0.6)
      if angle >= 4 + max(4, plane + 3) { return time }
    }
    return .nan
  }

  @Test("B03: two of five is inconsistent, with its interval")
  func inconsistent() throws {
    let event = Rep.rising(from: 4, to: 19)
    let f = try finding([event, .steady(4), event, .steady(4), .steady(4)])
    #expect(f.state == .borderline && f.showing == 2)
    #expect(f.notes.contains("inconsistent"))
    #expect(f.notes.contains { $0.contains("2 of 5") && $0.contains("0.12 to 0.77") })
  }

  @Test("B04: 11.5° is borderline for a woman; the men's limit is 9°")
  func near() throws {
    let reps = Array(repeating: Rep.rising(from: 2, to: 11.5), count: 5)
    #expect(try finding(reps).state == .borderline)
    let unknown = try finding(reps, sex: nil)
    #expect(unknown.gates.contains { $0.contains("sex not known") })
    #expect(abs((unknown.measured?.limit ?? 0).in(.degree) - 12) < 1e-9)
    let man = try finding(Array(repeating: Rep.rising(from: 2, to: 15), count: 5), sex: "M")
    #expect(abs((man.measured?.limit ?? 0).in(.degree) - 9) < 1e-9)
    #expect(man.state.isPresent)
  }

  @Test("B05: a plane turned by 10° shows an angle that is not there, and is never present")
  func yaw() throws {
    let f = try finding(Array(repeating: Rep.steady(0), count: 5), yaw: -10)
    let value = try #require(f.measured).value.in(.degree)
    #expect(abs(value - 12.6) < 0.3, "2·atan(tan(65°/2)·sin 10°)")
    #expect(f.state == .borderline)
    let low = try #require(f.details.first { $0.words.hasSuffix("lowest") }).value.in(.degree)
    let high = try #require(f.details.first { $0.words.hasSuffix("highest") }).value.in(.degree)
    #expect(value - low >= 6 && high - value >= 6)
    #expect((f.confidence ?? 1) < 0.75)
  }

  @Test("B06: a large angle that does not grow is static alignment")
  func alignment() throws {
    let f = try finding(Array(repeating: Rep.rising(from: 11, to: 13), count: 5))
    #expect(f.state == .withinReference)
    #expect(f.notes.contains { $0.hasPrefix("static alignment") })
  }

  @Test("B10: a pelvis lost after the descent onset leaves the angle, not the hip terms")
  func pelvisLost() throws {
    var rep = Rep.rising(from: 4, to: 19)
    rep.hipAdduction = 20
    let start = Int(SquatBuilder.pause * SquatBuilder.rate)
    let f = try finding(
      [rep, rep, rep],
      hidePelvis: { frame in
        let inside = (frame - start) % 250
        return frame >= start && (50..<130).contains(inside)
      })
    #expect(f.state.isPresent)
    #expect(f.gates.contains { $0.hasPrefix("hip and pelvis not assessed") })
    #expect(!f.notes.contains { $0.hasPrefix("proximal pattern") })
  }

  @Test("a knee marker lost for more than 5 % or 50 ms of a repetition ends its grading")
  func gaps() throws {
    let reps = Array(repeating: Rep.rising(from: 4, to: 19), count: 3)
    let lost = try finding(reps, hide: { (100..<106).contains($0) })
    #expect(lost.windows == 2)
    #expect(lost.gates.contains { $0.contains("1 of 3 repetitions not used") })
    let short = try finding(reps, hide: { (100..<105).contains($0) })
    #expect(short.windows == 3)
    let none = try finding(reps, hide: { $0 % 10 == 0 })
    #expect(none.state.isAssessed == false)
  }

  @Test("the same leg mirrored, or facing another way, says the same", arguments: [0.0, 90, 217])
  func invariance(facing: Double) throws {
    let reps = Array(repeating: Rep.rising(from: 4, to: 19), count: 3)
    let right = try finding(reps)
    for side in Side.allCases {
      let f = try finding(reps, side: side, facing: facing)
      #expect(f.state == right.state && f.side == side)
      let (a, b) = (try #require(f.measured), try #require(right.measured))
      #expect(abs(a.value - b.value) < 1e-9 && abs(a.uncertainty - b.uncertainty) < 1e-9)
    }
  }

  @Test("severity steps at the marked limit and one detectable change past it")
  func severity() throws {
    let values: [(Double, Severity)] = [(19, .mild), (24, .moderate), (32, .marked)]
    for (peak, severity) in values {
      let f = try finding(Array(repeating: Rep.rising(from: 4, to: peak), count: 3))
      #expect(f.state == .present(severity), "\(f.sentence)")
    }
  }

  @Test("two repetitions are never marked, and say so")
  func few() throws {
    let f = try finding(Array(repeating: Rep.rising(from: 4, to: 40), count: 2))
    #expect(f.state == .present(.moderate))
    #expect(f.notes.contains("seen in 2 repetitions only"))
  }

  @Test("a shallow squat is marked as one")
  func shallow() throws {
    var rep = Rep.steady(4)
    rep.depth = 40
    let f = try finding([rep, rep, rep])
    #expect(f.notes.contains { $0.hasPrefix("shallow") })
  }

  @Test("the limit stands beside its number with its source, which was checked")
  func source() throws {
    let f = try finding(Array(repeating: .rising(from: 4, to: 19), count: 3))
    #expect(f.sentence.contains("limit 12.0°") && !f.sentence.contains("unverified"))
    #expect(f.evidence.contains("Herrington and Munro 2010"))
  }

  @Test("hip and pelvis before the knee: their order is told, and is no cause")
  func order() throws {
    var squat = Rep.rising(from: 4, to: 22)
    squat.hipAdduction = 24
    squat.drop = 18
    let f = try finding(Array(repeating: squat, count: 5))
    #expect(f.members.contains("proximal pattern"), "\(f.notes)")
    let order = try #require(f.notes.first { $0.hasPrefix("order in time: ") })
    #expect(order.contains("before the knee's peak") && order.contains("no cause"), "\(order)")
  }

  // B09 on values: a synthetic foot of one segment has no rearfoot, so that the laboratory's own
  // limit of dorsiflexion carries the pattern.
  @Test("B09: a stiff ankle without a sign of the hip is the distal pattern, by an own limit alone")
  func distal() throws {
    var trial = SquatBuilder.trial(Array(repeating: .rising(from: 4, to: 22), count: 5))
    let count = trial.trial.frameCount
    var curves = try #require(trial.angles.value?[.knee, .right])
    curves.x = trial.angles.value?[.knee, .right]?.x ?? []
    let stiff = AngleCurve(
      x: Array(repeating: .degrees(12), count: count), y: Array(repeating: 0, count: count),
      z: Array(repeating: 0, count: count))
    let zero = AngleCurve(
      x: stiff.y, y: stiff.y, z: stiff.y)
    trial.angles = .present(
      JointAngles([.right: [.knee: curves, .ankle: stiff, .hip: zero, .pelvis: zero]]))
    let session = SessionBuilder.session(trials: [trial])
    let without = try #require(
      MedialKnee().findings(in: session).first { $0.side == .right })
    #expect(without.notes.contains { $0.hasPrefix("distal pattern not assessed (distal)") })
    #expect(without.members == ["isolated medial knee"])
    let own = try RuleBook.standard.changed(by: [
      (
        "rules/MK01.yaml",
        """
        id: MK01
        limits:
          - name: ankle dorsiflexion
            value: 20
            source: our own people, 32 ± 6°
        """
      )
    ])
    let found = try #require(
      MedialKnee().findings(in: session, by: own).first { $0.side == .right })
    #expect(found.state.isPresent && found.members == ["distal pattern"], "\(found.notes)")
  }
}
