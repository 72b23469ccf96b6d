//! What the memory and the table begin as.

use wasmparser::{
    BinaryReader, DataKind, DataSectionReader, ElementItems, ElementSectionReader, Operator, SectionLimited,
};

use super::{Module, id};
use crate::error::{ForgeError, Result};
use crate::layout::PAGE;

impl Module {
    /// What the memory begins as.
    pub fn image_bytes(&self) -> Result<Vec<u8>> {
        let mut memory = vec![0; self.memory_pages()? as usize * PAGE as usize];
        for segment in self.items(id::DATA, DataSectionReader::new)? {
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

    /// The functions that the module puts into the table.
    pub fn table_functions(&self) -> Result<Vec<u32>> {
        let mut functions = Vec::new();
        for segment in self.items(id::ELEMENT, ElementSectionReader::new)? {
            let ElementItems::Functions(items) = segment?.items else {
                return Err(self.unsupported("an element segment has expressions"));
            };
            functions.append(&mut items.into_iter().collect::<Result<_, _>>()?);
        }
        Ok(functions)
    }

    /// The items of the section of that number, none where there is no such section.
    fn items<'a, T: wasmparser::FromReader<'a>>(
        &'a self,
        id: u8,
        read: fn(BinaryReader<'a>) -> wasmparser::Result<SectionLimited<'a, T>>,
    ) -> Result<impl Iterator<Item = wasmparser::Result<T>> + use<'a, T>> {
        let sections = self.sections.iter().filter(|section| section.id == id);
        let readers = sections.map(|section| read(BinaryReader::new(&section.bytes, 0)));
        Ok(readers.collect::<Result<Vec<_>, _>>()?.into_iter().flatten())
    }

    fn unsupported(&self, problem: &str) -> ForgeError {
        ForgeError::Unsupported { module: self.name.clone(), problem: problem.to_owned() }
    }
}
