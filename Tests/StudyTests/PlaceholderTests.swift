import Testing

@Test func placeholderStudy() {}
