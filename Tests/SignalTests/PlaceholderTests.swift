import Testing

@Test func placeholderSignal() {}
