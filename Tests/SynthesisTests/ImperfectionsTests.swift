import Foundation
import Geometry
import Motion
import Synthesis
import Testing

private func trial() -> SyntheticTrial {
  var walker = Walker(body: Bodies.uneven, cycles: 1.5)
  walker.muscles = [MuscleProgramme.healthy[0]]
  walker.plateCount = 1
  return walker.trial()
}

@Suite("Imperfections") struct ImperfectionsTests {
  @Test("take a marker away, wholly or for a while") func gaps() throws {
    let whole = trial().recording
    #expect(whole.without("LKNE").trajectory("LKNE") == nil)
    let hidden = try #require(whole.hiding("LKNE", in: 10..<25).trajectory("LKNE"))
    #expect(hidden.gaps == [10..<25])
    let beyond = whole.hiding("LKNE", in: (whole.frameCount - 2)..<(whole.frameCount + 9))
    #expect(try #require(beyond.trajectory("LKNE")).missingCount == 2)
  }

  @Test("exchange two markers for some frames") func swaps() throws {
    let whole = trial().recording
    let left = try #require(whole.trajectory("LHEE"))
    let right = try #require(whole.trajectory("RHEE"))
    let swapped = try #require(whole.swapping("LHEE", "RHEE", in: 5..<8).trajectory("LHEE"))
    #expect(swapped[4] == left[4] && swapped[5] == right[5] && swapped[8] == left[8])
  }

  @Test("add noise of the size asked for") func noise() throws {
    let whole = trial().recording
    let noisy = whole.withMarkerNoise(0.002, seed: 3)
    var differences: [Double] = []
    for (a, b) in zip(whole.trajectories, noisy.trajectories) {
      differences += zip(a.x + a.y + a.z, b.x + b.y + b.z).map { $1 - $0 }
    }
    let square = differences.reduce(0) { $0 + $1 * $1 } / Double(differences.count)
    #expect(abs(square.squareRoot() - 0.002) < 0.0001)
    #expect(noisy.trajectories == whole.withMarkerNoise(0.002, seed: 3).trajectories)
  }

  @Test("turn the laboratory: y up keeps the body whole") func yUp() throws {
    let trial = trial()
    let turned = trial.recording.withYUp
    #expect(turned.up == .plusY && turned.forward == .plusX)
    let head = try #require(trial.recording.trajectory("LASI"))
    let same = try #require(turned.trajectory("LASI"))
    #expect(same[3] == Vector3(head[3].x, head[3].z, -head[3].y))
    let back = Matrix3(x: .unitX, y: -.unitZ, z: .unitY).transposed
    let again = turned.turned(by: back)
    #expect(again.up == .plusZ)
    let standing = StandingPerson(body: Bodies.uneven).trial().recording
    #expect(worstDifference(again, trial.truth, standing: standing).angle < 1e-9)
    let plate = try #require(turned.plates.first?.surface)
    #expect(abs(plate.axes.z.y + 1) < 1e-9)
  }

  @Test("make a mirror image whose left is the other's right") func mirror() throws {
    let trial = trial()
    let mirrored = trial.recording.mirrored
    let standing = StandingPerson(body: Bodies.uneven).trial().recording.mirrored
    let worst = worstDifference(
      mirrored, trial.truth, standing: standing, sidesSwapped: true)
    #expect(worst.angle < 1e-9, "\(worst.group)")
    #expect(mirrored.analog.map(\.label) == ["R Rectus Femoris", "L Rectus Femoris"])
    let (a, b) = (trial.recording.plates[0], mirrored.plates[0])
    let (from, to) = (try #require(a.surface), try #require(b.surface))
    let sample = try #require(
      a.channels[2].samples.indices.max { a.channels[2].samples[$1] < a.channels[2].samples[$0] })
    func wrench(_ plate: ForcePlate, _ surface: Pose) -> (Vector3, Vector3) {
      let c = plate.channels.map { $0.samples[sample] }
      let force = surface.axes * Vector3(c[0], c[1], c[2])
      let moment = surface.axes * Vector3(c[3], c[4], c[5])
      return (force, moment + (surface.axes * plate.origin).cross(force))
    }
    let (f, m) = wrench(a, from)
    let (g, n) = wrench(b, to)
    #expect((g - Vector3(f.x, -f.y, f.z)).length < 1e-9)
    #expect((n - Vector3(-m.x, m.y, -m.z)).length < 1e-9)
    #expect((to.origin - Vector3(from.origin.x, -from.origin.y, 0)).length < 1e-9)
    let there = mirrored.mirrored
    #expect(there.events == trial.recording.events)
    #expect(there.measures == trial.recording.measures)
  }
}
