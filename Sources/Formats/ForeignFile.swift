import Foundation
import Motion

/// A file that is in no format marey reads: what it is instead, and what to do with it.
struct ForeignFile {
  /// What the file is, in words.
  let words: String
  let remedy: String
  /// Whether what was recognized can be no recording: a document, a model, a table of something else.
  private var saysNoRecording = false

  private static let passOver =
    "nothing, if it is no recording; otherwise export the trial as C3D, CSV or TRC"
  private static let export =
    "export the trial from the program that captured it as C3D, CSV or TRC"

  /// Judges a file by its first bytes and its name.
  init(_ head: [UInt8], path: String) {
    let ending = URL(fileURLWithPath: path).pathExtension.lowercased()
    if head.isEmpty {
      (words, remedy) = ("an empty file", "copy the file again from where it came from")
      return
    }
    if ending == "npz", head.starts(with: [0x50, 0x4B]) {
      words = "arrays of NumPy (.npz)"
      remedy = "write markers with names, rate and unit as HDF5 or CSV, or export the trial as C3D"
      return
    }
    if let known = Self.signatures.first(where: { head.starts(with: $0.bytes) }) {
      (words, remedy) = (known.words, known.remedy)
      return
    }
    if ending == "mat", Self.isMATLAB4(head) {
      words = "a MATLAB file of version 4"
      remedy = "save it in MATLAB with '-v7.3', or export the trial as C3D, CSV or TRC"
      return
    }
    if ending == "anb" {
      words = "analog signals in Cortex's binary form (.anb)"
      remedy = "export them as text (.anc) or the trial as C3D"
      return
    }
    if UTF16Text.isLikely(head) {
      words = "UTF-16 text without a byte-order mark"
      remedy = "save the file as UTF-8 text"
      return
    }
    guard let text = Self.text(head) else {
      words = "binary data of an unknown kind" + (ending.isEmpty ? "" : " (.\(ending))")
      remedy = Self.export
      return
    }
    (words, remedy, saysNoRecording) = Self.judge(text, head, ending: ending)
  }

  private static let signatures: [(bytes: [UInt8], words: String, remedy: String)] = [
    (
      Array("MATLAB 5.0 MAT-file".utf8), "a MATLAB file of version 5 to 7.2",
      "save it in MATLAB with '-v7.3', or export the trial as C3D, CSV or TRC"
    ),
    (
      Array("CDF\u{1}".utf8), "a netCDF file of the classic form (version 3)",
      "write it as netCDF-4; in xarray, to_netcdf(…, format='NETCDF4', engine='netcdf4')"
    ),
    (
      Array("CDF\u{2}".utf8), "a netCDF file of the classic form (version 3)",
      "write it as netCDF-4; in xarray, to_netcdf(…, format='NETCDF4', engine='netcdf4')"
    ),
    (
      Array("version https://git-lfs".utf8), "a pointer of Git LFS, not the file itself",
      "fetch the files with `git lfs pull`"
    ),
    (
      [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59], "an array of NumPy (.npy)",
      "write markers with names, rate and unit as HDF5 or CSV, or export the trial as C3D"
    ),
    (
      [0xD0, 0xCF, 0x11, 0xE0], "an old Office file (Excel or Word)",
      "save the table as CSV"
    ),
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or an Office file", "unpack it, or save it as CSV"),
    (Array("%PDF".utf8), "a PDF document", passOver),
    ([0x89, 0x50, 0x4E, 0x47], "an image (PNG)", passOver),
    ([0xFF, 0xD8, 0xFF], "an image (JPEG)", passOver),
    ([0x1F, 0x8B], "a gzip archive", "unpack it"),
    ([0xFF, 0xFE], "UTF-16 text", "save the file as UTF-8 text"),
    ([0xFE, 0xFF], "UTF-16 text", "save the file as UTF-8 text"),
    (Array("RIFF".utf8), "a video or a sound (RIFF)", passOver),
    (Array("HIERARCHY".utf8), "a BVH file of joint rotations", export),
  ]

  /// The header of the first matrix: its kind, and a name that ends in a zero.
  private static func isMATLAB4(_ head: [UInt8]) -> Bool {
    guard head.count > 20 else { return false }
    let kind = Int(head[0]) | Int(head[1]) << 8 | Int(head[2]) << 16
    let length = Int(head[16]) | Int(head[17]) << 8
    guard kind % 10 < 3, kind <= 1052, (2...64).contains(length), 19 + length < head.count else {
      return false
    }
    return head[20 + length - 1] == 0 && head[20].isASCIILetter
  }

  /// The beginning as text; `nil` for bytes that no text has.
  private static func text(_ head: [UInt8]) -> String? {
    let part = head.prefix(16_384)
    let odd = part.count { $0 < 9 || ($0 > 13 && $0 < 32) }
    return odd * 50 > part.count || part.contains(0) ? nil : TextFile.text(part)
  }

  private static func judge(
    _ text: String, _ head: [UInt8], ending: String
  ) -> (words: String, remedy: String, isNoRecording: Bool) {
    let body = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if body.hasPrefix("<") {
      return body.contains("<OpenSimDocument")
        ? ("an OpenSim model or setup (XML)", passOver, true)
        : body.contains("KinematicModel")
          ? (
            "a subject's parameters of Vicon (VSK)",
            "leave it beside the trials: a run takes the person's measures from it", false
          ) : ("an XML or HTML document", passOver, true)
    }
    if body.hasPrefix("{") || body.hasPrefix("[{") || ending == "json" {
      return ("a JSON document", passOver, true)
    }
    if ending == "mp", body.hasPrefix("$") || body.contains("\n$") {
      return (
        "a subject's parameters of Vicon (.mp)",
        "leave it beside the trials: a run takes the person's measures from it", false
      )
    }
    if ["md", "rst"].contains(ending) { return ("a text document", passOver, true) }
    let lines = body.split(whereSeparator: \.isNewline).prefix(12).map(String.init)
    let separators: [Character] = ["\t", ",", ";"]
    let widths = lines.map { line in
      separators.map { mark in line.count { $0 == mark } }.max() ?? 0
    }
    let table = ForeignTable(head, lines: lines)
    guard (lines.count > 2 && widths.dropFirst().allSatisfy { $0 > 0 }) || !table.isNoRecording
    else {
      return ("plain text", passOver, true)
    }
    let first = lines.first?.split { separators.contains($0) }.map(\.trimmed) ?? []
    let isNumeric =
      !first.isEmpty
      && first.allSatisfy { Double($0.replacing(",", with: ".")) != nil }
    return isNumeric
      ? (
        "a table of numbers without a row of column names",
        "write the names and units of the columns in the first row, such as time (s),RF left (mV)",
        false
      )
      : (table.words, table.remedy, table.isNoRecording)
  }

  /// The refusal of such a file.
  func refusal(file: String) -> ReadError {
    ReadError(
      file: file, problem: "expected a recording, found \(words)", remedy: remedy,
      isNoRecording: remedy == Self.passOver || saysNoRecording)
  }
}

extension UInt8 {
  fileprivate var isASCIILetter: Bool {
    (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }
}
