import Foundation

/// The shock that a foot's contact sends into electrodes and cables.
///
/// What was recorded for a short time after each contact is put out of sight: the first half is
/// filled with the signal just before, mirrored, the second half with the signal just after. A burst
/// that runs through stays one, and a shock in a quiet signal starts none.
struct ContactArtefact {
  /// Seconds after each contact.
  var duration: Double

  /// - Parameters:
  ///   - samples: Without offset; NaN where not measured.
  ///   - contacts: Seconds from the first sample.
  /// - Returns: As many samples, and how many contacts were bridged.
  func bridged(
    _ samples: [Double], rate: Double, contacts: [Double]
  ) -> (samples: [Double], count: Int) {
    guard duration > 0, duration < 1, rate > 0 else { return (samples, 0) }
    var result = samples
    var count = 0
    let length = Int((duration * rate).rounded())
    let half = length / 2
    for contact in contacts where contact.isFinite && abs(contact) < 1e6 {
      let start = Int((contact * rate).rounded())
      let end = start + length
      guard start >= length, end + length < samples.count else { continue }
      for offset in 0..<half { result[start + offset] = samples[start - 1 - offset] }
      for offset in 0..<(length - half) { result[end - 1 - offset] = samples[end + offset] }
      count += 1
    }
    return (result, count)
  }
}
