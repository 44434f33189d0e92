import Testing

@Test func placeholderSynthesis() {}
