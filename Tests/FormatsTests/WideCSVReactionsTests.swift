import Formats
import Motion
import Testing

@Suite("Ground reactions in wide tables")
struct WideCSVReactionsTests {
  private func read(_ text: String) throws -> Recording {
    try WideCSV.recording(of: Array(text.utf8), name: "walk", file: "walk.txt")
  }

  @Test("markers named without a separator, and a plate beside them, in the markers' unit")
  func bare() throws {
    let recording = try read(
      "Time\tFHx\tFHy\tFHz\tLEx\tLEy\tLEz\tFx\tFy\tFz\tCOPx\tCOPy\tCOPz\tMy\n"
        + "0\t-120\t780\t1\t57\t440\t2\t1\t700\t2\t300\t0\t-203\t5\n"
        + "0.01\t-110\t778\t1\t67\t441\t2\t1\t701\t2\t301\t0\t-204\t6\n")
    #expect(recording.trajectories.map(\.label) == ["FH", "LE"])
    #expect(recording.plates.count == 1)
    let channels = recording.plates[0].channels
    #expect(agree(channels[1].samples, [700, 701]))
    #expect(agree(channels[5].samples, [-0.203, -0.204]))
    #expect(agree(channels[7].samples, [0.005, 0.006]))
    #expect(recording.notices.contains { $0.text.contains("taken as ground reactions") })
  }

  @Test("two plates told by their numbers; a force without a point is none")
  func plates() throws {
    let recording = try read(
      "time,L_x,L_y,L_z,FP1_Fx,FP1_Fy,FP1_Fz,FP1_COPx,FP1_COPy,FP1_COPz,FP2_Fx,FP2_Fy,FP2_Fz\n"
        + "0,1000,2,3,1,2,3,4,5,6,7,8,9\n0.01,1000,2,3,1,2,3,4,5,6,7,8,9\n")
    #expect(recording.plates.count == 1)
    #expect(recording.notices.contains { $0.text.contains("columns passed over: FP2_Fx") })
  }

  @Test(
    "every way to write an axis and a unit",
    arguments: ["LASI_x", "LASI X", "LASI.X", "LASI:X", "LASI-x", "LASI_X (mm)", "LASI x [mm]"])
  func spellings(first: String) throws {
    let names = ["x", "y", "z"].map { axis in
      first.replacing(/[xX](?= |$)/, with: axis)
    }
    let recording = try read(
      "time," + names.joined(separator: ",") + "\n0,1000,2,3\n0.01,1001,2,3\n")
    #expect(recording.trajectories.map(\.label) == ["LASI"])
    #expect(agree(recording.trajectories[0].x, [1, 1.001]))
  }

  @Test("exact zeros count as not seen, and that is said")
  func zeros() throws {
    let recording = try read("time,A_x,A_y,A_z\n0,1000,2,3\n0.01,0,0,0\n0.02,1001,2,3\n")
    #expect(agree(recording.trajectories[0].x, [1, .nan, 1.001]))
    #expect(recording.notices.contains { $0.text.contains("count as not seen: A (1 frames)") })
  }
}
