import Dispatch
import Foundation

/// Listens for Ctrl-C and for a scheduler's polite end.
enum Interrupt {
  /// What listens; cancel it when the work is done.
  struct Watch {
    fileprivate var sources: [any DispatchSourceSignal]
    func cancel() {
      for source in sources { source.cancel() }
    }
  }

  /// Calls `stop` once at the first signal; the second ends the program at once.
  static func watch(_ stop: @escaping @Sendable () -> Void) -> Watch {
    Watch(
      sources: [SIGINT, SIGTERM].map { number in
        signal(number, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler { @Sendable in
          signal(number, SIG_DFL)
          stop()
        }
        source.resume()
        return source
      })
  }
}
