import Testing

@Test func placeholderParity() {}
