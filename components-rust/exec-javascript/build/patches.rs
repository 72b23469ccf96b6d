//! Ties the component to the patches of QuickJS.
//!
//! Cargo does not compile QuickJS again when a patch changes. `tools/wasm-cc` puts a function named after the patches
//! into the object; what is generated here refers to it, so that no component is made with an older QuickJS: the linker
//! would leave the function to be imported from `env`, which cargo-component refuses. `cargo clean -p rquickjs-sys`
//! helps.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use sha2::{Digest, Sha256};

/// Rust source that refers to the function of the patches in `folder`.
pub fn reference(folder: &Path) -> Result<String> {
    let mut patches = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot list `{}`", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "patch") {
            patches.push(path);
        }
    }
    patches.sort();
    let mut hash = Sha256::new();
    for patch in &patches {
        hash.update(fs::read(patch)?);
    }
    let marker: String = hash.finalize()[..8].iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(format!(
        "
unsafe extern \"C\" {{
    /// Where this is missing, QuickJS was compiled before a patch changed: `cargo clean -p rquickjs-sys` helps.
    fn run_cargo_clean_p_rquickjs_sys_for_patches_{marker}();
}}

/// Keeps the reference.
#[used]
static PATCHED: unsafe extern \"C\" fn() = run_cargo_clean_p_rquickjs_sys_for_patches_{marker};
"
    ))
}
