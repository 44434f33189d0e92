import Motion
import Reports
import Testing

@Suite("Data quality")
struct DataQualityTests {
  private var clean: SessionAnalysis {
    var analysis = SampleAnalysis.rich()
    analysis.outcomes = []
    for index in analysis.trials.indices { analysis.trials[index].trial.markers = [:] }
    return analysis
  }

  @Test("is good where nothing stands against it")
  func good() {
    let quality = DataQuality(of: clean)
    #expect(quality.level == .good)
    #expect(quality.sentence.contains("12 left and 16 right cycles"))
  }

  @Test("has reservations where a file was refused, and says so")
  func refused() {
    var analysis = clean
    analysis.outcomes = [.init(file: "a", status: .refused(diagnostic: "no"))]
    let quality = DataQuality(of: analysis)
    #expect(quality.level == .reservations)
    #expect(quality.sentence.contains("1 file was refused"))
  }

  @Test("has reservations from 95 per cent of frames seen down")
  func markers() {
    func level(missing: Int) -> DataQuality.Level {
      var analysis = clean
      var x = Array(repeating: 0.0, count: 100)
      for frame in 0..<missing { x[frame] = .nan }
      let y = Array(repeating: 0.0, count: 100)
      analysis.trials[0].trial.markers = ["LASI": Trajectory(label: "LASI", x: x, y: y, z: y)]
      return DataQuality(of: analysis).level
    }
    #expect(level(missing: 5) == .good)
    #expect(level(missing: 6) == .reservations)
  }

  @Test("has reservations where a side has fewer than three cycles")
  func few() {
    var analysis = clean
    for index in analysis.trials.indices {
      analysis.trials[index].cycles.removeAll { $0.cycle.side == .left }
    }
    #expect(DataQuality(of: analysis).sentence.contains("fewer than 3 assessed cycles on the left"))
  }

  @Test("has reservations where walks hold no complete cycle, or a movement is hardly repeated")
  func strides() {
    var analysis = clean
    for index in analysis.trials.indices {
      analysis.trials[index].trial.task = .walking
      analysis.trials[index].cycles = []
    }
    #expect(DataQuality(of: analysis).sentence.contains("walking holds no complete gait cycle"))

    func level(repetitions: Int) -> DataQuality.Level {
      var analysis = clean
      for index in analysis.trials.indices {
        analysis.trials[index].trial.task = .squat
        analysis.trials[index].trial.condition = "barefoot"
        analysis.trials[index].repetitions = []
      }
      analysis.trials[0].repetitions = Array(
        repeating: Repetition(
          task: .squat, trial: "barefoot1", side: nil, start: 0, deepest: 1, end: 2,
          peakKneeFlexion: .degrees(80), notes: []), count: repetitions)
      return DataQuality(of: analysis).level
    }
    #expect(level(repetitions: 2) == .reservations)
    #expect(level(repetitions: 3) == .good)
  }

  @Test("is unusable where no angle was measured, with the reason")
  func unusable() {
    #expect(DataQuality(of: SampleAnalysis.failed).level == .unusable)
    var analysis = clean
    for index in analysis.trials.indices {
      analysis.trials[index].angles = .absent(because: "the pelvis has no marker")
    }
    let quality = DataQuality(of: analysis)
    #expect(quality.level == .unusable)
    #expect(quality.sentence.contains("the pelvis has no marker"))
  }
}
