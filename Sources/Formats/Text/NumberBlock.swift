/// Some rows of a table, column by column, before they join the columns: a row's cells go to as many
/// places, which stay near the processor from row to row.
struct NumberBlock: Sendable {
  /// Rows that it has room for.
  let capacity: Int
  /// From one column to the next; more than the rows, so that the columns' beginnings do not fall
  /// onto the same places of a cache.
  let stride: Int
  var values: [Double]
  /// The line that each row stands on.
  var lines: [Int] = []
  /// The line of a row that ends before the last column, and with it the file.
  var cutLine: Int?
  /// Rows that are not as wide as the header.
  var widths = RowWidths()
  /// Bytes that the rows took in the file.
  var bytesRead = 0

  /// - Parameter capacity: Rows, by default few; of a very wide table one at a time.
  init(width: Int, capacity: Int? = nil) {
    self.capacity = capacity ?? (width <= 4096 ? 64 : 1)
    // An odd number of cache lines.
    stride = self.capacity == 1 ? 1 : (self.capacity + 7) / 16 * 16 + 8
    values = [Double](repeating: .nan, count: width * stride)
  }

  /// Takes all rows out and keeps their memory.
  mutating func removeRows() {
    lines.removeAll(keepingCapacity: true)
    cutLine = nil
    widths = RowWidths()
    bytesRead = 0
  }

  /// Multiplies a column's numbers.
  mutating func scale(_ column: Int, by factor: Double) {
    guard factor != 1 else { return }
    for place in column * stride..<column * stride + lines.count { values[place] *= factor }
  }

  /// Adds a column's numbers to others.
  func append(_ column: Int, to others: inout [Double]) {
    others.append(contentsOf: values[column * stride..<column * stride + lines.count])
  }

  /// Writes a column's numbers in the place of others, from a row on.
  func write(_ column: Int, to others: inout [Double], from row: Int) {
    others.withUnsafeMutableBufferPointer { others in
      values.withUnsafeBufferPointer { values in
        let from = values[column * stride..<column * stride + lines.count]
        _ = UnsafeMutableBufferPointer(rebasing: others[row..<row + lines.count])
          .update(fromContentsOf: from)
      }
    }
  }
}

/// What some rows have less or more than the header names.
struct RowWidths: Sendable {
  /// Rows that end before the last column.
  private(set) var shortRows = 0
  /// The most cells that one of these has.
  private(set) var mostShortCells = 0
  /// The most cells behind the last column that a row fills and that are passed over.
  private(set) var mostPassedOver = 0

  mutating func add(cells: Int, of width: Int) {
    if cells < width {
      shortRows += 1
      mostShortCells = max(mostShortCells, cells)
    }
    mostPassedOver = max(mostPassedOver, cells - width)
  }

  mutating func add(_ others: RowWidths) {
    shortRows += others.shortRows
    mostShortCells = max(mostShortCells, others.mostShortCells)
    mostPassedOver = max(mostPassedOver, others.mostPassedOver)
  }
}
