import Testing

@Test func placeholderEMG() {}
