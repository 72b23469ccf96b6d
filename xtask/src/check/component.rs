//! The built file is a component, and every engine of its age can run it.

use anyhow::{Context, Result, ensure};
use wasmparser::{Parser, Validator, WasmFeatures};

/// Golem 1.2 runs components with wasmtime 27, which has more than this by default. The set of WebAssembly 2.0 leaves
/// out what requirements.md forbids (exceptions, GC, memory64, multi-memory, threads, typed function references) and
/// everything younger, but for sums in constant expressions: with them the libraries of CPython say where their data is,
/// and wasmtime 27 has them by default. Of the component model only what WASI 0.2 is made of.
const FEATURES: WasmFeatures =
    WasmFeatures::WASM2.union(WasmFeatures::EXTENDED_CONST).union(WasmFeatures::COMPONENT_MODEL);

/// Fails where `bytes` is something else or uses more.
pub fn check(bytes: &[u8]) -> Result<()> {
    ensure!(Parser::is_component(bytes), "it is not a component");
    Validator::new_with_features(FEATURES).validate_all(bytes).context("it does not validate")?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check;

    /// The header of a core module.
    const MODULE: &[u8] = b"\0asm\x01\0\0\0";
    /// The header of a component.
    const COMPONENT: &[u8] = b"\0asm\x0d\0\x01\0";

    #[test]
    fn an_empty_component_passes() {
        check(COMPONENT).unwrap();
    }

    #[test]
    fn a_module_does_not() {
        assert_eq!(check(MODULE).unwrap_err().to_string(), "it is not a component");
    }

    #[test]
    fn a_memory_of_64_bits_does_not() {
        // A component that holds a module whose one memory has 64-bit addresses.
        let module = [MODULE, &[5, 3, 1, 4, 1]].concat();
        let nested = [COMPONENT, &[1, module.len() as u8], &module].concat();
        assert!(format!("{:#}", check(&nested).unwrap_err()).contains("memory64"));
    }
}
