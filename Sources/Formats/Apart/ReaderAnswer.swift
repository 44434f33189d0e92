import Motion

/// What the reader process is asked, and what it says.
struct ReaderRequest: Equatable {
  enum Wish: Int {
    case recording
    case tree
  }

  var wish: Wish
  var path: String
  /// The name to use in diagnostics.
  var file: String
  var paths: HDF5Paths

  var bytes: [UInt8] {
    var message = ByteMessageWriter()
    message.put(wish.rawValue)
    message.put(path)
    message.put(file)
    message.put(paths.texts.sorted { $0.key < $1.key }) {
      $0.put($1.key)
      $0.put($1.value)
    }
    return message.bytes
  }

  init(_ wish: Wish, path: String, file: String, paths: HDF5Paths) {
    self.wish = wish
    self.path = path
    self.file = file
    self.paths = paths
  }

  /// - Parameter count: How many of the bytes are the message; by default all.
  init?(_ bytes: [UInt8], count: Int? = nil) {
    var message = ByteMessageReader(bytes, count: count ?? bytes.count)
    do {
      guard let wish = Wish(rawValue: try message.integer()) else { return nil }
      self.wish = wish
      path = try message.text()
      file = try message.text()
      let texts = try message.list { m throws(ByteMessageReader.Broken) in
        (try m.text(), try m.text())
      }
      paths = HDF5Paths(Dictionary(texts) { first, _ in first })
    } catch {
      return nil
    }
  }
}

enum ReaderAnswer {
  case recording(Recording)
  case lines([String])
  case error(ReadError)

  var bytes: [UInt8] {
    var message = ByteMessageWriter()
    put(into: &message)
    return message.bytes
  }

  func put(into message: inout ByteMessageWriter) {
    switch self {
    case .recording(let recording):
      message.put(0)
      RecordingMessage.put(recording, into: &message)
    case .lines(let lines):
      message.put(1)
      message.put(lines) { $0.put($1) }
    case .error(let error):
      message.put(2)
      message.put(error.file)
      message.put(error.problem)
      message.put(error.remedy)
      message.put(error.isNoRecording ? 1 : 0)
      switch error.place {
      case .wholeFile: message.put(0)
      case .byte(let byte):
        message.put(1)
        message.put(byte)
      case .line(let line, let column):
        message.put(2)
        message.put(line)
        message.put(column)
      case .object(let object):
        message.put(3)
        message.put(object)
      }
    }
  }

  /// - Parameter count: How many of the bytes are the message; by default all.
  init(_ bytes: [UInt8], count: Int? = nil) throws(ByteMessageReader.Broken) {
    var message = ByteMessageReader(bytes, count: count ?? bytes.count)
    switch try message.integer() {
    case 0: self = .recording(try RecordingMessage.recording(from: &message))
    case 1:
      self = .lines(try message.list { m throws(ByteMessageReader.Broken) in try m.text() })
    case 2:
      var error = ReadError(
        file: try message.text(), problem: try message.text(), remedy: try message.text())
      error.isNoRecording = try message.integer() == 1
      switch try message.integer() {
      case 1: error.place = .byte(try message.integer())
      case 2: error.place = .line(try message.integer(), column: try message.integer())
      case 3: error.place = .object(try message.text())
      default: break
      }
      self = .error(error)
    default: throw ByteMessageReader.Broken()
    }
  }
}
