//! What the memory and the table begin as.

use std::ops::Range;

use wasm_encoder::{ConstExpr, DataSection};
use wasmparser::{
    BinaryReader, DataKind, DataSectionReader, ElementItems, ElementKind, ElementSectionReader, Operator,
};

use super::{Module, Section, id};
use crate::component::content;
use crate::error::{ForgeError, Result};
use crate::layout::PAGE;

/// So many zeroes take more room than the beginning of another segment.
const GAP: usize = 10;

/// How many segments are written; a module may have 100,000.
const MOST_SEGMENTS: usize = 95_000;

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

    /// Sets what the memory begins as.
    pub fn set_image_bytes(&mut self, memory: &[u8]) {
        let mut data = DataSection::new();
        for Range { start, end } in written(memory) {
            data.active(0, &ConstExpr::i32_const(start as i32), memory[start..end].iter().copied());
        }
        self.set_data((!data.is_empty()).then(|| content(&data)));
    }

    /// Takes that away, for `set_data` to put back: whoever works on the code alone need not read megabytes of it.
    pub fn take_data(&mut self) -> Option<Vec<u8>> {
        let data = self.content(id::DATA);
        self.set_data(None);
        data
    }

    /// Puts it back, or nothing, in the place of what is there.
    pub fn set_data(&mut self, data: Option<Vec<u8>>) {
        self.sections.retain(|section| section.id != id::DATA && section.id != id::DATA_COUNT);
        self.sections.extend(data.map(|bytes| Section { id: id::DATA, bytes }));
    }

    /// Where a function stands in the table, if it does.
    pub fn slot_of(&self, function: u32) -> Result<Option<u32>> {
        let Some(elements) = self.content(id::ELEMENT) else { return Ok(None) };
        for segment in ElementSectionReader::new(BinaryReader::new(&elements, 0))? {
            let segment = segment?;
            let (ElementKind::Active { offset_expr, .. }, ElementItems::Functions(functions)) =
                (segment.kind, segment.items)
            else {
                continue;
            };
            let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else { continue };
            for (number, slot) in functions.into_iter().zip(value as u32..) {
                if number? == function {
                    return Ok(Some(slot));
                }
            }
        }
        Ok(None)
    }

    fn unsupported(&self, problem: &str) -> ForgeError {
        ForgeError::Unsupported { module: self.name.clone(), problem: problem.to_owned() }
    }
}

/// Memory as the numbers in it.
pub(crate) fn words(memory: &[u8]) -> Vec<u32> {
    memory.as_chunks().0.iter().map(|word| u32::from_le_bytes(*word)).collect()
}

/// Where memory has something other than many zeroes, in as many places as there may be.
fn written(memory: &[u8]) -> Vec<Range<usize>> {
    let mut found = between(memory, GAP);
    for gap in GAP + 1.. {
        if found.len() <= MOST_SEGMENTS {
            break;
        }
        found = between(memory, gap);
    }
    found
}

/// Where it has something other than so many zeroes.
fn between(memory: &[u8], gap: usize) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in (0..memory.len()).filter(|at| memory[*at] != 0) {
        match found.last_mut() {
            Some(last) if at - last.end < gap => last.end = at + 1,
            _ => found.push(at..at + 1),
        }
    }
    found
}
