/// The methods that find events; a test compares this list with the files beside it.
public enum EventDetectors {
  public static let all: [any EventDetector.Type] = [
    DesaillyEvents.self,
    ForcePlateEvents.self,
    GhoussayniEvents.self,
    MulticonditionEvents.self,
    OConnorEvents.self,
    RunningEvents.self,
    ZeniEvents.self,
  ]

  /// The method that a setting names, or `nil`.
  public static func named(_ name: String) -> (any EventDetector.Type)? {
    all.first { $0.name == name }
  }
}
