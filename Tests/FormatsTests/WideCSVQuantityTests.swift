import Motion
import Testing

@testable import Formats

@Suite("Triples that are no positions")
struct WideCSVQuantityTests {
  @Test(
    "are told by the words of their names",
    arguments: [
      ("elbow_angle", WideCSVQuantity.angle), ("LHipAngles", .angle), ("lhipangles", .angle),
      ("LThigh_acc", .acceleration), ("Acc_LThigh", .acceleration), ("freeAcc", .acceleration),
      ("LKneeMoment", .moment), ("gyr", .angularVelocity), ("Mag1", .magnetism),
      ("q", .angle), ("pelvis.quat", .angle), ("LAnkle power", .power), ("plate_force", .force),
    ])
  func told(label: String, quantity: WideCSVQuantity) {
    #expect(WideCSVQuantity(label) == quantity)
  }

  @Test(
    "markers keep their names",
    arguments: [
      "LASI", "Triangle", "triangle_1", "LACR", "RACC", "LTHI_a", "C7", "Magda", "LQ",
      "Force plate A",
      "T10", "powerA",
    ])
  func markers(label: String) { #expect(WideCSVQuantity(label) == nil) }

  private func read(_ header: String) throws -> Recording {
    let columns = header.split(separator: ",").count - 1
    let rows = (0..<4).map { frame in
      "0.0\(frame)," + (0..<columns).map { "\(100 * $0 + frame)" }.joined(separator: ",") + "\n"
    }
    let text = "# unit: mm\n" + header + "\n" + rows.joined()
    return try WideCSV.recording(of: Array(text.utf8), name: "walk", file: "walk.csv")
  }

  @Test(
    "are passed over by name, whatever the unit line says, and the markers beside them are read",
    arguments: [
      "elbow_angle_x,elbow_angle_y,elbow_angle_z", "LASI_vx,LASI_vy,LASI_vz", "ax,ay,az",
      "Hips_x,Hips_y,Hips_z,Hips_w", "q_w,q_x,q_y,q_z", "LThigh_acc_x,LThigh_acc_y,LThigh_acc_z",
    ])
  func passedOver(columns: String) throws {
    let recording = try read("time,LASI_x,LASI_y,LASI_z," + columns)
    #expect(recording.trajectories.map(\.label) == ["LASI"])
    #expect(agree(recording.trajectories[0].y, [0.1, 0.101, 0.102, 0.103]))
    #expect(recording.notices.contains { $0.text.hasPrefix("no positions by their names") })
  }

  @Test("a table of them alone is passed over, with what it holds")
  func alone() {
    let bytes = Array("time,acc_x,acc_y,acc_z\n0,1,2,3\n0.01,1,2,3\n0.02,1,2,3\n".utf8)
    #expect(!WideCSV.recognizes(bytes, ending: "csv"))
    let foreign = ForeignFile(bytes, path: "imu.csv").refusal(file: "imu.csv")
    #expect(foreign.isNoRecording)
    #expect(foreign.problem.contains("accelerations (acc)"), "\(foreign.problem)")
  }

  @Test("marey's own files keep every name") func own() throws {
    let text = """
      # format: marey-recording
      # version: 1
      # unit: m
      time,acc_x,acc_y,acc_z
      0,0.1,0.2,0.3
      0.01,0.1,0.2,0.3

      """
    let recording = try WideCSV.recording(of: Array(text.utf8), name: "a", file: "a.csv")
    #expect(recording.trajectories.map(\.label) == ["acc"])
    #expect(recording.notices.isEmpty)
  }
}
