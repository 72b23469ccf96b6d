const halve = require('./lib/broken.js');
halve(2);
