import EMG
import Formats
import Motion
import TestSupport
import Testing

/// Channels of real recordings: walking children, 1000 Hz, labels `Voltage.L Rect` and the like.
struct RealChannelsTests {
  static let walks = [
    "HC002D/Straight/HC002D06", "HC030A/Straight/HC030A05", "HC031A/Straight/HC031A06",
    "HC032A/Straight/HC032A03", "HC033A/Straight/HC033A10", "HC036A/Straight/HC036A10",
  ]

  static func trial(_ name: String) throws -> Trial {
    let path = RealData.path("biomechzoo-gait-c3d/\(name).c3d")
    let recording = try RecordingFormats.recording(at: path)
    return Trial(
      name: recording.name, source: recording.format, task: .walking,
      rate: recording.frameRate, frameCount: recording.frameCount, markers: [:],
      analog: recording.analog)
  }

  @Test(
    "ten of twelve channels are muscles, the two spare ones are listed",
    .enabled(if: RealData.isAvailable), arguments: walks)
  func recognised(name: String) throws {
    let found = ChannelRecognition().channels(in: try Self.trial(name))
    #expect(found.recognised.count == 10)
    let muscles = Set(found.recognised.map(\.muscle.muscle))
    #expect(
      muscles == [
        .rectusFemoris, .hamstrings, .gastrocnemius, .tibialisAnterior, .tibialisPosterior,
      ])
    #expect(found.unmapped == ["Voltage.L Spare", "Voltage.R Spare"])
  }

  @Test(
    "a label of another laboratory is not guessed", .enabled(if: RealData.isAvailable))
  func others() throws {
    let path = RealData.path("btk-orthotrak-gait/C3DSamples/others/Gait.c3d")
    let recording = try RecordingFormats.recording(at: path)
    let named = recording.analog.compactMap { channel in
      ChannelRecognition().channel(channel.label).map { (channel.label, $0.muscle) }
    }
    #expect(named.map(\.0) == ["LREC", "RREC", "LSOL", "RSOL"])
  }

  @Test(
    "every channel is either timed or refused by name", .enabled(if: RealData.isAvailable),
    arguments: walks)
  func timed(name: String) throws {
    for activity in MuscleActivation().activity(in: try Self.trial(name)) {
      switch activity.timing {
      case .present(let timing):
        #expect(!timing.bursts.isEmpty, "\(activity.channel)")
        #expect((activity.signalToNoise ?? 0) >= SignalToNoise.lowest)
      case .absent(let reason): #expect(!reason.isEmpty)
      }
    }
  }

  @Test(
    "channels that stand at the rails of ±1.25 V are refused as clipped",
    .enabled(if: RealData.isAvailable))
  func clipped() throws {
    let refused = try Self.walks.flatMap { name in
      MuscleActivation().activity(in: try Self.trial(name))
        .filter { $0.timing.reason?.hasPrefix("clipped") == true }.map {
          "\(name.prefix(6)) \($0.channel)"
        }
    }
    #expect(
      refused == [
        "HC031A Voltage.L Rect", "HC031A Voltage.L Hams", "HC036A Voltage.R Gast",
        "HC036A Voltage.L Tib Post",
      ])
  }
}
