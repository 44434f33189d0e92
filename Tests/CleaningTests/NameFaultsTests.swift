import Cleaning
import Foundation
import Geometry
import Motion
import Synthesis
import TestSupport
import Testing

@Suite("Exchanged names are found, with the right names")
struct NameFaultsTests {
  /// One walk, synthetic, and one real, where there is one.
  static let samples = ["synthetic"] + (RealData.isAvailable ? CleaningSamples.walks : [])

  static func recording(_ sample: String) throws -> Recording {
    sample == "synthetic" ? CleaningSamples.walker() : try CleaningSamples.real(sample)
  }

  private func trial(_ recording: Recording, repair: Bool = false) throws -> Trial {
    try #require(
      CleaningSamples.cleaner { $0.repairsSwaps = repair }.trial(from: recording).value)
  }

  /// Pairs across the body and along a leg, far and near.
  static let pairs = [
    ("LKNE", "RKNE"), ("LANK", "RANK"), ("LHEE", "RHEE"), ("LTOE", "RTOE"), ("LTHI", "RTHI"),
    ("LTIB", "RTIB"), ("LASI", "RASI"), ("LTHI", "LKNE"), ("RTIB", "RANK"), ("LHEE", "LTOE"),
    ("RKNE", "RANK"), ("RHEE", "RANK"), ("LASI", "LPSI"), ("RASI", "SACR"),
  ]

  /// Those of the pairs that a recording has.
  static func pairs(in recording: Recording) -> [(String, String)] {
    pairs.filter { recording.trajectory($0.0) != nil && recording.trajectory($0.1) != nil }
  }

  @Test("two markers, in the middle of a trial", arguments: samples)
  func range(sample: String) throws {
    let whole = try Self.recording(sample)
    let frames = 40..<80
    for (first, second) in Self.pairs(in: whole) {
      let faulty = whole.swapping(first, second, in: frames)
      let trial = try trial(faulty)
      let faults = trial.cleaning.faults
      #expect(faults.map { Set($0.markers) } == [[first, second]], "\(first) \(second)")
      #expect(faults.map(\.frames) == [frames], "\(first) \(second)")
      // What cannot be trusted is taken out, and nothing else.
      #expect(
        trial.markers[first]?.missingCount == (whole.trajectory(first)?.missingCount ?? 0) + 40)
      #expect(trial.notices.contains { $0.text.contains(first) && $0.text.contains(second) })
      let mended = try self.trial(faulty, repair: true)
      #expect(mended.markers[first] == (try self.trial(whole)).markers[first])
      #expect(mended.cleaning.faults.map(\.isRepaired) == [true])
    }
  }

  @Test("two markers, from a frame on", arguments: samples)
  func fromAFrameOn(sample: String) throws {
    let whole = try Self.recording(sample)
    for (first, second) in Self.pairs(in: whole) {
      // Most of the trial is wrong: the build of the body, not the majority, must decide.
      let frames = 40..<whole.frameCount
      let faults = try trial(whole.swapping(first, second, in: frames)).cleaning.faults
      #expect(faults.map { Set($0.markers) } == [[first, second]], "\(first) \(second)")
      #expect(faults.map(\.frames) == [frames], "\(first) \(second)")
    }
  }

  @Test("two markers, in the whole trial", arguments: samples)
  func whole(sample: String) throws {
    let whole = try Self.recording(sample)
    for (first, second) in Self.pairs(in: whole) {
      let faulty = whole.swapping(first, second)
      guard !first.hasSuffix("ASI") else {
        // Without a pelvis nothing is left to measure.
        let reason = CleaningSamples.cleaner().trial(from: faulty).reason
        #expect(
          reason?.contains("\(first) and \(second) carry each other's names") == true,
          "\(first) \(second): \(reason ?? "taken")")
        #expect(try trial(faulty, repair: true).markers[first] == trial(whole).markers[first])
        continue
      }
      let faults = try trial(faulty).cleaning.faults
      #expect(faults.map { Set($0.markers) } == [[first, second]], "\(first) \(second)")
      #expect(faults.map(\.frames) == [0..<whole.frameCount], "\(first) \(second)")
      #expect(try trial(faulty, repair: true).markers[first] == trial(whole).markers[first])
    }
  }

  @Test("both legs", arguments: samples)
  func legs(sample: String) throws {
    let whole = try Self.recording(sample)
    let reason = CleaningSamples.cleaner().trial(from: whole.exchangingLegs()).reason
    #expect(reason?.contains("left and of the right leg carry each other's names") == true)
    let mended = try trial(whole.exchangingLegs(), repair: true)
    #expect(mended.markers == (try trial(whole)).markers)
    #expect(mended.cleaning.faults.map(\.kind) == [.legs])
    let part = try trial(whole.exchangingLegs(in: 50..<90))
    #expect(part.cleaning.faults.map(\.kind) == [.legs])
    #expect(part.cleaning.faults.first?.frames == 50..<90)
    #expect(part.cleaning.faults.first?.markers.count == 12)
    #expect(part.markers["LTOE"]?.isSeen(at: 60) == false)
  }

  @Test("a mirrored laboratory, and all names exchanged, are refused", arguments: samples)
  func mirrored(sample: String) throws {
    let whole = try Self.recording(sample)
    let horizontal: [any WritableKeyPath<Trajectory, [Double]> & Sendable] = [\.x, \.y]
    for axis in horizontal {
      for repair in [false, true] {
        let cleaner = CleaningSamples.cleaner { $0.repairsSwaps = repair }
        let reason = try #require(cleaner.trial(from: whole.mirroring(axis)).reason)
        #expect(reason.contains("one horizontal axis of the laboratory is mirrored"))
      }
    }
    let upside = try #require(CleaningSamples.cleaner().trial(from: whole.mirroring(\.z)).reason)
    #expect(upside.contains("the vertical axis of the laboratory is mirrored"))
    let sides = try #require(CleaningSamples.cleaner().trial(from: whole.exchangingSides()).reason)
    #expect(sides.contains("all left and right names are exchanged"))
  }

  @Test("a body seen in a mirror with its names exchanged too is a body", arguments: samples)
  func mirrorImage(sample: String) throws {
    #expect(try trial(Self.recording(sample).mirrored).cleaning.faults.isEmpty)
  }

  @Test("a front of the pelvis that carries the names of its back")
  func pelvis() throws {
    let turned = CleaningSamples.walker().swapping("LASI", "LPSI").swapping("RASI", "RPSI")
    let reason = try #require(CleaningSamples.cleaner().trial(from: turned).reason)
    #expect(reason.contains("the front and the back of the pelvis"))
  }

  @Test("feet that cross are no exchange")
  func crossing() throws {
    // Both feet on the other side of the midline all the time, as in a scissor gait.
    var crossed = CleaningSamples.walker()
    for (side, sign) in [("L", -1.0), ("R", 1.0)] {
      for (place, shift) in [("TIB", 0.06), ("ANK", 0.13), ("HEE", 0.13), ("TOE", 0.13)] {
        crossed = crossed.moving(
          side + place, by: Vector3(0, sign * shift, 0), in: 0..<crossed.frameCount)
      }
    }
    let (left, right) = (
      try #require(crossed.trajectory("LHEE")), try #require(crossed.trajectory("RHEE"))
    )
    #expect(left.y.reduce(0, +) < right.y.reduce(0, +), "the heels do cross")
    #expect(try trial(crossed).cleaning.faults.isEmpty)
  }
}
