// expect: runtime-failed
// stderr-has: `net` is not available in golem-exec: programs have no network
import net from 'node:net';
net.connect(80);
