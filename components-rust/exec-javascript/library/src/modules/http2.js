// Not in a sandbox: see internal/builtins.js for the reason.

throw require("internal:builtins").unavailable("http2");
