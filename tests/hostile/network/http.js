// expect: runtime-failed
// stderr-has: `http` is not available in golem-exec: programs have no network
require('http').get('http://127.0.0.1/');
