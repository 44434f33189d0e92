import Motion
import Testing

@testable import Results

@Suite("FHIR bundles") struct FHIRBundleTests {
  private static let text = FHIRBundle(of: SampleAnalysis.session()) { name in
    "id-" + name.replacing("\u{0}", with: "-").replacing(" ", with: "-")
  }.text

  private func resources() throws -> [[String: JSONValue]] {
    guard case .object(let bundle)? = JSONValue(parsing: Array(Self.text.utf8)),
      case .array(let entries)? = bundle["entry"]
    else { throw Missing() }
    return try entries.map { entry in
      guard case .object(let fields) = entry, case .object(let resource)? = fields["resource"],
        case .string(let address)? = fields["fullUrl"], case .string(let id)? = resource["id"]
      else { throw Missing() }
      #expect(address == "urn:uuid:" + id)
      return resource
    }
  }

  private struct Missing: Error {}

  @Test("one person, one program, an observation a parameter and finding, one report")
  func resourcesOfEach() throws {
    let kinds = try resources().map { $0["resourceType"] }
    #expect(kinds.first == .string("Patient"))
    #expect(kinds.count { $0 == .string("Observation") } == 5)
    #expect(kinds.last == .string("DiagnosticReport"))
    #expect(
      try resources().filter { $0["resourceType"] != .string("ServiceRequest") }.allSatisfy {
        $0["status"] ?? .string("preliminary") == .string("preliminary")
      })
  }

  @Test("the referral question is the reason of a request, the examination an observation")
  func intake() throws {
    let request = try #require(
      try resources().first { $0["resourceType"] == .string("ServiceRequest") })
    #expect(request["reasonCode"] == .array([.object(["text": .string("Which brace?")])]))
    let report = try #require(
      try resources().first { $0["resourceType"] == .string("DiagnosticReport") })
    #expect(report["basedOn"] != nil)
    #expect(
      try resources().contains { $0["valueString"] == .string("hip extension 5 degrees left") })
    var session = SampleAnalysis.session()
    session.subject.intake = [:]
    let plain = FHIRBundle(of: session) { $0 }.text
    #expect(!plain.contains("ServiceRequest") && !plain.contains("basedOn"))
  }

  @Test("a value has its UCUM unit; what is missing has its reason; a state is an interpretation")
  func values() throws {
    #expect(Self.text.contains("\"code\": \"/min\""))
    #expect(Self.text.contains("no other foot") && Self.text.contains("no cycles"))
    #expect(Self.text.contains("\"code\": \"POS\"") && !Self.text.contains("\"code\": \"NEG\""))
    for resource in try resources() where resource["resourceType"] == .string("Observation") {
      let told = ["valueQuantity", "valueString", "dataAbsentReason"].count { resource[$0] != nil }
      #expect(told == 1)
    }
  }

  @Test("no other text of the intake form is in it, and the same session gives the same bytes")
  func safe() {
    #expect(!Self.text.contains("Geheim") && !Self.text.contains("birth"))
    let again = FHIRBundle(of: SampleAnalysis.session()) { name in
      "id-" + name.replacing("\u{0}", with: "-").replacing(" ", with: "-")
    }.text
    #expect(Self.text == again)
  }
}
