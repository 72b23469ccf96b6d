// expect: compilation-failed
// stderr-has: SyntaxError
/(?<a>.)(?<a>.)(/;
