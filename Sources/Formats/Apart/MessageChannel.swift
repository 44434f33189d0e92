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

  /// Takes the next message into a buffer that is used again, which grows and never shrinks.
  ///
  /// - Parameter deadline: When to give up, or `nil` to wait without end.
  /// - Returns: How many bytes of the buffer are the message.
  borrowing func receive(
    into buffer: inout [UInt8], atMost limit: Int, deadline: ContinuousClock.Instant? = nil
  ) throws(Failure) -> Int {
    try receive(exactly: Self.headSize, into: &buffer, deadline: deadline)
    let count = buffer.prefix(Self.headSize).enumerated()
      .reduce(UInt64(0)) { $0 | UInt64($1.element) << (8 * $1.offset) }
    guard count <= UInt64(limit) else { throw .tooLong }
    try receive(exactly: Int(count), into: &buffer, deadline: deadline)
    return Int(count)
  }

  /// Sends a message.
  borrowing func send(_ bytes: [UInt8]) throws(Failure) {
    let count = UInt64(bytes.count)
    let head = (0..<Self.headSize).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
    var sent = 0
    while sent < head.count + bytes.count {
      let count = send(head, bytes, from: sent)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .closed }
      sent += count
    }
  }

  private static let headSize = 8

  /// Sends what is left of a message's head and body, at once, so that the other side wakes once.
  private borrowing func send(_ head: [UInt8], _ body: [UInt8], from sent: Int) -> Int {
    let descriptor = descriptor
    return head.withUnsafeBytes { head in
      body.withUnsafeBytes { body in
        let ofHead = min(sent, head.count)
        let ofBody = sent - ofHead
        var parts = [
          iovec(
            iov_base: head.baseAddress.map { UnsafeMutableRawPointer(mutating: $0 + ofHead) },
            iov_len: head.count - ofHead),
          iovec(
            iov_base: body.baseAddress.map { UnsafeMutableRawPointer(mutating: $0 + ofBody) },
            iov_len: body.count - ofBody),
        ]
        return parts.withUnsafeMutableBufferPointer { parts in
          var message = msghdr()
          message.msg_iov = parts.baseAddress
          message.msg_iovlen = .init(parts.count)
          return sendmsg(descriptor, &message, Self.withoutSignal)
        }
      }
    }
  }

  private borrowing func receive(
    exactly count: Int, into bytes: inout [UInt8], deadline: ContinuousClock.Instant?
  ) throws(Failure) {
    let descriptor = descriptor
    if bytes.count < count { bytes = [UInt8](repeating: 0, count: count) }
    var filled = 0
    while filled < count {
      // What is already here is taken without asking first whether it is.
      let got = bytes.withUnsafeMutableBytes {
        recv(
          descriptor, $0.baseAddress.map { $0 + filled }, count - filled,
          deadline == nil ? 0 : Int32(MSG_DONTWAIT))
      }
      if got > 0 {
        filled += got
      } else if got < 0, errno == EAGAIN || errno == EWOULDBLOCK, let deadline {
        guard Self.isReady(descriptor, before: deadline) else { throw .late }
      } else if got == 0 || errno != EINTR {
        throw .closed
      }
    }
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

  // A write to a process that has died must be an error, not the end of this one.
  #if os(Linux)
    private static let withoutSignal = Int32(MSG_NOSIGNAL)
  #else
    private static let withoutSignal: Int32 = 0
  #endif
}
