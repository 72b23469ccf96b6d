//! A core module that can be changed.
//!
//! Nothing is ever removed or moved: functions, types, globals and element segments are only added at the end, so every
//! number that stands anywhere in the module keeps its meaning.

use std::collections::HashMap;

use wasm_encoder::Encode;
use wasmparser::{
    BinaryReader, DataKind, DataSectionReader, ExternalKind, FuncType, Name, NameSectionReader, Operator, Parser,
    Payload, TypeRef, ValType,
};

use crate::component::section;
use crate::error::{ForgeError, Result};
use crate::function::{Function, value_type};
use crate::layout::PAGE;

/// A core module.
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
    Other,
}

/// What the forge adds to sections that are otherwise kept as they are.
#[derive(Default)]
struct Added {
    types: u32,
    globals: Vec<u8>,
    global_count: u32,
    elements: Vec<u8>,
    element_count: u32,
    data: Vec<u8>,
    data_count: u32,
}

/// A section as it was.
struct Section {
    id: u8,
    bytes: Vec<u8>,
}

/// The numbers of the sections of a core module, in their order.
mod id {
    pub const CUSTOM: u8 = 0;
    pub const TYPE: u8 = 1;
    pub const FUNCTION: u8 = 3;
    pub const TABLE: u8 = 4;
    pub const MEMORY: u8 = 5;
    pub const GLOBAL: u8 = 6;
    pub const ELEMENT: u8 = 9;
    pub const DATA_COUNT: u8 = 12;
    pub const CODE: u8 = 10;
    pub const DATA: u8 = 11;
    /// The order in which a module has them.
    pub const ORDER: [u8; 12] = [TYPE, 2, FUNCTION, TABLE, MEMORY, GLOBAL, 7, 8, ELEMENT, DATA_COUNT, CODE, DATA];
}

impl Module {
    /// Reads a module.
    pub fn parse(bytes: &[u8]) -> Result<Self> {
        let mut module = Module {
            name: String::new(),
            sections: Vec::new(),
            types: Vec::new(),
            imports: Vec::new(),
            functions: Vec::new(),
            exports: Vec::new(),
            globals: 0,
            constants: HashMap::new(),
            names: HashMap::new(),
            added: Added::default(),
        };
        let mut function_types = Vec::new();
        for payload in Parser::new(0).parse_all(bytes) {
            let payload = payload?;
            if let Some((id, range)) = payload.as_section() {
                let content =
                    if id == id::CODE { Vec::new() } else { bytes[range.start as usize..range.end as usize].to_vec() };
                module.sections.push(Section { id, bytes: content });
            }
            match payload {
                Payload::TypeSection(reader) => {
                    for ty in reader.into_iter_err_on_gc_types() {
                        module.types.push(ty?);
                    }
                }
                Payload::ImportSection(reader) => {
                    for import in reader.into_imports() {
                        let import = import?;
                        let kind = match import.ty {
                            TypeRef::Func(ty) => ImportKind::Function(ty),
                            TypeRef::Global(_) => ImportKind::Global,
                            _ => ImportKind::Other,
                        };
                        module.globals += u32::from(kind == ImportKind::Global);
                        module.imports.push(Import { module: import.module.into(), name: import.name.into(), kind });
                    }
                }
                Payload::FunctionSection(reader) => {
                    function_types = reader.into_iter().collect::<Result<Vec<_>, _>>()?;
                }
                Payload::GlobalSection(reader) => {
                    for global in reader {
                        let mut value = global?.init_expr.get_operators_reader();
                        if let Operator::I32Const { value } = value.read()? {
                            module.constants.insert(module.globals, value);
                        }
                        module.globals += 1;
                    }
                }
                Payload::ExportSection(reader) => {
                    for export in reader {
                        let export = export?;
                        module.exports.push((export.name.into(), export.kind, export.index));
                    }
                }
                Payload::CodeSectionEntry(body) => {
                    let ty = function_types[module.functions.len()];
                    module.functions.push(Function::parse(ty, &body)?);
                }
                Payload::CustomSection(custom) if custom.name() == "name" => {
                    module.read_names(NameSectionReader::new(wasmparser::BinaryReader::new(custom.data(), 0)))?;
                }
                _ => {}
            }
        }
        Ok(module)
    }

    fn read_names(&mut self, names: NameSectionReader<'_>) -> Result<()> {
        for part in names {
            match part? {
                Name::Module { name, .. } => self.name = name.to_owned(),
                Name::Function(names) => {
                    for naming in names {
                        let naming = naming?;
                        self.names.insert(naming.index, naming.name.to_owned());
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

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
    pub fn import(&self, module: &str, name: &str) -> Option<u32> {
        self.function_imports()
            .find(|(_, import, _)| import.module == module && import.name == name)
            .map(|found| found.0)
    }

    /// The number of an imported global.
    pub fn imported_global(&self, name: &str) -> Result<u32> {
        let mut globals = self.imports.iter().filter(|import| import.kind == ImportKind::Global);
        globals
            .position(|import| import.name == name)
            .map(|number| number as u32)
            .ok_or_else(|| ForgeError::NoGlobal { module: self.name.clone(), global: name.to_owned() })
    }

    /// The numbers of the functions that the module itself has.
    pub fn own_functions(&self) -> impl Iterator<Item = u32> + use<> {
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

    /// Whether the module is a shared library: the code of the engine, as opposed to what links it together.
    pub fn is_library(&self) -> bool {
        self.sections.iter().any(|section| section.id == id::CUSTOM && section.bytes.starts_with(DYLINK))
    }

    /// Whether the module defines the memory.
    pub fn defines_memory(&self) -> bool {
        self.sections.iter().any(|section| section.id == id::MEMORY)
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

    /// Adds a global variable, an `i32` that begins as 0, and gives its number.
    pub fn add_global(&mut self) -> u32 {
        // i32, mutable, i32.const 0, end
        self.added.globals.extend([0x7f, 1, 0x41, 0, 0x0b]);
        self.added.global_count += 1;
        self.globals += 1;
        self.globals - 1
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

    /// What the memory begins as.
    pub fn image_bytes(&self) -> Result<Vec<u8>> {
        let unsupported =
            |problem: &str| ForgeError::Unsupported { module: self.name.clone(), problem: problem.to_owned() };
        let mut memory = vec![0; self.memory_pages()? as usize * PAGE as usize];
        let data = self.sections.iter().filter(|section| section.id == id::DATA);
        let readers = data.map(|section| DataSectionReader::new(BinaryReader::new(&section.bytes, 0)));
        for segment in readers.collect::<Result<Vec<_>, _>>()?.into_iter().flatten() {
            let segment = segment?;
            let DataKind::Active { memory_index: 0, offset_expr } = segment.kind else {
                return Err(unsupported("a data segment is not active"));
            };
            let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
                return Err(unsupported("a data segment is at no constant address"));
            };
            let at = value as u32 as usize;
            let place = memory.get_mut(at..at + segment.data.len());
            place.ok_or_else(|| unsupported("a data segment is outside of the memory"))?.copy_from_slice(segment.data);
        }
        Ok(memory)
    }

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

    /// Forgets the names and every other custom section.
    pub fn strip(&mut self) {
        self.sections.retain(|section| section.id != id::CUSTOM);
    }

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
            if let Some(content) = self.content_of(id) {
                section(&mut bytes, id, &content);
            }
        }
        for custom in customs {
            section(&mut bytes, id::CUSTOM, &self.custom(&custom.bytes));
        }
        bytes
    }

    fn content_of(&self, id: u8) -> Option<Vec<u8>> {
        let kept = self.sections.iter().find(|section| section.id == id).map(|section| section.bytes.as_slice());
        match id {
            id::TYPE => extended(kept, self.added.types, &self.encoded_added_types()),
            id::FUNCTION => (!self.functions.is_empty()).then(|| {
                let types: Vec<u32> = self.functions.iter().map(|function| function.ty).collect();
                encoded(types.as_slice())
            }),
            id::GLOBAL => extended(kept, self.added.global_count, &self.added.globals),
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

    /// A custom section; that with the names has those of the functions that were added.
    fn custom(&self, bytes: &[u8]) -> Vec<u8> {
        if !bytes.starts_with(b"\x04name") {
            return bytes.to_vec();
        }
        let mut names: Vec<_> = self.names.iter().collect();
        names.sort();
        let mut functions = wasm_encoder::NameMap::new();
        names.into_iter().for_each(|(number, name)| functions.append(*number, name));
        let mut section = wasm_encoder::NameSection::new();
        section.module(&self.name);
        section.functions(&functions);
        let mut content = Vec::new();
        section.encode(&mut content);
        // The encoder writes the size first.
        let mut reader = wasmparser::BinaryReader::new(&content, 0);
        let _ = reader.read_var_u32();
        content[reader.original_position() as usize..].to_vec()
    }
}

/// How the custom section begins in which a linker says what a library needs.
const DYLINK: &[u8] = b"\x08dylink.0";

/// The type of a table's elements.
const FUNCREF: u8 = 0x70;

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
