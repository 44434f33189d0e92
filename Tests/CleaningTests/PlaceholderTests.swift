import Testing

@Test func placeholderCleaning() {}
