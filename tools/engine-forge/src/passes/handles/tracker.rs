//! The functions that note which handles there are, and drop those that are left.

use wasm_encoder::{BlockType, InstructionSink, MemArg};
use wasmparser::ValType;

use super::interfaces::{Giving, Interfaces};
use super::results::Writer;
use crate::code::{cut, load, store};
use crate::error::Result;
use crate::function::Function;
use crate::layout::{Cause, Field, HANDLES, Layout};
use crate::module::Module;

/// The functions that note and forget.
pub struct Tracker<'a> {
    /// Where notes are.
    pub layout: Layout,
    /// What imports give.
    pub interfaces: &'a Interfaces,
    /// The imports that drop a handle, as [`super::drops`] has them. A kind is a place among them, plus 1.
    pub drops: &'a [(u32, String)],
    /// `(handle, kind)`: from now on the handle is one of the kind; 0 for none.
    pub note: u32,
}

impl<'a> Tracker<'a> {
    /// Adds to libc what notes a handle.
    pub fn add(libc: &mut Module, layout: Layout, interfaces: &'a Interfaces, drops: &'a [(u32, String)]) -> Self {
        let ty = libc.add_type(&[ValType::I32, ValType::I32], &[]);
        let note = libc.add_function("exec_note_handle", note_function(ty, layout));
        Tracker { layout, interfaces, drops, note }
    }

    /// Adds what drops a handle of the kind and forgets it.
    pub fn wrap_drop(&self, libc: &mut Module, import: u32, kind: usize) -> u32 {
        let ty = libc.add_type(&[ValType::I32], &[]);
        let wrapper = Function::forged(ty, &[], |code| {
            code.local_get(0).i32_const(0).call(self.note).local_get(0).call(import);
        });
        libc.add_function(&format!("exec_drop_{kind}"), wrapper)
    }

    /// Adds what calls an import and notes the handles that it gives.
    pub fn wrap_giver(&self, libc: &mut Module, import: u32, name: &str, giving: &Giving) -> Result<u32> {
        let signature = libc.type_of(import).clone();
        let parameters = signature.params().len() as u32;
        let ty = libc.add_type(signature.params(), signature.results());
        let mut writer = Writer { tracker: self, import: name, locals: 0, first_local: parameters };
        let mut code = Vec::new();
        let mut sink = InstructionSink::new(&mut code);
        (0..parameters).for_each(|parameter| _ = sink.local_get(parameter));
        sink.call(import);
        if giving.in_memory {
            writer.note_at(&mut sink, &giving.result, parameters - 1, 0)?;
        } else {
            let handle = writer.local();
            sink.local_tee(handle);
            writer.note_handle(&mut sink, &giving.result, |code| _ = code.local_get(handle))?;
        }
        let locals = [(writer.locals, ValType::I32)];
        Ok(libc.add_function(&format!("exec_noting {name}"), Function::forged_code(ty, &locals, code)))
    }

    /// `()`: drops whatever is left.
    pub fn drop_all(&self, libc: &mut Module) -> u32 {
        const HANDLE: u32 = 0;
        const KIND: u32 = 1;
        let layout = self.layout;
        let ty = libc.add_type(&[], &[]);
        let function = Function::forged(ty, &[(2, ValType::I32)], |code| {
            code.block(BlockType::Empty).loop_(BlockType::Empty);
            code.local_get(HANDLE);
            load(code, layout, Field::HandleEnd);
            code.i32_ge_u().br_if(1);
            code.local_get(HANDLE).i32_load8_u(of_handles(layout)).local_set(KIND);
            for (kind, (import, _)) in self.drops.iter().enumerate() {
                code.local_get(KIND).i32_const(kind as i32 + 1).i32_eq().if_(BlockType::Empty);
                code.local_get(HANDLE).call(*import).end();
            }
            code.local_get(HANDLE).i32_const(0).i32_store8(of_handles(layout));
            code.local_get(HANDLE).i32_const(1).i32_add().local_set(HANDLE).br(0).end().end();
            store(code, layout, Field::HandleEnd, |code| _ = code.i32_const(0));
        });
        libc.add_function("exec_drop_handles", function)
    }
}

fn of_handles(layout: Layout) -> MemArg {
    MemArg { offset: layout.handles() as u64, align: 0, memory_index: 0 }
}

fn note_function(ty: u32, layout: Layout) -> Function {
    const HANDLE: u32 = 0;
    const KIND: u32 = 1;
    Function::forged(ty, &[], |code| {
        code.local_get(HANDLE).i32_const(HANDLES as i32).i32_ge_u().if_(BlockType::Empty);
        cut(code, layout, Cause::Fault, |code| _ = code.i32_const(0));
        code.return_().end();
        code.local_get(HANDLE).local_get(KIND).i32_store8(of_handles(layout));
        code.local_get(HANDLE);
        load(code, layout, Field::HandleEnd);
        code.i32_ge_u().if_(BlockType::Empty);
        store(code, layout, Field::HandleEnd, |code| _ = code.local_get(HANDLE).i32_const(1).i32_add());
        code.end();
    })
}
