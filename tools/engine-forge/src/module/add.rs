//! What is added to a module.

use wasm_encoder::{Encode, InstructionSink};
use wasmparser::{FuncType, ValType};

use super::Module;
use crate::function::Function;

/// What the forge adds to sections that are otherwise kept as they are.
#[derive(Default)]
pub(super) struct Added {
    pub types: u32,
    pub exports: Vec<u8>,
    pub export_count: u32,
    pub elements: Vec<u8>,
    pub element_count: u32,
    pub data: Vec<u8>,
    pub data_count: u32,
}

impl Module {
    /// The number of a function type, which is added where there is none like it.
    pub fn add_type(&mut self, parameters: &[ValType], results: &[ValType]) -> u32 {
        let known = self.types.iter().position(|ty| ty.params() == parameters && ty.results() == results);
        known.unwrap_or_else(|| {
            self.added.types += 1;
            self.types.push(FuncType::new(parameters.iter().copied(), results.iter().copied()));
            self.types.len() - 1
        }) as u32
    }

    /// Adds a function and gives its number.
    pub fn add_function(&mut self, name: &str, function: Function) -> u32 {
        let number = self.imported_functions() + self.functions.len() as u32;
        self.functions.push(function);
        self.names.insert(number, name.to_owned());
        number
    }

    /// Writes the body of a function anew.
    pub fn replace(&mut self, number: u32, locals: &[(u32, ValType)], write: impl FnOnce(&mut InstructionSink<'_>)) {
        let ty = self.function(number).ty;
        *self.function_mut(number) = Function::forged(ty, locals, write);
    }

    /// Makes another function of one whose body is to be written anew, and gives the other's number.
    pub fn set_aside(&mut self, number: u32) -> u32 {
        let name = format!("{} (inner)", self.name_of(number));
        let inner = self.function(number).clone();
        self.add_function(&name, inner)
    }

    /// Moves a function behind one that `write` writes, which is told what number it has now.
    pub fn wrap(&mut self, number: u32, locals: &[(u32, ValType)], write: impl FnOnce(&mut InstructionSink<'_>, u32)) {
        let inner = self.set_aside(number);
        self.replace(number, locals, |code| write(code, inner));
    }

    /// Exports a function.
    pub fn add_export(&mut self, name: &str, function: u32) {
        name.encode(&mut self.added.exports);
        self.added.exports.push(0);
        function.encode(&mut self.added.exports);
        self.added.export_count += 1;
        self.exports.push((name.to_owned(), wasmparser::ExternalKind::Func, function));
    }

    /// Puts a function into the table, at `slot`.
    pub fn add_element(&mut self, slot: u32, function: u32) {
        self.added.elements.push(0);
        wasm_encoder::ConstExpr::i32_const(slot as i32).encode(&mut self.added.elements);
        [function].encode(&mut self.added.elements);
        self.added.element_count += 1;
    }

    /// Adds bytes to the memory's first content.
    pub fn add_data(&mut self, address: u32, bytes: &[u8]) {
        self.added.data.push(0);
        wasm_encoder::ConstExpr::i32_const(address as i32).encode(&mut self.added.data);
        bytes.encode(&mut self.added.data);
        self.added.data_count += 1;
    }
}
