import Formats
import Foundation

/// The target of `scripts/fuzz`: one input, read by the format that `FUZZ_FORMAT` names. What a
/// reader refuses it must refuse with words; a crash, a hang or too much memory ends the fuzzer.
private let wanted = ProcessInfo.processInfo.environment["FUZZ_FORMAT"] ?? ""
private let format = RecordingFormats.all.first { "\($0)" == wanted }
private let place = ProcessInfo.processInfo.environment["FUZZ_FILE"] ?? "/dev/shm/marey-fuzz.h5"
/// Where `MAREY` names the command, files are read in its reader process.
private let pool = ProcessInfo.processInfo.environment["MAREY"].map {
  ReaderPool(program: $0, arguments: ["read-files"], time: .seconds(1))
}

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let bytes = start.map { Array(UnsafeBufferPointer(start: $0, count: count)) } ?? []
  guard let format else { fatalError("FUZZ_FORMAT names no format: \(wanted)") }
  do {
    if let format = format as? any BytesFormat.Type {
      _ = try format.recording(of: bytes, name: "input", file: "input")
    } else {
      try Data(bytes).write(to: URL(fileURLWithPath: place))
      try ReaderPool.$current.withValue(pool) {
        if pool == nil {
          _ = try format.recording(at: place, file: "input")
        } else {
          _ = try RecordingFormats.recording(at: place, file: "input")
        }
      }
    }
  } catch let error as ReadError {
    precondition(!error.problem.isEmpty && !error.remedy.isEmpty, "a refusal without words")
  } catch {
    preconditionFailure("\(error)")
  }
  return 0
}
