//! Ties the component to the patches of QuickJS.
//!
//! Cargo does not compile QuickJS again when a patch changes. `tools/wasm-cc` puts a symbol named after the patches into
//! the object; what is generated here refers to it, so that a component with an older QuickJS does not link.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use sha2::{Digest, Sha256};

/// Rust source that refers to the symbol of the patches in `folder`.
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
    /// Not there: QuickJS was compiled before a patch changed, and `cargo clean -p rquickjs-sys` helps.
    static golem_quickjs_patches_{marker}: u8;
}}

/// Keeps the reference to the symbol.
#[used]
static PATCHES: Address = Address(&raw const golem_quickjs_patches_{marker});

struct Address(#[allow(dead_code)] *const u8);

// SAFETY: nothing reads through the address.
unsafe impl Sync for Address {{}}
"
    ))
}
