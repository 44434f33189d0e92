import CCSV
import Motion

/// One row of separated text, cut into cells by libcsv.
///
/// Headers and every row that is not plainly numeric come this way: quoted cells, doubled quotes,
/// separators within quotes. Blanks around a cell are trimmed.
///
/// Source: RFC 4180; libcsv 3.0.3 in strict mode.
package enum DelimitedRow {
  /// A cell, and where it begins.
  package struct Cell: Hashable, Sendable {
    package var text: String
    /// Offset of the cell's first byte (a quote counts) in the file.
    package var start: Int
  }

  /// The cells of one row.
  ///
  /// - Parameters:
  ///   - range: The row's bytes, without the line's end.
  ///   - line: The number of the line, for diagnostics.
  package static func cells(
    of text: TextFile, in range: Range<Int>, line: Int, delimiter: UInt8
  ) throws(ReadError) -> [Cell] {
    let sink = Sink(start: range.lowerBound)
    let fault = withExtendedLifetime(sink) { parse(text, range, delimiter, into: sink) }
    if let fault {
      throw text.error(
        line: line, at: fault, from: range.lowerBound,
        problem: "expected a cell with quotes only around it, found a quote out of place",
        remedy: "write a quote within a cell twice, and put one quote before and behind the cell")
    }
    guard sink.cells.count <= TextFile.mostColumns else {
      throw text.error(
        line: line,
        problem: "expected at most \(TextFile.mostColumns) columns, found \(sink.cells.count)",
        remedy: "check that the file is a table of one trial")
    }
    return sink.cells
  }

  /// Feeds a row to libcsv byte by byte, so that the place of each cell is known.
  ///
  /// - Returns: The byte that libcsv refused, or `nil`.
  private static func parse(
    _ text: TextFile, _ range: Range<Int>, _ delimiter: UInt8, into sink: Sink
  ) -> Int? {
    var parser = csv_parser()
    let options = CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL | CSV_EMPTY_IS_NULL
    guard csv_init(&parser, UInt8(options)) == 0 else { return range.lowerBound }
    defer { csv_free(&parser) }
    csv_set_delim(&parser, delimiter)
    csv_set_blk_size(&parser, 4096)
    let context = Unmanaged.passUnretained(sink).toOpaque()
    return text.bytes.withUnsafeBytes { bytes -> Int? in
      for place in range {
        sink.position = place
        let byte = UnsafeRawBufferPointer(rebasing: bytes[place...place])
        guard csv_parse(&parser, byte.baseAddress, 1, Sink.endCell, nil, context) == 1 else {
          return place
        }
        if sink.cells.count > TextFile.mostColumns { return nil }
      }
      sink.position = range.upperBound
      return csv_fini(&parser, Sink.endCell, nil, context) == 0 ? nil : sink.start
    }
  }

  /// Receives libcsv's cells; a C callback can neither capture nor throw.
  private final class Sink {
    var cells: [Cell] = []
    var start: Int
    var position: Int

    init(start: Int) {
      self.start = start
      position = start
    }

    static let endCell:
      @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?)
        -> Void = { bytes, count, context in
          guard let context else { return }
          let sink = Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
          let cell = UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count)
          sink.cells.append(Cell(text: TextFile.text(cell), start: sink.start))
          sink.start = sink.position + 1
        }
  }
}
