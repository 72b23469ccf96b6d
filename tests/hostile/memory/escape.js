// expect: resource-exceeded
// memory-mb: 64
escape('Ω'.repeat(1.5e7));
