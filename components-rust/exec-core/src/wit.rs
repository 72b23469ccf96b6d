//! The bindings: the exported contract and the WASI that the rest of this crate calls. They are generated here once, so
//! that a component crate only names its engine and calls [`export!`].

#![allow(missing_docs, reason = "the documentation of the contract is in wit/golem-exec.wit")]

wit_bindgen::generate!({
    world: "golem:exec-core/host",
    path: [
        "../../wit/deps/io",
        "../../wit/deps/clocks",
        "../../wit/deps/random",
        "../../wit/deps/filesystem",
        "../../wit/deps/sockets",
        "../../wit/deps/cli",
        "../../wit/golem-exec.wit",
        "wit",
    ],
    with: {
        "wasi:io/error@0.2.0": exec_io::wit::wasi::io::error,
        "wasi:io/poll@0.2.0": exec_io::wit::wasi::io::poll,
        "wasi:io/streams@0.2.0": exec_io::wit::wasi::io::streams,
        "wasi:clocks/monotonic-clock@0.2.0": exec_io::wit::wasi::clocks::monotonic_clock,
        "wasi:clocks/wall-clock@0.2.0": exec_io::wit::wasi::clocks::wall_clock,
        "wasi:random/random@0.2.0": exec_io::wit::wasi::random::random,
        "wasi:filesystem/types@0.2.0": exec_io::wit::wasi::filesystem::types,
        "wasi:filesystem/preopens@0.2.0": exec_io::wit::wasi::filesystem::preopens,
        "wasi:cli/environment@0.2.0": exec_io::wit::wasi::cli::environment,
        "wasi:cli/stdout@0.2.0": exec_io::wit::wasi::cli::stdout,
        "wasi:cli/stderr@0.2.0": exec_io::wit::wasi::cli::stderr,
    },
    generate_all,
    pub_export_macro: true,
    default_bindings_module: "exec_core::wit",
});
