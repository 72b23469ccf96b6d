// expect: ok 13
import './main.mjs';
await import('./main.mjs');
