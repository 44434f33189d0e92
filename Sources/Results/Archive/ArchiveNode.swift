/// A value on its way into or out of an archive: what JSON has, and runs of numbers that stay exact,
/// NaN and infinity too.
indirect enum ArchiveNode: Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case numbers([Double])
  case list([ArchiveNode])
  case fields([(key: String, node: ArchiveNode)])
}

/// Why an archive could not be read, in words.
struct ArchiveError: Error {
  var words: String
}
