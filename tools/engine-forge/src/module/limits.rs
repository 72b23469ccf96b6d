//! The sizes of the memory and the table that a module defines.

use wasm_encoder::Encode;

use super::{Module, id};
use crate::error::{ForgeError, Result};

/// The type of a table's elements.
const FUNCREF: u8 = 0x70;

impl Module {
    /// The minimum of the memory that the module defines, in pages.
    pub fn memory_pages(&self) -> Result<u32> {
        self.limits(id::MEMORY, 0)
    }

    /// Sets the minimum of the memory that the module defines, in pages.
    pub fn set_memory_pages(&mut self, pages: u32) -> Result<()> {
        self.set_limits(id::MEMORY, &[], pages)
    }

    /// How many slots the table has that the module defines.
    pub fn table_slots(&self) -> Result<u32> {
        self.limits(id::TABLE, 1)
    }

    /// Sets how many slots the table has that the module defines.
    pub fn set_table_slots(&mut self, slots: u32) -> Result<()> {
        self.set_limits(id::TABLE, &[FUNCREF], slots)
    }

    /// Reads `[count = 1, …, flags = 0, minimum]`, where `before` bytes stand between.
    fn limits(&self, section: u8, before: usize) -> Result<u32> {
        let unsupported = || ForgeError::Unsupported {
            module: self.name.clone(),
            problem: format!("section {section} is not one definition with a minimum and no maximum"),
        };
        let found = self.sections.iter().find(|known| known.id == section).ok_or_else(unsupported)?;
        let mut reader = wasmparser::BinaryReader::new(&found.bytes, 0);
        if reader.read_var_u32()? != 1 || reader.read_bytes(before)?.iter().any(|byte| *byte != FUNCREF) {
            return Err(unsupported());
        }
        if reader.read_u8()? != 0 { Err(unsupported()) } else { Ok(reader.read_var_u32()?) }
    }

    fn set_limits(&mut self, section: u8, before: &[u8], minimum: u32) -> Result<()> {
        self.limits(section, before.len())?;
        let mut bytes = vec![1];
        bytes.extend_from_slice(before);
        bytes.push(0);
        minimum.encode(&mut bytes);
        for known in self.sections.iter_mut().filter(|known| known.id == section) {
            known.bytes.clone_from(&bytes);
        }
        Ok(())
    }
}
