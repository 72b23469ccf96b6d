//! Writing a module.

use std::collections::HashSet;

use wasm_encoder::{BranchHints, Encode, Section};
use wasmparser::Operator;

use super::{CALLED, DYLINK, FORGED, Module, id};
use crate::component::{content as content_of, section};
use crate::function::value_type;

impl Module {
    /// The module as bytes.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = b"\0asm\x01\0\0\0".to_vec();
        let mut customs = self.sections.iter().filter(|section| section.id == id::CUSTOM).peekable();
        // What a linker says of a library stands before everything else.
        if customs.peek().is_some_and(|first| first.bytes.starts_with(DYLINK)) {
            let first = customs.next().map_or(&[][..], |section| &section.bytes);
            section(&mut bytes, id::CUSTOM, first);
        }
        for id in id::ORDER {
            if id == id::CODE {
                self.encode_hints(&mut bytes);
            }
            if let Some(content) = self.content(id) {
                section(&mut bytes, id, &content);
            }
        }
        for custom in customs {
            section(&mut bytes, id::CUSTOM, &self.custom(&custom.bytes));
        }
        bytes
    }

    /// Which branches are seldom taken, for compilers that want to know. What they compile does the same with it and without.
    fn encode_hints(&self, bytes: &mut Vec<u8>) {
        let mut hints = BranchHints::new();
        for (number, function) in self.own_functions().zip(&self.functions) {
            if function.hints().len() > 0 {
                hints.function_hints(number, function.hints());
            }
        }
        if !hints.is_empty() {
            hints.append_to(bytes);
        }
    }

    /// What a section holds, with what was added.
    pub(crate) fn content(&self, id: u8) -> Option<Vec<u8>> {
        let kept = self.sections.iter().find(|section| section.id == id).map(|section| section.bytes.as_slice());
        match id {
            id::TYPE => extended(kept, self.added.types, &self.encoded_added_types()),
            id::FUNCTION => (!self.functions.is_empty()).then(|| {
                let types: Vec<u32> = self.functions.iter().map(|function| function.ty).collect();
                encoded(types.as_slice())
            }),
            id::EXPORT => extended(kept, self.added.export_count, &self.added.exports),
            id::ELEMENT => extended(kept, self.added.element_count, &self.added.elements),
            id::DATA_COUNT => kept.map(|kept| {
                let mut reader = wasmparser::BinaryReader::new(kept, 0);
                encoded(&(reader.read_var_u32().unwrap_or_default() + self.added.data_count))
            }),
            id::CODE => (!self.functions.is_empty()).then(|| {
                let mut code = encoded(&(self.functions.len() as u32));
                self.functions.iter().for_each(|function| function.encode(&mut code));
                code
            }),
            id::DATA => extended(kept, self.added.data_count, &self.added.data),
            _ => kept.map(<[u8]>::to_vec),
        }
    }

    fn encoded_added_types(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for ty in &self.types[self.types.len() - self.added.types as usize..] {
            bytes.push(0x60);
            for values in [ty.params(), ty.results()] {
                values.iter().map(|ty| value_type(*ty)).collect::<Vec<_>>().encode(&mut bytes);
            }
        }
        bytes
    }

    fn marked_name(&self, number: u32, name: &str, called: &HashSet<u32>) -> String {
        let forged = number >= self.imported_functions() && self.function(number).trusted;
        let mark = if forged {
            FORGED
        } else if called.contains(&number) {
            CALLED
        } else {
            ""
        };
        format!("{name}{mark}")
    }

    /// What the functions call that the forge wrote.
    fn called_by_forged(&self) -> HashSet<u32> {
        let forged = self.functions.iter().filter(|function| function.trusted);
        let operators = forged.filter_map(|function| function.operators().ok()).flatten();
        let called = operators.filter_map(|(operator, _)| match operator {
            Operator::Call { function_index } => Some(function_index),
            _ => None,
        });
        called.collect()
    }

    /// A custom section; that with the names has those of the functions that were added.
    fn custom(&self, bytes: &[u8]) -> Vec<u8> {
        if !bytes.starts_with(b"\x04name") {
            return bytes.to_vec();
        }
        let mut names: Vec<_> = self.names.iter().collect();
        names.sort();
        let (mut functions, called) = (wasm_encoder::NameMap::new(), self.called_by_forged());
        names
            .into_iter()
            .for_each(|(number, name)| functions.append(*number, &self.marked_name(*number, name, &called)));
        let mut names: Vec<_> = self.global_names.iter().collect();
        names.sort();
        let mut globals = wasm_encoder::NameMap::new();
        names.into_iter().for_each(|(number, name)| globals.append(*number, name));
        let mut section = wasm_encoder::NameSection::new();
        section.module(&self.name);
        section.functions(&functions);
        section.globals(&globals);
        content_of(&section)
    }
}

fn encoded(value: &(impl Encode + ?Sized)) -> Vec<u8> {
    let mut bytes = Vec::new();
    value.encode(&mut bytes);
    bytes
}

/// A section that begins with a count, with more at its end.
fn extended(kept: Option<&[u8]>, more: u32, content: &[u8]) -> Option<Vec<u8>> {
    let Some(kept) = kept else {
        return (more > 0).then(|| [encoded(&more), content.to_vec()].concat());
    };
    let mut reader = wasmparser::BinaryReader::new(kept, 0);
    let count = reader.read_var_u32().unwrap_or_default();
    Some([encoded(&(count + more)).as_slice(), &kept[reader.original_position() as usize..], content].concat())
}
