// expect: compilation-failed
// stderr-has: SyntaxError
const ‮evil‬ = "﻿
