import Geometry
import Motion

/// A plain table: a row a frame, a column a coordinate, and marey's own text format.
///
/// The header names `time` (seconds) or `frame`, then `LASI_x, LASI_y, LASI_z, …`; `.x`, ` X`, `:X`,
/// ` (x)` and `.PosX` do as well, and a unit may follow in brackets. Lines `# key: value` before the
/// header say the rest; see `WideCSVMetadata` for the keys. Columns with a unit of voltage are analog
/// signals. Triples that are no positions by their names (angles, accelerations) are passed over.
///
/// Written are metres with nine decimals (a nanometre); analog signals, in a file `name_analog.csv`
/// of their own, with as many digits as give the same number back.
public enum WideCSV: WritableFormat, TextFormat {
  public static let name = "CSV"
  public static let writtenEnding = "csv"

  public static func recognizes(_ head: [UInt8], ending: String) -> Bool {
    // A table that cannot be read is taken on, so that the reader says what is wrong with it.
    guard let text = try? TextFile(head, file: "") else { return ending == "csv" }
    var lines = TextLines(text)
    var metadata = CSVMetadata()
    guard let range = try? metadata.readToHeader(&lines, of: text) else { return false }
    let keys = WideCSVMetadata(metadata)
    guard
      let header = try? WideCSVHeader(range, &lines, of: text, metadata: keys)
    else { return keys.isMarey || ending == "csv" }
    return keys.isMarey || header.isWideTable
  }

  public static func recording(
    of bytes: [UInt8], name: String, file: String
  ) throws(ReadError) -> Recording {
    var none: TextPieces?
    return try recording(of: try TextFile(bytes, file: file), rest: &none, name: name)
  }

  /// Reads a file piece by piece, so that a long table is never in memory as text.
  public static func recording(at path: String, file: String) throws(ReadError) -> Recording {
    try recording(at: path, file: file, pieceSize: 1 << 18)
  }

  package static func recording(
    at path: String, file: String, pieceSize: Int
  ) throws(ReadError) -> Recording {
    var pieces = try TextPieces(path: path, file: file, pieceSize: pieceSize)
    guard let first = try pieces.next(behind: 0) else {
      return try recording(of: [], name: RecordingName.of(path), file: file)
    }
    var entries = CSVMetadata()
    var lines = TextLines(first)
    guard let range = try entries.readToHeader(&lines, of: first) else {
      // More comments than a piece can hold.
      return try recording(
        of: FileBytes.text(of: path, file: file), name: RecordingName.of(path), file: file)
    }
    if pieces.size > first.bytes.count, beginsWithStamp(lines, first, entries, header: range) {
      return try recording(
        of: FileBytes.text(of: path, file: file), name: RecordingName.of(path), file: file)
    }
    var rest: TextPieces? = consume pieces
    return try recording(of: first, rest: &rest, name: RecordingName.of(path))
  }

  /// Whether the rows' times are dates, which are read from the whole file.
  private static func beginsWithStamp(
    _ lines: TextLines, _ text: TextFile, _ entries: CSVMetadata, header range: Range<Int>
  ) -> Bool {
    var lines = lines
    guard
      let header = try? WideCSVHeader(range, &lines, of: text, metadata: WideCSVMetadata(entries))
    else { return false }
    return WideCSVStamps.begin(lines, text, header)
  }

  /// - Parameters:
  ///   - text: The file, or its first piece, which holds the header.
  ///   - rest: The other pieces.
  private static func recording(
    of text: TextFile, rest: inout TextPieces?, name: String
  ) throws(ReadError) -> Recording {
    var lines = TextLines(text)
    var entries = CSVMetadata()
    let range = try entries.header(
      &lines, of: text, remedy: "begin the table with time, LASI_x, LASI_y, LASI_z, …")
    let metadata = WideCSVMetadata(entries)
    try metadata.check(text)
    let header = try WideCSVHeader(range, &lines, of: text, metadata: metadata)
    var text = text
    let isStamped = WideCSVStamps.begin(lines, text, header)
    if isStamped { text = try WideCSVStamps.replaced(text, &lines, header) }
    var body = try WideCSVBody(&lines, text, rest: &rest, header, metadata)
    var recording = Recording(
      name: name, format: self.name, frameRate: body.rate, frameCount: body.table.rowCount,
      firstFrame: metadata.firstFrame ?? body.firstFrame ?? 1, up: metadata.up,
      forward: metadata.forward, startTime: body.startTime)
    recording.notices =
      header.notices + (isStamped ? [WideCSVStamps.notice] : []) + body.notices
    body.moveTrajectories(to: &recording)
    try body.settleUnit(of: &recording, metadata, text)
    body.moveSignals(to: &recording, metadata)
    body.moveReactions(to: &recording)
    if !metadata.isMarey { ZeroGaps.open(in: &recording) }
    recording.events = try metadata.events(text)
    recording.measures = try metadata.measures(text)
    if recording.trajectories.isEmpty {
      recording.frameRate = 0
      recording.frameCount = 0
    }
    return recording
  }
}
