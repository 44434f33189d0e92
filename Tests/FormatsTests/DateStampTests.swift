import Testing

@testable import Formats

@Suite("Dates and times of day")
struct DateStampTests {
  @Test(
    "count seconds since another, over midnights, leap days and offsets",
    arguments: [
      ("2024-03-05T12:00:00", "2024-03-05T12:00:00.010Z", "0.01"),
      ("2024-03-05 12:00:00.5", "2024-03-05 12:00:01,25", "0.75"),
      ("2024-02-28T23:59:59.990", "2024-02-29T00:00:00.000", "0.01"),
      ("2023-12-31T23:59", "2024-01-01T00:00:30", "90"),
      ("2024-03-05T12:00:00+01:00", "2024-03-05T11:00:00Z", "0"),
      ("2024-03-05T12:00:00-0530", "2024-03-05T17:30:02Z", "2"),
      ("2024-02-28T00:00:00", "2024-03-01T00:00:00", "172800"),
      ("09:59:59.990", "10:00:00.000", "0.01"),
      ("2024-03-05T12:00:01", "2024-03-05T12:00:00.999999999", "-0.000000001"),
    ])
  func spans(first: String, second: String, seconds: String) throws {
    let (first, second) = (try #require(DateStamp(first)), try #require(DateStamp(second)))
    #expect(Double(second.seconds(since: first)) == Double(seconds))
  }

  @Test(
    "are nothing else",
    arguments: [
      "", "0.01", "12:00", "12:00:00 PM", "1:00:00.5", "2024-03-05", "2024-13-05T12:00:00",
      "2024-03-05T25:00:00",
      "2024-03-05T12:00:00.", "2024-03-05T12:00:00 PM", "2024-03-05T12:00:00+1",
      "05.03.2024 12:00:00",
      "2024-03-05T12:00:0x",
    ])
  func others(text: String) { #expect(DateStamp(text) == nil) }
}
