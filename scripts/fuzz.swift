import Formats
import Foundation
import HDF5
import Motion

/// The targets of `scripts/fuzz`: one input, read by the format that `FUZZ_FORMAT` names. What a
/// reader refuses it must refuse with words; a crash, a hang or too much memory ends the fuzzer.
private let environment = ProcessInfo.processInfo.environment
private let wanted = environment["FUZZ_FORMAT"] ?? ""
private let format = RecordingFormats.all.first { "\($0)" == wanted }
/// A folder in memory for formats that read files.
private let folder = environment["FUZZ_FOLDER"] ?? "/dev/shm"

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = start.map { Array(UnsafeBufferPointer(start: $0, count: count)) } ?? []
  _ = refusal(of: bytes)
  return 0
}

/// Instead of fuzzing: reads files for another such process, writes synthetic seeds of binary formats
/// into `FUZZ_SEEDS`, or reads `FUZZ_MUTATIONS` damaged copies of the files in `FUZZ_CORPUS`.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
  _ count: UnsafeMutablePointer<Int32>?,
  _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>?
) -> Int32 {
  if CommandLine.arguments.dropFirst().first == "read-files" {
    ReaderChild.serve()
    exit(0)
  }
  do {
    if let place = environment["FUZZ_SEEDS"] {
      try Seeds.write(into: place)
      exit(0)
    }
    if let runs = environment["FUZZ_MUTATIONS"].flatMap(Int.init),
      let corpus = environment["FUZZ_CORPUS"]
    {
      try MutationRun(corpus: corpus).run(runs)
      exit(0)
    }
  } catch {
    fatalError("\(error)")
  }
  return 0
}

/// Reads one input, and gives the refusal, if it is one.
private func refusal(of bytes: [UInt8]) -> ReadError? {
  guard let format else { fatalError("FUZZ_FORMAT names no format: \(wanted)") }
  do {
    if let format = format as? any BytesFormat.Type {
      _ = try format.recording(of: bytes, name: "input", file: "input")
    } else if format == MotionBIDS.self {
      _ = try format.recording(at: try MotionBIDSBundle.unpack(bytes), file: "input")
    } else {
      let place = folder + "/input.h5"
      try Data(bytes).write(to: URL(fileURLWithPath: place))
      // Where there is a reader process it is asked, as in the command; else this process reads.
      _ =
        ReaderPool.current == nil
        ? try format.recording(at: place, file: "input")
        : try RecordingFormats.recording(at: place, file: "input")
    }
  } catch let error as ReadError {
    precondition(!error.problem.isEmpty && !error.remedy.isEmpty, "a refusal without words")
    return error
  } catch {
    preconditionFailure("\(error)")
  }
  return nil
}

/// A Motion-BIDS table with its siblings as one input: the files in this order, divided by a byte
/// that no text holds.
private enum MotionBIDSBundle {
  static let divider: UInt8 = 0x1E
  static let suffixes = [
    "_motion.tsv", "_channels.tsv", "_motion.json", "_channels.json", "_events.tsv",
  ]

  /// Writes the files of an input, and gives the path of the table.
  static func unpack(_ bytes: [UInt8]) throws -> String {
    let stem = folder + "/sub-01_task-walk"
    let parts = bytes.split(
      separator: divider, maxSplits: suffixes.count - 1, omittingEmptySubsequences: false)
    for (index, suffix) in suffixes.enumerated() {
      if index < parts.count, index == 0 || !parts[index].isEmpty {
        try Data(parts[index]).write(to: URL(fileURLWithPath: stem + suffix))
      } else {
        unlink(stem + suffix)
      }
    }
    return stem + suffixes[0]
  }
}

/// Small files of formats that text cannot write, and of those that no other file at hand has.
private enum Seeds {
  private static let texts = [
    "graph.csv": """
    # rate_hz: 100
    Frame,Sub Frame,"Reconstruction Position - LASI",,,"Velocity - RASI",,
    ,,"TX","TY","TZ","TX'","TY'","TZ'"
    ,,"mm","mm","mm","mm/s","mm/s","mm/s"
    7,0,"1000","200.5","900",1,2,3
    8,0,"1001",,"",1,2,3
    """,
    "long.csv": """
    # rate_hz: 50
    frame;joint;X (mm);Y (mm);Z (mm)
    12;left_knee;-30,25;410;500,125
    12;right_knee;;;
    13;right_knee;-28;409,5;1e3
    """,
    "stamps.csv": """
    // fs=100 nSamples=3
    time,LASI_x (mm),LASI_y (mm),LASI_z (mm)
    2024-03-05T12:00:00.000Z,1000,200,950.123456
    2024-03-05T12:00:00.010Z,1001.5,200,950.12345678901
    2024-03-05T12:00:00.020Z,,,
    """,
    "targets.txt": """
    \ta.c3d\ta.c3d\ta.c3d\ta.c3d
    \tLASI\tLASI\tLASI\tTIME
    \tTARGET\tTARGET\tTARGET\tFRAME_NUMBERS
    \tORIGINAL\tORIGINAL\tORIGINAL\tORIGINAL
    ITEM\tX\tY\tZ\t0
    1\t1.0\t0.2\t0.9\t0.00
    2\t1.1\t0.2\t0.9\t0.01
    """,
  ]

  static func write(into place: String) throws {
    for (name, text) in texts {
      try (text + "\n").write(
        toFile: "\(place)/synthetic-\(name)", atomically: true, encoding: .utf8)
    }
    for devices in 1...2 {
      let writer = try HDF5Writer(path: "\(place)/synthetic-opensignals-\(devices).h5")
      for device in ["00:07:80:3B:46:61", "00:07:80:79:6F:DB"].prefix(devices) {
        try writer.createGroup("/\(device)/raw")
        try writer.createGroup("/\(device)/support")
        try writer.setAttribute("sampling rate", .number(1000), of: "/\(device)")
        try writer.setAttribute("channels", .integers([1, 2]), of: "/\(device)")
        for channel in 1...2 {
          try writer.write(
            (0..<16).map { Double(32768 + $0 * channel) }, shape: [16, 1],
            at: "/\(device)/raw/channel_\(channel)")
        }
      }
      try writer.save()
    }
    for name in ["LKNE", "RKNE"] {
      let channels = ["x", "y", "z"].map { "\(name)_\($0)\t\($0)\tPOS\t\(name)\tmm\tglobal" }
      let rows = (0..<6).map { "\(900 + $0)\t\($0 == 3 ? "n/a" : "120.5")\t4\($0)0" }
      let parts = [
        rows.joined(separator: "\n") + "\n",
        (["name\tcomponent\ttype\ttracked_point\tunits\treference_frame"] + channels)
          .joined(separator: "\n") + "\n",
        #"{"SamplingFrequency": 50, "TaskName": "walk"}"#,
        #"{"reference_frame": {"Levels": {"global": {"SpatialAxes": "ALS"}}}}"#,
        "onset\tduration\ttrial_type\n0.04\t0\tleft foot off\n0.02\tn/a\tRHS\n",
      ]
      let divider = String(decoding: [MotionBIDSBundle.divider], as: UTF8.self)
      try parts.joined(separator: divider)
        .write(toFile: "\(place)/synthetic-\(name).bids", atomically: true, encoding: .utf8)
    }
  }
}

/// Damaged copies of whole files, with HDF5 read in a process apart, as the command does it.
private struct MutationRun {
  private let files: [(name: String, bytes: [UInt8], targets: [Range<Int>])]
  private let pool = CommandLine.arguments.first.map {
    ReaderPool(program: $0, arguments: ["read-files"])
  }
  private static let longest = 1.0

  init(corpus: String) throws {
    files = try FileManager.default.contentsOfDirectory(atPath: corpus).sorted().map { name in
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: corpus + "/" + name)))
      return (name, bytes, Self.targets(of: bytes))
    }.filter { !$0.1.isEmpty }
    guard !files.isEmpty else { fatalError("no files in \(corpus)") }
  }

  /// Where a file says what it holds: its head, its tail, and what follows a structure's signature;
  /// most of a large file is numbers, damage to which is no trial of a reader.
  private static func targets(of bytes: [UInt8]) -> [Range<Int>] {
    let window = 512
    var ranges = [0..<min(4 * window, bytes.count), max(0, bytes.count - window)..<bytes.count]
    let signatures = [
      "TREE", "SNOD", "HEAP", "GCOL", "OHDR", "OCHK", "FRHP", "FHDB", "BTHD", "BTLF",
    ]
    .map { Array($0.utf8) }
    let first = Set(signatures.map { $0[0] })
    for place in bytes.indices.dropLast(4) where first.contains(bytes[place]) {
      guard signatures.contains(where: { bytes[place..<place + 4].elementsEqual($0) }) else {
        continue
      }
      ranges.append(max(0, place - window / 2)..<min(place + window, bytes.count))
    }
    return ranges
  }

  /// One line: runs, runs a second, slowest run, peak memory, what was read and refused, and the
  /// files at which a reader process died, which are kept in `FUZZ_FOUND`.
  func run(_ runs: Int) throws {
    var random = Numbers(state: UInt64(environment["FUZZ_SEED"] ?? "1") ?? 1)
    var slowest = 0.0
    var late = 0
    var read = 0
    var died: [String: Int] = [:]
    let start = ContinuousClock.now
    for run in 0..<runs {
      let file = files[Int.random(in: files.indices, using: &random)]
      let bytes = damaged(file.bytes, file.targets, &random)
      let begin = ContinuousClock.now
      let error = ReaderPool.$current.withValue(pool) { refusal(of: bytes) }
      let seconds = begin.duration(to: .now) / .seconds(1)
      slowest = max(slowest, seconds)
      if seconds > Self.longest { late += 1 }
      if error == nil { read += 1 }
      if let problem = error?.problem, problem.contains("one that ") {
        let kind = String(problem.split(separator: "one that ").last ?? "")
        died[kind, default: 0] += 1
        if let found = environment["FUZZ_FOUND"], died[kind, default: 0] <= 40 {
          try Data(bytes).write(
            to: URL(fileURLWithPath: "\(found)/died-\(environment["FUZZ_SEED"] ?? "1")-\(run).h5"))
        }
      }
    }
    let seconds = start.duration(to: .now) / .seconds(1)
    let peak = Self.peakMemory >> 20
    let ends = died.sorted { $0.key < $1.key }.map { "\($0.value) times one that \($0.key)" }
    print(
      wanted, runs, Int(Double(runs) / seconds), String(format: "%.2f", slowest),
      peak, "read \(read), refused \(runs - read), over 1 s \(late)",
      ends.joined(separator: "; "), separator: "\t")
  }

  /// Bytes.
  private static var peakMemory: Int {
    var usage = rusage()
    #if os(Linux)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return usage.ru_maxrss << 10
    #else
      getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss
    #endif
  }

  private func damaged(
    _ bytes: [UInt8], _ targets: [Range<Int>], _ random: inout Numbers
  ) -> [UInt8] {
    var bytes = bytes
    if Int.random(in: 0..<32, using: &random) == 0 {
      bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random))
    }
    for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
      let isAimed = Int.random(in: 0..<4, using: &random) > 0
      let range = isAimed ? targets[Int.random(in: targets.indices, using: &random)] : bytes.indices
      guard !range.isEmpty else { continue }
      let place = min(Int.random(in: range, using: &random), bytes.count - 1)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: bytes[place] = .random(in: 0...255, using: &random)
      case 2:
        // Counts and addresses: small, all ones, the largest that is positive.
        let value = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random) ?? 0
        for offset in 0..<[1, 2, 4, 8][Int.random(in: 0..<4, using: &random)]
        where place + offset < bytes.count { bytes[place + offset] = UInt8(value) }
      default:
        let from = Int.random(in: bytes.indices, using: &random)
        let count = min(Int.random(in: 1...16, using: &random), bytes.count - max(from, place))
        for offset in 0..<max(0, count) { bytes[place + offset] = bytes[from + offset] }
      }
    }
    return bytes
  }
}

/// Numbers that are the same in every run.
///
/// Source: Steele, Lea and Flood 2014, SplitMix64.
private struct Numbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
