//! The OpenAPI document against the server: schemathesis asks what the document says that can be asked, and holds the answers
//! against it. `cargo xtask setup` installs it.

use std::path::Path;
use std::process::Command;

use super::support::Server;

/// What is held against the document. That a request of the right shape may still be refused, and which may not, is the
/// matter of other tests: the document cannot say that either `files` or `code` is given.
const CHECKS: &str = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,\
                      response_headers_conformance,unsupported_method";

/// How many requests are made up for each operation.
const EXAMPLES: &str = "20";

#[test]
fn the_server_does_what_its_document_says() {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/tools/schemathesis/bin/schemathesis");
    assert!(program.is_file(), "`{}` is missing: run `cargo xtask setup`", program.display());
    let server = Server::start(&[]);
    let asked = Command::new(program)
        .args(["run", &format!("http://{}/openapi.json", server.address), "--seed", "1", "--max-examples", EXAMPLES])
        .args(["--checks", CHECKS, "--no-color"])
        .current_dir(env!("CARGO_TARGET_TMPDIR"))
        .output()
        .unwrap();
    assert!(asked.status.success(), "{}", String::from_utf8_lossy(&asked.stdout));
}
