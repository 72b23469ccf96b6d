//! What the memory begins as.

use wasmparser::{BinaryReader, DataKind, DataSectionReader, Operator};

use super::{Module, id};
use crate::error::{ForgeError, Result};
use crate::layout::PAGE;

impl Module {
    /// What the memory begins as.
    pub fn image_bytes(&self) -> Result<Vec<u8>> {
        let mut memory = vec![0; self.memory_pages()? as usize * PAGE as usize];
        let data = self.sections.iter().filter(|section| section.id == id::DATA);
        let readers = data.map(|section| DataSectionReader::new(BinaryReader::new(&section.bytes, 0)));
        for segment in readers.collect::<Result<Vec<_>, _>>()?.into_iter().flatten() {
            let segment = segment?;
            let DataKind::Active { memory_index: 0, offset_expr } = segment.kind else {
                return Err(self.unsupported("a data segment is not active"));
            };
            let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
                return Err(self.unsupported("a data segment is at no constant address"));
            };
            let at = value as u32 as usize;
            let place = memory.get_mut(at..at + segment.data.len());
            let place = place.ok_or_else(|| self.unsupported("a data segment is outside of the memory"))?;
            place.copy_from_slice(segment.data);
        }
        Ok(memory)
    }

    fn unsupported(&self, problem: &str) -> ForgeError {
        ForgeError::Unsupported { module: self.name.clone(), problem: problem.to_owned() }
    }
}
