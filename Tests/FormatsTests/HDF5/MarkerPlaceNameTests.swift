import Testing

@testable import Formats

@Suite("What a place's name says of markers")
struct MarkerPlaceNameTests {
  @Test(
    "the last name of a path that says anything counts",
    arguments: [
      ("/data/Markers", 2), ("/walk01/Trajectories/Labeled", 2), ("/forces_day/marker_pos", 2),
      ("/d/pos", 2), ("/walk01", 1), ("/", 1), ("/Angles", nil), ("/markers/jointAngles", nil),
      ("/JOINTANGLES", nil), ("/d/vel", nil), ("/markers_velocity", 2), ("/ForcePlates/0", nil),
    ])
  func rank(path: String, rank: Int?) {
    #expect(MarkerPlaceName.rank(of: path) == rank)
  }
}
