// expect: ok
// stdout: abc
for (const encoding of ['utf16le', 'latin1', 'hex', 'base64', 'nope', '', null, {}]) try { process.stderr.write('616263', encoding); } catch {}
process.stdout.write('6162630a', 'hex');
