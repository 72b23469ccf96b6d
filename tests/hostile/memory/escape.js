// expect: resource-exceeded
// memory-mb: 16
escape('Ω'.repeat(5e6));
