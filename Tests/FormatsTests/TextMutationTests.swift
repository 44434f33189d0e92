import Formats
import Motion
import Testing

@Suite("Mutated text")
struct TextMutationTests {
  private static let samples = [
    TextSamples.nexus, TextSamples.trc, TextSamples.wide, TextSamples.long, TextSamples.mot,
  ]

  @Test("is read or refused with a place inside the file, and never crashes", arguments: 0..<10)
  func mutations(seed: Int) {
    var random = SeededNumbers(seed: seed)
    let telling = Array(",;\t\"\n\r-e.9xN:# ".utf8) + [0, 0xFF, 0xFE, 0xC3]
    for round in 0..<60 {
      var bytes = Array(Self.samples[round % Self.samples.count].utf8)
      for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let byte = telling.randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[place] = byte
        case 1: bytes.insert(byte, at: place)
        case 2: bytes.remove(at: place)
        case 3: bytes.removeSubrange(place..<min(bytes.count, place + 40))
        default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 60)], at: place)
        }
      }
      if Int.random(in: 0..<6, using: &random) == 0 {
        bytes.removeLast(Int.random(in: 0...bytes.count, using: &random))
      }
      check(bytes)
    }
  }

  private func check(_ bytes: [UInt8]) {
    do {
      let recording = try TextSamples.recording(bytes)
      #expect(recording.trajectories.allSatisfy { $0.count == recording.frameCount })
      #expect(recording.trajectories.isEmpty || recording.frameRate > 0)
      #expect(recording.plates.allSatisfy { $0.rate > 0 })
    } catch let error as ReadError {
      let ends = bytes.count { $0 == 10 || $0 == 13 }
      if case .line(let line, let column) = error.place {
        #expect(line >= 1 && line <= ends + 2 && column >= 1 && column <= bytes.count + 1)
      }
      #expect(!error.problem.isEmpty && !error.remedy.isEmpty)
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test("of the tables beside recordings never crashes either", arguments: 0..<4)
  func tables(seed: Int) {
    var random = SeededNumbers(seed: seed)
    let table = "participant_id,mass_kg,note\nsub-01,70,\"a, b\"\nsub-02,n/a,c\n"
    for text in [table, TextSamples.vsk, "$Bodymass = 70\n$LLegLength = 900\n"] {
      for _ in 0..<100 {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...5, using: &random) {
          bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
            in: 0...255, using: &random)
        }
        _ = try? ParticipantsTable(of: bytes, file: "participants.csv")
        _ = try? SubjectParameterFiles.measures(of: bytes, file: "a.vsk")
      }
    }
  }
}
