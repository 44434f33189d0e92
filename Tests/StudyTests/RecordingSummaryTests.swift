import Formats
import Motion
import Testing

@testable import Study

@Suite("What a file holds, in lines for people")
struct RecordingSummaryTests {
  @Test("a plate of a type that is not read is called so, others are not")
  func plateTypes() {
    let channels = [AnalogChannel(label: "Fz", unit: .newton, rate: 1000, samples: [0])]
    var recording = Recording(name: "walk", format: "C3D", frameRate: 100, frameCount: 1)
    recording.plates = [2, 5, 21].map {
      ForcePlate(label: "\($0)", kind: .c3d(type: $0), corners: [], channels: channels)
    }
    let lines = RecordingSummary.lines(for: recording)
    #expect(lines.contains("  2: type 2, 1 channels at 1000 Hz"))
    for type in [5, 21] {
      #expect(
        lines.contains(
          "  \(type): type \(type), which is not read (types 1 to 4 are), 1 channels at 1000 Hz"))
    }
  }

  @Test("a subject's parameters are listed with their values in SI units, and where they are from")
  func parameters() throws {
    let text = "$Bodymass = 70\n$LeftLegLength = 880\n$Unknown = 3\n"
    let measures = try SubjectParameterFiles.measures(of: Array(text.utf8), file: "a/sub.mp")
    let lines = RecordingSummary.lines(for: measures, ending: "mp")
    #expect(lines.first == "format: a subject's parameters of Vicon (.mp), no recording")
    #expect(lines.contains("mass_kg: 70 (sub.mp)"))
    #expect(lines.contains("leg_length_left_m: 0.88 (sub.mp)"))
    #expect(lines.count == 4)
    let none = RecordingSummary.lines(for: SubjectMeasures(), ending: "vsk")
    #expect(none.last == "body measures: none that marey knows")
  }
}
