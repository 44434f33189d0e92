import Cleaning
import Formats
import Foundation
import Geometry
import Motion
import Plates
import TestSupport
import Testing

/// Plates of type 4 against the ground reaction that OrthoTrak 3.0 printed for the same walk.
///
/// OrthoTrak divides by the body weight, which the file does not hold, smooths, and places its frames
/// up to one frame otherwise; so a scale and a shift are fitted first. What can be held against it is
/// that both plates give the same body weight, and the shape of the curves.
@Suite("Type 4 plates against OrthoTrak", .enabled(if: RealData.isAvailable))
struct OrthoTrakForceTests {
  private struct Fit {
    var side: Side
    /// Newtons that OrthoTrak calls one body weight.
    var weight: Double
    /// Seconds by which OrthoTrak's curve comes later than the file's first frame says.
    var shift: Double
    /// Root mean square difference forward, sideways and up, share of body weight.
    var differences: [Double]
    var peaks: (found: Double, stored: Double)
  }

  @Test("one body weight from both plates, and the curves within 4 % of it")
  func groundReaction() throws {
    let report = try Self.report()
    let trial = try ViconParityTests.trial("btk-orthotrak-gait/C3DSamples/others/Gait.c3d")
    #expect(trial.plates.allSatisfy { $0.kind == .c3d(type: 4) && $0.zeroRange == 1...10 })
    // The right foot meets the second plate, the left one the first.
    let fits = try [(Side.right, 1), (.left, 0)].map { side, plate in
      try Self.fit(side, trial.plates[plate], trial, report)
    }
    print("side  weight N  shift ms  rms forward  sideways  up (% BW)  peak up found, stored (BW)")
    for fit in fits {
      let percent = fit.differences.map { String(format: "%.1f", $0 * 100) }
      print(
        fit.side.rawValue, String(format: "%.1f %.1f", fit.weight, fit.shift * 1000), percent,
        String(format: "%.3f %.3f", fit.peaks.found, fit.peaks.stored))
      #expect(fit.differences.allSatisfy { $0 < 0.04 })
      #expect(abs(fit.peaks.found - fit.peaks.stored) < 0.04)
    }
    #expect(abs(fits[0].weight / fits[1].weight - 1) < 0.02)
  }

  private static func fit(
    _ side: Side, _ plate: ForcePlate, _ trial: Trial, _ report: [String: [Double]]
  ) throws -> Fit {
    let signals = try #require(
      PlateSignals.of(plate, baseline: .file, markerRate: trial.rate).value)
    let stored = try ["FWD", "LAT", "VRT"].map {
      try #require(report["\(side.letter)_GRF_\($0)"])
    }
    let perFrame = Int(signals.rate / trial.rate)
    func curve(_ axis: Int, from sample: Int) -> [Double] {
      stored[0].indices.map { frame in
        let middle = sample + frame * perFrame
        let window = (middle - perFrame / 2)...(middle + perFrame / 2)
        let values = window.map {
          signals.loads.indices.contains($0) ? signals.loads[$0].force[axis] : 0
        }
        return values.reduce(0, +) / Double(values.count)
      }
    }
    func scale(_ a: [Double], _ b: [Double]) -> Double {
      zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } / b.reduce(0) { $0 + $1 * $1 }
    }
    func rms(_ a: [Double], _ b: [Double]) -> Double {
      (zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } / Double(a.count)).squareRoot()
    }
    // Frame 137 is the report's first; look one frame to either side.
    var best = (error: Double.infinity, sample: 0, weight: 1.0)
    for sample in (1360 - 10)...(1360 + 30) {
      let up = curve(2, from: sample)
      let weight = scale(up, stored[2])
      let error = rms(up.map { $0 / weight }, stored[2])
      if error < best.error { best = (error, sample, weight) }
    }
    let differences = (0..<3).map { axis -> Double in
      let found = curve(axis, from: best.sample).map { $0 / best.weight }
      // Forward and sideways of the person, whichever way the plates look.
      return min(rms(found, stored[axis]), rms(found.map { -$0 }, stored[axis]))
    }
    let up = curve(2, from: best.sample).map { $0 / best.weight }
    return Fit(
      side: side, weight: best.weight, shift: Double(best.sample - 1360) / signals.rate,
      differences: differences, peaks: (up.max() ?? 0, stored[2].max() ?? 0))
  }

  /// The columns of the report by name.
  static func report() throws -> [String: [Double]] {
    let data = try Data(
      contentsOf: URL(
        fileURLWithPath: RealData.path("btk-orthotrak-gait/XLSOrthoTrakSamples/Gait.xls")))
    let lines = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
    let head = try #require(lines.firstIndex { $0.hasPrefix("R_HIP Rot ANG") })
    let names = lines[head].split(separator: "\t", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }
    var columns: [String: [Double]] = [:]
    for line in lines[(head + 1)...] {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      for (name, cell) in zip(names, cells) {
        guard let value = Double(cell.trimmingCharacters(in: .whitespaces)) else { continue }
        columns[name, default: []].append(value)
      }
    }
    return columns
  }
}
