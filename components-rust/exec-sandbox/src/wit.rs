//! The bindings: the host's WASI is that of `exec-io`, and what the engine sees is generated here.

#![allow(missing_docs, reason = "the documentation is WASI's own, in wit/deps-0.2.9")]

wit_bindgen::generate!({
    world: "golem:exec-sandbox-component/sandbox",
    path: [
        "../../wit/deps/io",
        "../../wit/deps/clocks",
        "../../wit/deps/random",
        "../../wit/deps/filesystem",
        "../../wit/deps/sockets",
        "../../wit/deps/cli",
        "../../wit/deps-0.2.9/io",
        "../../wit/deps-0.2.9/clocks",
        "../../wit/deps-0.2.9/random",
        "../../wit/deps-0.2.9/filesystem",
        "../../wit/deps-0.2.9/sockets",
        "../../wit/deps-0.2.9/cli",
        "../../wit/internal/sandbox",
        "world",
    ],
    with: {
        "wasi:io/error@0.2.0": exec_io::wit::wasi::io::error,
        "wasi:io/poll@0.2.0": exec_io::wit::wasi::io::poll,
        "wasi:io/streams@0.2.0": exec_io::wit::wasi::io::streams,
        "wasi:clocks/monotonic-clock@0.2.0": exec_io::wit::wasi::clocks::monotonic_clock,
        "wasi:clocks/wall-clock@0.2.0": exec_io::wit::wasi::clocks::wall_clock,
        "wasi:random/random@0.2.0": exec_io::wit::wasi::random::random,
        "wasi:filesystem/types@0.2.0": exec_io::wit::wasi::filesystem::types,
        "wasi:cli/stdout@0.2.0": exec_io::wit::wasi::cli::stdout,
        "wasi:cli/stderr@0.2.0": exec_io::wit::wasi::cli::stderr,
    },
    generate_all,
});
