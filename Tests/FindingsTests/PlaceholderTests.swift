import Testing

@Test func placeholderFindings() {}
