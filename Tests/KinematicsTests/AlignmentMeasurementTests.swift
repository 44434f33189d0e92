import Foundation
import Geometry
import Kinematics
import Motion
import Synthesis
import Testing

@Suite("Alignment in standing")
struct AlignmentMeasurementTests {
  static func alignment(
    of person: StandingPerson, axes: [Side: Availability<KneeAxisCheck>] = [:]
  ) -> Alignment {
    let truth = person.trial().truth
    return AlignmentMeasurement.alignment(
      poses: truth.poses, angles: truth.angles, kneeAxes: axes)
  }

  static func value(
    _ alignment: Alignment, _ quantity: Alignment.Quantity, _ side: Side? = nil
  ) throws -> Double {
    try #require(alignment[quantity, side]?.value.value)
  }

  @Test("straight legs of one length stand straight")
  func straight() throws {
    let alignment = Self.alignment(of: StandingPerson(body: Body(height: 1.7)))
    for side in Side.allCases {
      #expect(abs(try Self.value(alignment, .hipKneeAnkle, side)) < .degrees(0.01))
      // The person stands with toes seven degrees out.
      #expect(abs(try Self.value(alignment, .footProgression, side) + .degrees(7)) < .degrees(0.1))
      #expect(abs(try Self.value(alignment, .thighRotation, side)) < 1e-9)
      #expect(abs(try Self.value(alignment, .shankRotation, side)) < 1e-9)
    }
    #expect(abs(try Self.value(alignment, .legLengthDifference)) < 1e-9)
    #expect(abs(try Self.value(alignment, .hipHeightDifference)) < 1e-9)
    #expect(abs(try Self.value(alignment, .pelvicObliquity)) < 1e-6)
  }

  @Test("knees that are adducted are varus, positive on both sides", arguments: [-6.0, 5])
  func varus(adduction: Double) throws {
    var person = StandingPerson(body: Body(height: 1.7))
    person.kneeAdduction = .degrees(adduction)
    let alignment = Self.alignment(of: person)
    for side in Side.allCases {
      let found = try Self.value(alignment, .hipKneeAnkle, side).in(.degree)
      #expect(abs(found - adduction) < 0.1)
    }
  }

  @Test("a longer leg is longer, and its hip higher", arguments: Side.allCases)
  func lengths(side: Side) throws {
    var body = Body(height: 1.7)
    body[side].shank += 0.015
    let alignment = Self.alignment(of: StandingPerson(body: body))
    let difference = try Self.value(alignment, .legLengthDifference)
    #expect(abs(difference - side.sign * 0.015) < 1e-9)
    #expect(try Self.value(alignment, .hipHeightDifference) * side.sign > 0.008)
    #expect(try Self.value(alignment, .pelvicObliquity) * side.sign > .degrees(1))
  }

  @Test("mirrored people have mirrored values")
  func mirrored() throws {
    var body = Body(height: 1.5)
    body.left.shank += 0.01
    let a = Self.alignment(of: StandingPerson(body: body))
    let b = Self.alignment(of: StandingPerson(body: body.mirrored))
    for value in a.values {
      let here = try #require(value.value.value)
      let there = try Self.value(b, value.quantity, value.side?.opposite)
      #expect(abs(here - (value.side == nil ? -there : there)) < 1e-6)
    }
  }

  @Test("turning the person in the room changes nothing", arguments: [Axis.minusX, .plusY])
  func turned(heading: Axis) throws {
    var person = StandingPerson(body: Body(height: 1.5))
    let a = Self.alignment(of: person)
    person.heading = Heading(heading)
    let b = Self.alignment(of: person)
    for (x, y) in zip(a.values, b.values) {
      #expect(abs((x.value.value ?? .nan) - (y.value.value ?? .nan)) < 1e-6)
    }
  }

  @Test("every value has its error, wider where the knee's axis is turned")
  func errors() throws {
    let check = KneeAxisCheck(
      side: .left, light: .amber, cycleLights: [], slope: 0, correlation: 0, residualDeviation: 0,
      swingRange: 0, flexion: 0...1, axisError: .degrees(12))
    let plain = Self.alignment(of: StandingPerson(body: Body(height: 1.5)))
    let wide = Self.alignment(
      of: StandingPerson(body: Body(height: 1.5)), axes: [.left: .present(check)])
    for value in plain.values { #expect(value.uncertainty > 0 && !value.errorSource.isEmpty) }
    let hka = try #require(plain[.hipKneeAnkle, .left])
    #expect(abs(hka.uncertainty.in(.degree) - 3) < 1e-9)
    let rotation = try #require(wide[.thighRotation, .left])
    #expect(abs(rotation.uncertainty.in(.degree) - (3.5 * 3.5 + 144).squareRoot()) < 1e-9)
    #expect(wide[.thighRotation, .right]?.uncertainty == plain[.thighRotation, .right]?.uncertainty)
  }

  @Test("what was not seen is absent with its reason")
  func unseen() {
    let poses = SegmentPoses(
      frameCount: 2, poses: [:], centres: [:], progression: .plusX)
    let alignment = AlignmentMeasurement.alignment(
      poses: poses, angles: JointAngles(), kneeAxes: [:])
    #expect(alignment.values.count == 11)
    #expect(alignment.values.allSatisfy { $0.value.reason != nil })
  }
}
