require('fs').rmSync('/sub', { recursive: true });
console.log('removed');
