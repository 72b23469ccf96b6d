//! The bindings to the host's WASI. They are generated here once; the crates above map theirs to these, so that one
//! handle can go through all of them.

#![allow(missing_docs, reason = "the documentation is WASI's own, in wit/deps")]

wit_bindgen::generate!({
    world: "golem:exec-io/host",
    path: [
        "../../wit/deps/io",
        "../../wit/deps/clocks",
        "../../wit/deps/random",
        "../../wit/deps/filesystem",
        "../../wit/deps/sockets",
        "../../wit/deps/cli",
        "wit",
    ],
    generate_all,
});
