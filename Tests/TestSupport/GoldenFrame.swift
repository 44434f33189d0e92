import Foundation

/// One frame of a real trial, from markers to angles, worked out independently; it lies beside the
/// real recordings.
public struct GoldenFrame: Decodable, Sendable {
  public struct Offsets: Decodable, Sendable {
    public var plantarFlexion: Double
    public var rotation: Double

    enum CodingKeys: String, CodingKey {
      case plantarFlexion = "StaticPlantFlex"
      case rotation = "StaticRotOff"
    }
  }
  public struct Computed: Decodable, Sendable {
    public var jointCentres: [String: [Double]]
    public var angles: [String: [Double]]

    enum CodingKeys: String, CodingKey {
      case jointCentres = "joint_centres_mm"
      case angles = "angles_deg"
    }
  }
  public var anthropometry: [String: Double]
  public var staticOffsets: [String: Offsets]
  public var markers: [String: [Double]]
  public var computed: Computed

  enum CodingKeys: String, CodingKey {
    case anthropometry, computed
    case staticOffsets = "static_offsets_rad"
    case markers = "markers_mm"
  }

  /// Where it lies, or `nil`.
  public static var url: URL? {
    let url = RealData.folder?.deletingLastPathComponent()
      .appendingPathComponent("design/plug-in-gait-golden.json")
    return url.flatMap { FileManager.default.fileExists(atPath: $0.path) ? $0 : nil }
  }

  public static var isAvailable: Bool { url != nil }

  public static func load() throws -> GoldenFrame {
    guard let url else { preconditionFailure("enable this test with GoldenFrame.isAvailable") }
    return try JSONDecoder().decode(GoldenFrame.self, from: Data(contentsOf: url))
  }
}
