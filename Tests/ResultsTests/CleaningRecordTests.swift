import Foundation
import HDF5
import Motion
import Results
import Testing

@Suite("What cleaning did, in the results")
struct CleaningRecordTests {
  private func session() -> SessionAnalysis {
    var session = SampleAnalysis.session()
    var trial = session.trials[0].trial
    trial.firstFrame = 101
    trial.cleaning = TrialCleaning(
      markers: [
        MarkerCleaning(
          marker: "LKNE",
          gaps: [
            .init(frames: 0..<1, outcome: .filled(by: .pattern, from: ["LTHI"])),
            .init(frames: 1..<2, outcome: .open(because: "longer than 0.1 s")),
          ], spikes: RangeSet(0..<1))
      ],
      faults: [
        MarkerFault(kind: .pair, markers: ["LKNE", "RKNE"], frames: 1..<3, words: "both jump")
      ],
      filter: .butterworth(cutoff: 6, order: 2), noise: 0.002)
    session.trials[0].trial = trial
    session.trials[0].invented = InventedFrames([.shank(.left): RangeSet(0..<1)])
    return session
  }

  @Test("gaps, spikes, faults, filter and counts, in the laboratory's frames")
  func record() throws {
    let text = ResultsFile.text(for: session())
    let all = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let trials = try #require(all?["trials"] as? [[String: Any]])
    let cleaning = try #require(trials[0]["cleaning"] as? [String: Any])
    #expect(cleaning["noise_mm"] as? Double == 2)
    #expect((cleaning["filter"] as? [String: Any])?["cutoff_hz"] as? Double == 6)
    let marker = try #require((cleaning["markers"] as? [[String: Any]])?.first)
    #expect(marker["marker"] as? String == "LKNE" && marker["invented_frames"] as? Int == 1)
    #expect(marker["spikes"] as? [[Int]] == [[101, 101]])
    let gaps = try #require(marker["gaps"] as? [[String: Any]])
    #expect(gaps[0]["frames"] as? [Int] == [101, 101])
    #expect(
      gaps[0]["filled_by"] as? String == "pattern" && gaps[0]["from"] as? [String] == ["LTHI"])
    #expect(gaps[1]["left_open_because"] as? String == "longer than 0.1 s")
    let fault = try #require((cleaning["exchanged_names"] as? [[String: Any]])?.first)
    #expect(fault["markers"] as? [String] == ["LKNE", "RKNE"])
    #expect(fault["frames"] as? [Int] == [102, 103] && fault["repaired"] as? Bool == false)
    let invented = try #require(cleaning["invented_frames"] as? [String: [String: Int]])
    #expect(invented["left"]?["knee"] == 1 && invented["left"]?["ankle"] == 1)
    #expect(invented["left"]?["hip"] == 0 && invented["right"]?["knee"] == 0)
  }

  @Test("every curve says how many of its frames rest on it")
  func curves() throws {
    let curves = try CurvesOnDisk(session())
    func count(_ path: String) throws -> Double? {
      try curves.file.attribute("invented_frames", of: "/trials/walk_01/" + path)?.number
    }
    #expect(try count("angles/left/knee") == 1)
    #expect(try count("angles/left/hip") == 0)
    #expect(try count("moments/left/hip") == 1)
    #expect(try count("powers/right/hip") == 0)
  }
}
