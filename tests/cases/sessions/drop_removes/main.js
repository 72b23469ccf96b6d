require('fs').mkdirSync('a/b', { recursive: true });
