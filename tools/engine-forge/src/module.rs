//! A core module that can be changed.
//!
//! Nothing is ever removed or moved: functions, types, globals and element segments are only added at the end, so every
//! number that stands anywhere in the module keeps its meaning.

mod add;
mod contents;
mod limits;
mod read;
#[cfg(test)]
mod tests;
mod write;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use wasmparser::{ExternalKind, FuncType};

use self::add::Added;
pub(crate) use self::contents::words;
use crate::error::{ForgeError, Result};
use crate::function::Function;

/// A core module.
#[derive(Default)]
pub struct Module {
    name: String,
    sections: Vec<Section>,
    types: Vec<FuncType>,
    imports: Vec<Import>,
    functions: Vec<Function>,
    exports: Vec<(String, ExternalKind, u32)>,
    globals: u32,
    constants: HashMap<u32, i32>,
    names: HashMap<u32, String>,
    global_names: HashMap<u32, String>,
    known_elsewhere: HashSet<u32>,
    added: Added,
}

/// What a module imports.
pub struct Import {
    /// The module that it comes from.
    pub module: String,
    /// Its name there.
    pub name: String,
    kind: ImportKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum ImportKind {
    Function(u32),
    Global,
    /// A memory with 32-bit addresses that is not shared.
    Memory,
    /// A table of functions.
    Table,
    Other,
}

/// A section as it was.
struct Section {
    id: u8,
    bytes: Vec<u8>,
}

/// The numbers of the sections of a core module, in their order.
pub(crate) mod id {
    pub const CUSTOM: u8 = 0;
    pub const TYPE: u8 = 1;
    pub const FUNCTION: u8 = 3;
    pub const TABLE: u8 = 4;
    pub const MEMORY: u8 = 5;
    pub const GLOBAL: u8 = 6;
    pub const EXPORT: u8 = 7;
    pub const ELEMENT: u8 = 9;
    pub const DATA_COUNT: u8 = 12;
    pub const CODE: u8 = 10;
    pub const DATA: u8 = 11;
    /// The order in which a module has them.
    pub const ORDER: [u8; 12] = [TYPE, 2, FUNCTION, TABLE, MEMORY, GLOBAL, EXPORT, 8, ELEMENT, DATA_COUNT, CODE, DATA];
}

/// What every compiler calls the global variable with the stack pointer.
pub(crate) const STACK_POINTER: &str = "__stack_pointer";

/// How the name of a function ends that the forge wrote, for who reads the module again.
pub(crate) const FORGED: &str = " (forged)";

/// How the name of one ends that such a function calls: it must not become part of it.
pub(crate) const CALLED: &str = " (forged calls)";

/// How both begin.
pub(crate) const MARKED: &str = " (forged";

/// How the custom section begins in which a linker says what a library needs.
const DYLINK: &[u8] = b"\x08dylink.0";

impl Module {
    /// The module's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many functions are imported; the module's own are numbered from there.
    pub fn imported_functions(&self) -> u32 {
        self.function_imports().count() as u32
    }

    /// The imported functions, each with its number and type.
    pub fn function_imports(&self) -> impl Iterator<Item = (u32, &Import, u32)> {
        let functions = self.imports.iter().filter_map(|import| match import.kind {
            ImportKind::Function(ty) => Some((import, ty)),
            _ => None,
        });
        functions.enumerate().map(|(number, (import, ty))| (number as u32, import, ty))
    }

    /// The number of an imported function.
    pub fn import(&self, module: &str, name: &str) -> Result<u32> {
        let mut imports = self.function_imports();
        let found = imports.find(|(_, import, _)| import.module == module && import.name == name);
        found.map(|(number, ..)| number).ok_or_else(|| {
            let interface = module.split('@').next().filter(|interface| interface.contains(':'));
            let function = interface.map_or_else(|| name.to_owned(), |interface| format!("{interface} {name}"));
            ForgeError::NoFunction { module: self.name.clone(), function, count: 0 }
        })
    }

    /// The imported globals, in the order of their numbers.
    pub fn global_imports(&self) -> impl Iterator<Item = &Import> {
        self.imports.iter().filter(|import| import.kind == ImportKind::Global)
    }

    /// Whether its memory and its table are those that all libraries share, and it has no others.
    pub fn shares_memory_and_table(&self) -> bool {
        let imported = |kind| self.imports.iter().filter(move |import| import.kind == kind);
        let only = |kind, name| imported(kind).map(|import| (&*import.module, &*import.name)).eq([("env", name)]);
        only(ImportKind::Memory, "memory")
            && only(ImportKind::Table, "__indirect_function_table")
            && imported(ImportKind::Other).count() == 0
            && !self.sections.iter().any(|section| matches!(section.id, id::TABLE | id::MEMORY))
    }

    /// The number of an exported global.
    pub fn exported_global(&self, name: &str) -> Option<u32> {
        let mut globals = self.exports.iter().filter(|(_, kind, _)| *kind == ExternalKind::Global);
        globals.find(|(known, ..)| known == name).map(|(_, _, number)| *number)
    }

    /// The number of an imported global.
    pub fn imported_global(&self, name: &str) -> Result<u32> {
        self.global_imports()
            .position(|import| import.name == name)
            .map(|number| number as u32)
            .ok_or_else(|| ForgeError::NoGlobal { module: self.name.clone(), global: name.to_owned() })
    }

    /// The number of the stack pointer, if the module has or imports it.
    pub fn stack_pointer(&self) -> Option<u32> {
        let named = self.global_names.iter().find(|(_, name)| *name == STACK_POINTER);
        named.map(|(number, _)| *number).or_else(|| self.imported_global(STACK_POINTER).ok())
    }

    /// The numbers of the functions that the module itself has.
    pub fn own_functions(&self) -> Range<u32> {
        let first = self.imported_functions();
        first..first + self.functions.len() as u32
    }

    /// One of the module's own functions.
    pub fn function(&self, number: u32) -> &Function {
        &self.functions[(number - self.imported_functions()) as usize]
    }

    /// One of the module's own functions, to be changed.
    pub fn function_mut(&mut self, number: u32) -> &mut Function {
        let first = self.imported_functions();
        &mut self.functions[(number - first) as usize]
    }

    /// The type of any function.
    pub fn type_of(&self, number: u32) -> &FuncType {
        let ty = match self.function_imports().nth(number as usize) {
            Some((_, _, ty)) => ty,
            None => self.function(number).ty,
        };
        &self.types[ty as usize]
    }

    /// The type of that number, which is one of functions.
    pub fn type_at(&self, number: u32) -> &FuncType {
        &self.types[number as usize]
    }

    /// What a function is called, for messages.
    pub fn name_of(&self, number: u32) -> &str {
        self.names.get(&number).map_or("?", String::as_str)
    }

    /// The module's own function of that name.
    pub fn find(&self, name: &str) -> Result<u32> {
        let own = self.own_functions();
        let found: Vec<_> = own.filter(|number| self.names.get(number).is_some_and(|known| known == name)).collect();
        match found[..] {
            [number] => Ok(number),
            _ => Err(ForgeError::NoFunction { module: self.name.clone(), function: name.into(), count: found.len() }),
        }
    }

    /// Whether a function of that name is exported.
    pub fn exports(&self, name: &str) -> bool {
        self.exported(name).is_ok()
    }

    /// Whether a function may be called in other ways than by its number: it is exported, or something has its address.
    pub fn is_known_elsewhere(&self, number: u32) -> bool {
        self.known_elsewhere.contains(&number)
    }

    /// Whether the module is a shared library: the code of the engine, as opposed to what links it together.
    pub fn is_library(&self) -> bool {
        self.sections.iter().any(|section| section.id == id::CUSTOM && section.bytes.starts_with(DYLINK))
    }

    /// Whether the module has a memory, its own or that of another.
    pub fn uses_memory(&self) -> bool {
        self.defines_memory() || self.imports.iter().any(|import| import.kind == ImportKind::Memory)
    }

    /// Whether the module defines the memory.
    pub fn defines_memory(&self) -> bool {
        self.sections.iter().any(|section| section.id == id::MEMORY)
    }

    /// Whether it exports a table of that name.
    pub fn exports_table(&self, name: &str) -> bool {
        self.exports.iter().any(|(known, kind, _)| *kind == ExternalKind::Table && known == name)
    }

    /// Whether it imports a table of that name.
    pub fn imports_table(&self, name: &str) -> bool {
        self.imports.iter().any(|import| import.kind == ImportKind::Table && import.name == name)
    }

    /// What its table is exported as.
    pub fn exported_table(&self) -> Result<&str> {
        let tables = self.exports.iter().filter(|(_, kind, _)| *kind == ExternalKind::Table);
        let name = tables.map(|(name, ..)| name.as_str()).next();
        name.ok_or_else(|| ForgeError::NoExport { module: self.name.clone(), export: "(table)".to_owned() })
    }

    /// The function that is exported by that name.
    pub fn exported(&self, name: &str) -> Result<u32> {
        let export = self.exports.iter().find(|(known, kind, _)| known == name && *kind == ExternalKind::Func);
        export
            .map(|(_, _, number)| *number)
            .ok_or_else(|| ForgeError::NoExport { module: self.name.clone(), export: name.to_owned() })
    }

    /// What the exported global of that name begins as, where it is an `i32`.
    pub fn exported_constant(&self, name: &str) -> Result<i32> {
        let mut exports = self.exports.iter().filter(|(known, kind, _)| known == name && *kind == ExternalKind::Global);
        let value = exports.next().and_then(|(_, _, number)| self.constants.get(number));
        value.copied().ok_or_else(|| ForgeError::NoGlobal { module: self.name.clone(), global: name.to_owned() })
    }

    /// Forgets the names and every other custom section.
    pub fn strip(&mut self) {
        self.sections.retain(|section| section.id != id::CUSTOM);
    }
}
