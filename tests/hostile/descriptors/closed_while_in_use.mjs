// expect: ok
// stdout: EBADF
import fs from 'fs/promises';
const handle = await fs.open('f', 'w+');
const going = [handle.write('x'.repeat(1e6)), handle.close(), handle.close()];
await Promise.allSettled(going);
await handle.write('y').catch((e) => console.log(e.code));
