//! Ties the component to the patches of QuickJS.
//!
//! Cargo does not compile QuickJS again when a patch changes. `tools/wasm-cc` puts a symbol named after the patches into
//! the object; this refers to it, so that a component with an older QuickJS does not link.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::Result;

/// Rust source that refers to the symbol of the patches in `folder`.
pub fn reference(folder: &Path) -> Result<String> {
    let mut patches = Vec::new();
    for entry in fs::read_dir(folder)? {
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
    let digest = hash.finalize();
    let marker: String = digest[..8].iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(format!(
        "unsafe extern \"C\" {{\n    #[link_name = \"golem_quickjs_patches_{marker}\"]\n    static PATCHES: u8;\n}}\n\
         /// Fails to link where QuickJS was compiled before a patch changed: `cargo clean -p rquickjs-sys` helps.\n\
         #[used]\n#[allow(unsafe_code)]\nstatic PATCHED: Address = Address(&raw const PATCHES);\n\
         struct Address(#[allow(dead_code)] *const u8);\n\
         // SAFETY: nothing reads through the address.\nunsafe impl Sync for Address {{}}\n"
    ))
}
