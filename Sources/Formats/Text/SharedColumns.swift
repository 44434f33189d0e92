import Synchronization

/// Columns of numbers that several cores write at once, each to rows of its own.
struct SharedColumns: Sendable {
  private let groups: [Group]

  /// Some columns that lie side by side.
  private final class Group: Sendable {
    let range: Range<Int>
    let columns: Mutex<[[Double]]>

    init(_ range: Range<Int>, _ columns: consuming sending [[Double]]) {
      self.range = range
      self.columns = Mutex(columns)
    }
  }

  /// - Parameters:
  ///   - columns: The rows that there are; left empty.
  ///   - room: Rows to have room for.
  init(_ columns: inout [[Double]], room: Int) {
    let width = columns.count
    let count = min(width, Self.groupCount)
    groups = (0..<count).map { group in
      let range = width * group / count..<width * (group + 1) / count
      let own = range.map { column in
        defer { columns[column] = [] }
        return Self.extended(columns[column], to: max(room, columns[column].count))
      }
      return Group(range, own)
    }
    columns = []
  }

  /// Few enough that a lock is rarely asked for, and enough that cores rarely meet.
  private static let groupCount = 16

  /// The same numbers and room behind them; memory that is never written costs nothing.
  private static func extended(_ column: [Double], to room: Int) -> [Double] {
    [Double](unsafeUninitializedCapacity: room) { buffer, count in
      _ = buffer.update(fromContentsOf: column)
      count = room
    }
  }

  /// Writes the rows of a block.
  ///
  /// - Parameters:
  ///   - row: The place of its first row.
  ///   - core: The number of the one that writes, of `cores`: each begins with other columns.
  func write(_ block: NumberBlock, from row: Int, core: Int, of cores: Int) {
    let start = groups.count * core / cores
    for group in groups[start...] + groups[..<start] {
      group.columns.withLock { columns in
        for (place, column) in group.range.enumerated() {
          block.write(column, to: &columns[place], from: row)
        }
      }
    }
  }

  /// Takes the columns out.
  ///
  /// - Parameter rows: Rows that were written.
  func take(_ rows: Int) -> [[Double]] {
    groups.flatMap { group in
      group.columns.withLock { columns in
        for place in columns.indices { columns[place].removeLast(columns[place].count - rows) }
        defer { columns = [] }
        return columns
      }
    }
  }
}
