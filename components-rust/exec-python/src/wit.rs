//! The bindings to the engine and the sandbox; the host's WASI is that of `exec-core`.

#![allow(missing_docs, reason = "the documentation is in wit/internal")]

wit_bindgen::generate!({
    world: "golem:exec-python-shell/parts",
    path: [
        "../../wit/deps/io",
        "../../wit/deps/clocks",
        "../../wit/deps/random",
        "../../wit/deps/filesystem",
        "../../wit/internal/sandbox",
        "../../wit/internal/engine",
        "world",
    ],
    with: {
        "wasi:io/error@0.2.0": exec_io::wit::wasi::io::error,
        "wasi:io/poll@0.2.0": exec_io::wit::wasi::io::poll,
        "wasi:io/streams@0.2.0": exec_io::wit::wasi::io::streams,
        "wasi:clocks/wall-clock@0.2.0": exec_io::wit::wasi::clocks::wall_clock,
        "wasi:filesystem/types@0.2.0": exec_io::wit::wasi::filesystem::types,
    },
    generate_all,
});
