import Formats
import Motion

/// What reading gives, as text: the recording without its name, or the diagnostic.
func readOutcome(_ read: () throws(ReadError) -> Recording) -> String {
  do throws(ReadError) {
    var recording = try read()
    recording.name = ""
    return "\(recording)"
  } catch {
    return error.diagnostic
  }
}
