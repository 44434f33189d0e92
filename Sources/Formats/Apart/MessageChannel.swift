import Foundation

/// A socket to another process, over which messages go with their length ahead.
struct MessageChannel: ~Copyable {
  enum Failure: Error {
    /// The other side has gone.
    case closed
    /// It did not answer in time.
    case late
    /// It announced more bytes than are taken.
    case tooLong
  }

  let descriptor: Int32

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// - Parameter deadline: When to give up, or `nil` to wait without end.
  borrowing func receive(
    atMost limit: Int, deadline: ContinuousClock.Instant? = nil
  ) throws(Failure) -> [UInt8] {
    let head = try receive(exactly: 8, deadline: deadline)
    let count = head.enumerated().reduce(UInt64(0)) { $0 | UInt64($1.element) << (8 * $1.offset) }
    guard count <= UInt64(limit) else { throw .tooLong }
    return try receive(exactly: Int(count), deadline: deadline)
  }

  borrowing func send(_ bytes: [UInt8]) throws(Failure) {
    let count = UInt64(bytes.count)
    try sendAll((0..<8).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) })
    try sendAll(bytes)
  }

  private borrowing func receive(
    exactly count: Int, deadline: ContinuousClock.Instant?
  ) throws(Failure) -> [UInt8] {
    var failure: Failure?
    let descriptor = descriptor
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count, failure == nil {
        if let deadline, !Self.isReady(descriptor, before: deadline) {
          failure = .late
          return
        }
        let space = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
        let got = recv(descriptor, space.baseAddress, space.count, 0)
        if got < 0, errno == EINTR { continue }
        if got <= 0 { failure = .closed } else { filled += got }
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// Waits until there is something to receive.
  private static func isReady(_ descriptor: Int32, before deadline: ContinuousClock.Instant) -> Bool
  {
    while true {
      let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
      guard left > 0 else { return false }
      var wish = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let found = poll(&wish, 1, Int32(min(left.rounded(.up), 1e6)))
      if found > 0 { return true }
      if found < 0, errno != EINTR { return true }
    }
  }

  private borrowing func sendAll(_ bytes: [UInt8]) throws(Failure) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.send(
          descriptor, $0.baseAddress.map { $0 + sent }, bytes.count - sent, Self.withoutSignal)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .closed }
      sent += count
    }
  }

  // A write to a process that has died must be an error, not the end of this one.
  #if os(Linux)
    private static let withoutSignal = Int32(MSG_NOSIGNAL)
  #else
    private static let withoutSignal: Int32 = 0
  #endif
}
