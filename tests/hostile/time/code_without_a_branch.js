// expect: timeout
const body = 'x = a.b;'.repeat(100000);
Function('a', `let x; for (;;) { ${body} }`)({ b: 1 });
