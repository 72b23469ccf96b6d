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
    generate_all,
    pub_export_macro: true,
    default_bindings_module: "exec_core::wit",
});
