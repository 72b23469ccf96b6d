// expect: timeout
// memory-mb: 512
const buffer = Buffer.alloc(2e7, 'äöü');
for (;;) for (const how of ['hex', 'base64', 'latin1', 'utf8', 'utf16le']) Buffer.from(buffer.toString(how), how);
