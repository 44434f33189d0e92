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
}
