import HDF5
import Motion

/// Signals as PLUX OpenSignals stores them in HDF5: one root group a device, raw counts.
///
///     /<device>            sampling rate, resolution (bits), channels
///     /<device>/raw/channel_<n>   samples x 1, counts
///
/// Counts become volts by a transfer function of each sensor that the file does not hold. They are
/// read without a unit: good for the times of a signal, not for its height. Copies of lower rate
/// under `support` are passed over.
public enum OpenSignals: ApartFormat {
  public static let name = "OpenSignals HDF5"

  public static func recognizes(_ head: [UInt8], ending: String) -> Bool {
    HDF5File.signatureOffset(in: head) != nil
      && [rateName, "support", "raw"].allSatisfy { holds($0, in: head) }
      && !holds("MATLAB", in: head)
  }

  private static let rateName = "sampling rate"
  private static let largestChannelCount = 64

  static func recording(
    at path: String, file: String, paths: HDF5Paths
  ) throws(ReadError) -> Recording {
    do {
      let container = try HDF5File(path: path, limits: HDF5Recording.limits)
      var recording = Recording(
        name: RecordingName.of(path), format: name, frameRate: 0, frameCount: 0)
      let devices = try container.children().filter { device in
        try container.attribute(rateName, of: "/" + device)?.number != nil
      }
      var sensors: [String] = []
      for device in devices {
        sensors += try self.sensors(of: device, in: container, isOnly: devices.count == 1)
        recording.analog += try channels(of: device, in: container, isOnly: devices.count == 1)
      }
      guard !recording.analog.isEmpty else {
        throw ReadError(
          file: file, place: .object("/"),
          problem: "expected a device with raw/channel_1, found none",
          remedy: "export the recording again from OpenSignals")
      }
      recording.notices.append(
        Notice(
          .emg,
          "raw counts without a transfer function: their times can be read, their height in volts "
            + "cannot"))
      if !sensors.isEmpty {
        recording.notices.append(
          Notice(.emg, "sensors: " + sensors.prefix(largestChannelCount).joined(separator: ", ")))
      }
      return recording
    } catch let error as HDF5Error {
      throw ReadError(error, file: file)
    } catch let error as ReadError {
      throw error
    } catch {
      throw ReadError(
        file: file, problem: "the file could not be read", remedy: "export the recording again")
    }
  }

  /// What the file calls the sensor of each channel: `channel_3 EMG`.
  private static func sensors(
    of device: String, in container: HDF5File, isOnly: Bool
  ) throws -> [String] {
    let raw = "/\(device)/raw"
    guard try container.kind(of: raw) == .group else { return [] }
    return try container.children(of: raw).filter { $0.hasPrefix("channel_") }
      .prefix(largestChannelCount).compactMap { name in
        guard let sensor = try container.attribute("sensor", of: "\(raw)/\(name)")?.text,
          !sensor.isEmpty
        else { return nil }
        return (isOnly ? name : "\(device) \(name)") + " " + sensor.prefix(40)
      }
  }

  private static func channels(
    of device: String, in container: HDF5File, isOnly: Bool
  ) throws -> [AnalogChannel] {
    let raw = "/\(device)/raw"
    guard let rate = try container.attribute(rateName, of: "/" + device)?.number, rate > 0,
      rate.isFinite, try container.kind(of: raw) == .group
    else { return [] }
    var channels: [AnalogChannel] = []
    let names = try container.children(of: raw).filter { $0.hasPrefix("channel_") }
    for name in names.prefix(largestChannelCount) {
      let (values, shape) = try container.numbers(at: "\(raw)/\(name)")
      // One column; another shape is no single signal.
      guard shape.count <= 2, shape.dropFirst().allSatisfy({ $0 == 1 }) else { continue }
      channels.append(
        AnalogChannel(
          label: isOnly ? name : "\(device) \(name)", unit: nil, rate: rate, samples: values))
    }
    return channels
  }

  private static func holds(_ word: String, in head: [UInt8]) -> Bool {
    let bytes = Array(word.utf8)
    guard head.count >= bytes.count else { return false }
    return head.indices.dropLast(bytes.count - 1).contains { index in
      head[index] == bytes[0] && head[index..<(index + bytes.count)].elementsEqual(bytes)
    }
  }
}
