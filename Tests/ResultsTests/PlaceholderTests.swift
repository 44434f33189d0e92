import Testing

@Test func placeholderResults() {}
