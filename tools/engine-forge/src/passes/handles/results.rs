//! The code that finds the handles in what an import gives.

use wasm_encoder::{BlockType, InstructionSink};
use wit_parser::{Handle, Type, TypeDefKind};

use super::tracker::Tracker;
use crate::code::{beyond, load};
use crate::error::{ForgeError, Result};
use crate::layout::Field;

/// Writes the code that finds the handles in one result.
pub struct Writer<'a> {
    /// What notes them.
    pub tracker: &'a Tracker<'a>,
    /// The import, for messages.
    pub import: &'a str,
    /// How many local variables the code needs.
    pub locals: u32,
    /// The number of the first.
    pub first_local: u32,
}

impl Writer<'_> {
    /// One more local variable.
    pub fn local(&mut self) -> u32 {
        self.locals += 1;
        self.first_local + self.locals - 1
    }

    /// Notes the one handle that a value of the type is.
    pub fn note_handle(
        &self,
        code: &mut InstructionSink<'_>,
        ty: &Type,
        value: impl FnOnce(&mut InstructionSink<'_>),
    ) -> Result<()> {
        let resource = match ty {
            Type::Id(id) => match &self.tracker.interfaces.resolve.types[*id].kind {
                TypeDefKind::Handle(Handle::Own(resource)) => self.tracker.interfaces.resource(*resource),
                TypeDefKind::Type(ty) => return self.note_handle(code, ty, value),
                _ => return Err(self.unknown()),
            },
            _ => return Err(self.unknown()),
        };
        let kind = self.tracker.drops.iter().position(|(_, known)| *known == resource);
        let kind = kind.ok_or_else(|| ForgeError::NoDrop { import: self.import.to_owned(), resource })?;
        value(code);
        code.i32_const(kind as i32 + 1).call(self.tracker.note);
        Ok(())
    }

    fn unknown(&self) -> ForgeError {
        ForgeError::Interfaces(format!("`{}` gives a handle inside of another value, but not in memory", self.import))
    }

    /// Notes the handles of a value that lies at `offset` from the address in the local variable `base`.
    pub fn note_at(&mut self, code: &mut InstructionSink<'_>, ty: &Type, base: u32, offset: u64) -> Result<()> {
        let interfaces = self.tracker.interfaces;
        let Type::Id(id) = ty else { return Ok(()) };
        if !interfaces.has_handles(ty) {
            return Ok(());
        }
        match &interfaces.resolve.types[*id].kind {
            TypeDefKind::Handle(_) => {
                self.note_handle(code, ty, |code| _ = code.local_get(base).i32_load(beyond(offset, 2)))
            }
            TypeDefKind::Type(ty) => self.note_at(code, ty, base, offset),
            TypeDefKind::Record(record) => {
                let types: Vec<_> = record.fields.iter().map(|field| field.ty).collect();
                self.note_fields(code, &types, base, offset)
            }
            TypeDefKind::Tuple(tuple) => self.note_fields(code, &tuple.types, base, offset),
            TypeDefKind::Option(ty) => self.note_cases(code, &[None, Some(*ty)], base, offset),
            TypeDefKind::Result(result) => self.note_cases(code, &[result.ok, result.err], base, offset),
            TypeDefKind::Variant(variant) => {
                let cases: Vec<_> = variant.cases.iter().map(|case| case.ty).collect();
                self.note_cases(code, &cases, base, offset)
            }
            TypeDefKind::List(ty) => self.note_items(code, ty, base, offset),
            _ => Ok(()),
        }
    }

    fn note_fields(&mut self, code: &mut InstructionSink<'_>, types: &[Type], base: u32, offset: u64) -> Result<()> {
        for (at, ty) in self.tracker.interfaces.sizes.field_offsets(types) {
            self.note_at(code, ty, base, offset + at.size_wasm32() as u64)?;
        }
        Ok(())
    }

    /// Of a variant with fewer than 256 cases, which all are: its first byte says which case it is.
    fn note_cases(
        &mut self,
        code: &mut InstructionSink<'_>,
        cases: &[Option<Type>],
        base: u32,
        offset: u64,
    ) -> Result<()> {
        let payload =
            self.tracker.interfaces.sizes.payload_offset(wit_parser::Int::U8, cases.iter().map(Option::as_ref));
        let payload = payload.size_wasm32() as u64;
        for (number, ty) in cases.iter().enumerate() {
            if let Some(ty) = ty.as_ref().filter(|ty| self.tracker.interfaces.has_handles(ty)) {
                code.local_get(base)
                    .i32_load8_u(beyond(offset, 0))
                    .i32_const(number as i32)
                    .i32_eq()
                    .if_(BlockType::Empty);
                self.note_at(code, ty, base, offset + payload)?;
                code.end();
            }
        }
        Ok(())
    }

    /// A run that was cut short has no items: what should have made room for them returned nothing, and the host put one
    /// over the other. Handles read from there would be those of nobody, and to drop one is a trap.
    fn note_items(&mut self, code: &mut InstructionSink<'_>, ty: &Type, base: u32, offset: u64) -> Result<()> {
        let (item, left) = (self.local(), self.local());
        let size = self.tracker.interfaces.sizes.size(ty).size_wasm32() as i32;
        code.local_get(base).i32_load(beyond(offset, 2)).local_set(item);
        code.local_get(base).i32_load(beyond(offset + 4, 2)).local_set(left);
        code.block(BlockType::Empty);
        load(code, self.tracker.layout, Field::Cut);
        code.br_if(0).loop_(BlockType::Empty).local_get(left).i32_eqz().br_if(1);
        self.note_at(code, ty, item, 0)?;
        code.local_get(item).i32_const(size).i32_add().local_set(item);
        code.local_get(left).i32_const(1).i32_sub().local_set(left).br(0).end().end();
        Ok(())
    }
}
