import Motion

/// Values as bytes that are read again by the version that wrote them; the same value gives the same
/// bytes, numbers stay exact, NaN too.
public enum Archive {
  /// The bytes of a value, or why it cannot be stored.
  public static func bytes<Value: Encodable>(of value: Value) -> Availability<[UInt8]> {
    do {
      return .present(ArchiveBytes.bytes(of: try ArchiveEncoder.node(of: value)))
    } catch {
      return .absent(because: "a value could not be stored: \(error)")
    }
  }

  /// The value that bytes hold, or why they cannot be read.
  public static func value<Value: Decodable>(
    _ type: Value.Type, of bytes: [UInt8]
  ) -> Availability<Value> {
    do {
      return .present(try ArchiveDecoder.value(type, of: ArchiveBytes.node(of: bytes)))
    } catch let error as ArchiveError {
      return .absent(because: error.words)
    } catch {
      return .absent(because: "\(error)")
    }
  }
}
