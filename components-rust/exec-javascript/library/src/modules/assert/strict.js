// assert with its loose comparisons made strict.

module.exports = require("node:assert").strict;
