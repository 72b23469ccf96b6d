//! One function of a core module: its locals, its instructions, and how they are changed.

use std::ops::Range;

use wasm_encoder::{BlockType, Encode, InstructionSink};
use wasmparser::{BinaryReader, FunctionBody, Operator, OperatorsReader};

use crate::error::Result;

/// A function's body.
#[derive(Clone)]
pub struct Function {
    /// The number of its type.
    pub ty: u32,
    locals: Vec<(u32, wasmparser::ValType)>,
    /// The instructions, `end` included.
    code: Vec<u8>,
    /// Where the branches of `code` are that are known to be taken seldom, or mostly.
    hints: Vec<(usize, bool)>,
    /// Written by the forge: the passes that follow leave it alone.
    pub trusted: bool,
    /// What it writes is not noted: it is what notes, or puts back.
    pub untracked: bool,
    /// Calls itself by way of others, maybe with no loop on the way: then its calls are what takes time.
    pub recurses: bool,
}

/// Instructions that take the place of a range of a function's code.
pub struct Edit {
    /// What is replaced; an empty range for an insertion.
    pub range: Range<usize>,
    /// What stands there instead.
    pub code: Vec<u8>,
}

impl Edit {
    /// Instructions that are put before what stands at a place.
    pub fn insertion(at: usize, write: impl FnOnce(&mut InstructionSink<'_>)) -> Self {
        Edit { range: at..at, code: assemble(write) }
    }
}

impl Function {
    /// Reads a body.
    pub(crate) fn parse(ty: u32, body: &FunctionBody<'_>) -> Result<Self> {
        let locals = body.get_locals_reader()?.into_iter().collect::<Result<Vec<_>, _>>()?;
        let mut reader = body.get_binary_reader_for_operators()?;
        let code = reader.read_bytes(reader.bytes_remaining())?.to_vec();
        Ok(Function { ty, locals, code, hints: Vec::new(), trusted: false, untracked: false, recurses: false })
    }

    /// A function of the forge's own. `write` gives its instructions without the last `end`.
    pub fn forged(
        ty: u32,
        locals: &[(u32, wasmparser::ValType)],
        write: impl FnOnce(&mut InstructionSink<'_>),
    ) -> Self {
        Self::forged_code(ty, locals, assemble(write))
    }

    /// The same, of instructions that are written already.
    pub fn forged_code(ty: u32, locals: &[(u32, wasmparser::ValType)], mut code: Vec<u8>) -> Self {
        InstructionSink::new(&mut code).end();
        Function {
            ty,
            locals: locals.to_vec(),
            code,
            hints: Vec::new(),
            trusted: true,
            untracked: false,
            recurses: false,
        }
    }

    /// The types of its locals beside the parameters.
    pub fn locals(&self) -> impl Iterator<Item = wasmparser::ValType> {
        self.locals.iter().map(|(_, ty)| *ty)
    }

    /// The same as they are declared: how many of a type follow each other.
    pub fn locals_by_count(&self) -> impl ExactSizeIterator<Item = (u32, wasm_encoder::ValType)> {
        self.locals.iter().map(|(count, ty)| (*count, value_type(*ty)))
    }

    /// How many bytes the instructions have.
    pub fn length(&self) -> usize {
        self.code.len()
    }

    /// The instructions, each with the range of its bytes.
    pub fn operators(&self) -> Result<Vec<(Operator<'_>, Range<usize>)>> {
        let mut reader = OperatorsReader::new(BinaryReader::new(&self.code, 0));
        let mut operators = Vec::new();
        while !reader.eof() {
            let (operator, start) = reader.read_with_offset()?;
            operators.push((operator, start as usize..reader.original_position() as usize));
        }
        Ok(operators)
    }

    /// Changes the instructions. The edits are in the order of their ranges.
    pub fn edit(&mut self, edits: &[Edit]) {
        let grown = edits.iter().map(|edit| edit.code.len()).sum::<usize>();
        let mut code = Vec::with_capacity(self.code.len() + grown);
        let mut copied = 0;
        for edit in edits {
            code.extend_from_slice(&self.code[copied..edit.range.start]);
            code.extend_from_slice(&edit.code);
            copied = edit.range.end;
        }
        code.extend_from_slice(&self.code[copied..]);
        self.code = code;
    }

    /// Lets the calls of one function be calls of another. Gives how many there are.
    pub fn redirect(&mut self, from: u32, to: u32) -> Result<usize> {
        let calls =
            |operator: &Operator<'_>| matches!(operator, Operator::Call { function_index } if *function_index == from);
        let found = self.operators()?.into_iter().filter(|(operator, _)| calls(operator));
        let edits: Vec<_> = found.map(|(_, range)| Edit { range, code: assemble(|code| _ = code.call(to)) }).collect();
        self.edit(&edits);
        Ok(edits.len())
    }

    /// Puts the instructions into a block of that type, from whose beginning `br 0` leads to `after` as every `return` does now.
    pub fn surround(&mut self, ty: BlockType, before: &[u8], after: &[u8]) -> Result<()> {
        let mut edits = vec![Edit { range: 0..0, code: [before, &assemble(|code| _ = code.block(ty))].concat() }];
        let mut open = 0;
        for (operator, range) in self.operators()? {
            match operator {
                Operator::Block { .. } | Operator::Loop { .. } | Operator::If { .. } => open += 1,
                Operator::End => open -= 1,
                Operator::Return => edits.push(Edit { range, code: assemble(|code| _ = code.br(open as u32)) }),
                _ => {}
            }
        }
        let end = self.code.len();
        edits.push(Edit { range: end..end, code: [after, &assemble(|code| _ = code.end())].concat() });
        self.edit(&edits);
        Ok(())
    }

    /// Adds a local variable and gives its number. `parameters` is how many the type of the function has.
    pub fn add_local(&mut self, parameters: u32, ty: wasmparser::ValType) -> u32 {
        let number = parameters + self.locals.iter().map(|(count, _)| count).sum::<u32>();
        self.locals.push((1, ty));
        number
    }

    /// Takes the marks away that [`unlikely`](crate::code::unlikely) has left, and remembers where they were. Nothing can be
    /// edited from then on.
    pub fn gather_hints(&mut self) -> Result<()> {
        let operators = self.operators()?;
        let marked = operators.windows(2).filter(|pair| matches!(pair, [(Operator::Nop, _), (Operator::If { .. }, _)]));
        let marks: Vec<_> = marked.map(|pair| pair[0].1.clone()).collect();
        drop(operators);
        let edits: Vec<_> = marks.iter().map(|range| Edit { range: range.clone(), code: Vec::new() }).collect();
        self.edit(&edits);
        self.hints = marks.iter().enumerate().map(|(before, range)| (range.start - before, false)).collect();
        Ok(())
    }

    /// Remembers what another compiler was told, with places from the beginning of the body.
    pub(crate) fn set_hints(&mut self, hints: impl Iterator<Item = (usize, bool)>) {
        let first = self.encoded_locals().len();
        self.hints = hints.filter_map(|(at, taken)| Some((at.checked_sub(first)?, taken))).collect();
    }

    /// Where the branches are of which it is known, from the beginning of the body.
    pub(crate) fn hints(&self) -> impl ExactSizeIterator<Item = wasm_encoder::BranchHint> {
        let first = self.encoded_locals().len();
        let hint = move |(at, taken): &(usize, bool)| wasm_encoder::BranchHint {
            branch_func_offset: (first + at) as u32,
            branch_hint_value: u32::from(*taken),
        };
        self.hints.iter().map(hint)
    }

    /// The body as the code section has it, with its size before it.
    pub(crate) fn encode(&self, bytes: &mut Vec<u8>) {
        let mut body = self.encoded_locals();
        body.extend_from_slice(&self.code);
        body.encode(bytes);
    }

    fn encoded_locals(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.code.len() + 8);
        self.locals.len().encode(&mut bytes);
        for (count, ty) in &self.locals {
            count.encode(&mut bytes);
            value_type(*ty).encode(&mut bytes);
        }
        bytes
    }
}

/// Instructions as bytes.
pub fn assemble(write: impl FnOnce(&mut InstructionSink<'_>)) -> Vec<u8> {
    let mut code = Vec::new();
    write(&mut InstructionSink::new(&mut code));
    code
}

/// The encoder's name for a type. The engine has only numbers and vectors in its locals: `known` refuses another.
pub(crate) fn value_type(ty: wasmparser::ValType) -> wasm_encoder::ValType {
    match ty {
        wasmparser::ValType::I32 => wasm_encoder::ValType::I32,
        wasmparser::ValType::I64 => wasm_encoder::ValType::I64,
        wasmparser::ValType::F32 => wasm_encoder::ValType::F32,
        wasmparser::ValType::F64 => wasm_encoder::ValType::F64,
        wasmparser::ValType::V128 => wasm_encoder::ValType::V128,
        wasmparser::ValType::Ref(_) => wasm_encoder::ValType::FUNCREF,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Running, component, no_host};

    fn edited(edits: &[Edit]) -> Function {
        let mut function = Function::forged(0, &[], |code| _ = code.i32_const(1).i32_const(2).i32_add());
        function.edit(edits);
        function
    }

    fn edit(range: Range<usize>, number: i32) -> Edit {
        Edit { range, code: assemble(|code| _ = code.i32_const(number).i32_add()) }
    }

    #[test]
    fn operators_know_where_they_are() {
        let function = edited(&[]);
        let ranges: Vec<_> = function.operators().unwrap().into_iter().map(|(_, range)| range).collect();
        assert_eq!(ranges, [0..2, 2..4, 4..5, 5..6]);
    }

    #[test]
    fn edits_replace_and_insert() {
        let constant = Edit { range: 2..4, code: assemble(|code| _ = code.i32_const(300)) };
        let function = edited(&[constant, edit(4..4, 7), edit(5..5, 8)]);
        let operators = function.operators().unwrap();
        let constants: Vec<_> = operators
            .iter()
            .filter_map(|(operator, _)| match operator {
                Operator::I32Const { value } => Some(*value),
                _ => None,
            })
            .collect();
        assert_eq!(constants, [1, 300, 7, 8]);
    }

    #[test]
    fn what_is_surrounded_leaves_by_way_of_what_comes_after() {
        let text = r#"(module (@custom "dylink.0" (before first) "") (memory (export "memory") 1)
            (table (export "__indirect_function_table") 1 funcref)
            (func (export "way") (param $way i32) (result i32)
                (if (i32.eq (local.get $way) (i32.const 1)) (then (return (i32.const 10))))
                (block (br_if 0 (i32.ne (local.get $way) (i32.const 2))) (i32.const 20) (br 1))
                (block (block (br_table 0 1 (i32.sub (local.get $way) (i32.const 3)))) (i32.const 30) (br 1))
                (i32.const 40)))"#;
        let mut component = component(&[text]);
        let library = component.library("way").unwrap();
        let number = library.exported("way").unwrap();
        let before = assemble(|code| {
            code.local_get(0).i32_eqz().if_(BlockType::Empty).i32_const(50).br(1).end();
        });
        let function = library.function_mut(number);
        function.edit(&[Edit { range: 0..0, code: before }]);
        let after = assemble(|code| _ = code.i32_const(1).i32_add());
        function.surround(BlockType::Result(wasm_encoder::ValType::I32), &[], &after).unwrap();
        let mut running = Running::start(&mut component, no_host);
        assert_eq!([0, 1, 2, 3, 4].map(|way| running.call::<_, i32>("way", way)), [51, 11, 21, 31, 41]);
    }

    #[test]
    fn a_local_variable_is_numbered_after_the_others() {
        let text = r#"(module (@custom "dylink.0" (before first) "")
            (func (export "last") (param i32 i64) (result i64) (local f32 f32 i32) (local.get 1)))"#;
        let mut component = component(&[text]);
        let library = component.library("last").unwrap();
        let number = library.exported("last").unwrap();
        let function = library.function_mut(number);
        let added = function.add_local(2, wasmparser::ValType::I64);
        assert_eq!(added, 5);
        function.edit(&[Edit { range: 0..0, code: assemble(|code| _ = code.local_get(1).local_set(added)) }]);
        assert_eq!(Running::start(&mut component, no_host).call::<_, i64>("last", (1, 9_i64)), 9);
    }
}
