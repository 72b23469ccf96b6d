//! The one module.

use wasm_encoder::reencode::{self, Reencode, utils};
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection, FunctionSection,
    GlobalSection, GlobalType, ImportSection, Instruction, MemorySection, MemoryType, NameMap, NameSection, RawSection,
    RefType, TableSection, TableType, TypeSection, ValType,
};
use wasmparser::Operator;

use super::numbers::Numbers;
use super::origin::{Item, Origins, modules, unlinked};
use crate::component::{Component, Links};
use crate::error::{ForgeError, Result};
use crate::function::value_type;
use crate::module::{FORGED, STACK_POINTER, id};
use crate::passes::handles::Interfaces;

/// What the module is called.
const NAME: &str = "engine";

/// How it exports its memory, which hosts write answers to.
const MEMORY: &str = "memory";

/// How it exports its table.
const TABLE: &str = "__indirect_function_table";

/// Makes it.
pub fn merge(component: &mut Component, interfaces: &Interfaces) -> Result<Vec<u8>> {
    let links = Links::of(component)?;
    let origins = Origins::read(links, modules(component))?;
    let mut exports = origins.lifted()?;
    // What the engine exports by a name alone, see `link`.
    exports.retain(|(name, _)| name.contains(':'));
    exports.extend(origins.room()?);
    exports.sort();
    exports.dedup();
    let roots: Vec<Item> = exports.iter().map(|(_, item)| *item).collect();
    let numbers = Numbers::of(&origins, interfaces, &roots)?;
    Merging { origins, numbers }.module(&exports)
}

/// What is merged.
struct Merging<'a> {
    origins: Origins<'a>,
    numbers: Numbers,
}

impl Merging<'_> {
    fn module(mut self, exports: &[(String, Item)]) -> Result<Vec<u8>> {
        let image = self.origins.present().into_iter().find(|module| self.origins.modules[*module].defines_memory());
        let image = image.ok_or_else(|| ForgeError::NoModule("(memory)".to_owned()))?;
        // The types of what is written are only known when it has been.
        let code = self.code()?;
        let functions = self.functions();
        let mut module = wasm_encoder::Module::new();
        module.section(&self.types()).section(&self.imports()).section(&functions);
        module.section(&self.table(image)?).section(&self.memory(image)?).section(&self.globals()?);
        module.section(&self.exports(exports)).section(&self.elements()?).section(&code);
        if let Some(data) = self.origins.modules[image].content(id::DATA) {
            module.section(&RawSection { id: id::DATA, data: &data });
        }
        module.section(&self.names());
        Ok(module.finish())
    }

    fn types(&self) -> TypeSection {
        let mut types = TypeSection::new();
        for ty in &self.numbers.types {
            let [parameters, results] =
                [ty.params(), ty.results()].map(|values| values.iter().map(|ty| value_type(*ty)));
            types.ty().function(parameters, results);
        }
        types
    }

    fn imports(&self) -> ImportSection {
        let mut imports = ImportSection::new();
        for ((interface, name), ty) in &self.numbers.hosts {
            imports.import(interface, name, EntityType::Function(*ty));
        }
        imports
    }

    fn functions(&mut self) -> FunctionSection {
        let mut functions = FunctionSection::new();
        for item in self.numbers.functions.clone() {
            let ty = self.origins.modules[item.module].type_of(item.number).clone();
            functions.function(self.numbers.type_number(&ty));
        }
        functions
    }

    /// Its size is what it needs, and no more, so that hosts know it when they compile.
    fn table(&self, image: usize) -> Result<TableSection> {
        let slots = u64::from(self.origins.modules[image].table_slots()?);
        let mut tables = TableSection::new();
        tables.table(TableType {
            element_type: RefType::FUNCREF,
            table64: false,
            minimum: slots,
            maximum: Some(slots),
            shared: false,
        });
        Ok(tables)
    }

    fn memory(&self, image: usize) -> Result<MemorySection> {
        let mut memories = MemorySection::new();
        memories.memory(MemoryType {
            minimum: u64::from(self.origins.modules[image].memory_pages()?),
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        Ok(memories)
    }

    fn globals(&self) -> Result<GlobalSection> {
        let mut globals = GlobalSection::new();
        for item in &self.numbers.globals {
            let name = self.origins.modules[item.module].name();
            let begins = self.origins.constant(*item).ok_or_else(|| unlinked(name, "(global)"))?;
            let ty = GlobalType { val_type: ValType::I32, mutable: true, shared: false };
            globals.global(ty, &ConstExpr::i32_const(begins));
        }
        Ok(globals)
    }

    fn exports(&self, functions: &[(String, Item)]) -> ExportSection {
        let mut exports = ExportSection::new();
        exports.export(MEMORY, ExportKind::Memory, 0).export(TABLE, ExportKind::Table, 0);
        for (name, item) in functions {
            if let Some(number) = self.numbers.function(*item) {
                exports.export(name, ExportKind::Func, number);
            }
        }
        exports
    }

    /// The table in runs of slots that follow each other.
    fn elements(&self) -> Result<ElementSection> {
        let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
        for (slot, item) in self.origins.table() {
            let function = self.numbers.function(item);
            let function = function.ok_or_else(|| unlinked("(table)", &slot.to_string()))?;
            match runs.last_mut() {
                Some((first, run)) if *first + run.len() as u32 == slot => run.push(function),
                _ => runs.push((slot, vec![function])),
            }
        }
        let mut elements = ElementSection::new();
        for (first, run) in runs {
            elements.active(None, &ConstExpr::i32_const(first as i32), Elements::Functions(run.into()));
        }
        Ok(elements)
    }

    fn code(&mut self) -> Result<CodeSection> {
        let mut code = CodeSection::new();
        for item in self.numbers.functions.clone() {
            code.function(&self.function(item)?);
        }
        Ok(code)
    }

    fn function(&mut self, item: Item) -> Result<wasm_encoder::Function> {
        let module = self.origins.modules[item.module];
        let source = module.function(item.number);
        let mut function = wasm_encoder::Function::new(source.locals_by_count());
        let mut renumber = Renumber { merging: self, module: item.module };
        for (operator, _) in source.operators()? {
            let instruction = renumber.instruction(operator);
            let instruction = instruction.map_err(|error| match error {
                reencode::Error::UserError(error) => error,
                _ => unlinked(module.name(), module.name_of(item.number)),
            })?;
            function.instruction(&instruction);
        }
        Ok(function)
    }

    fn names(&self) -> NameSection {
        let mut functions = NameMap::new();
        let hosts = self.numbers.hosts.iter().map(|((interface, name), _)| format!("{interface} {name}"));
        let own = self.numbers.functions.iter().map(|item| {
            let module = self.origins.modules[item.module];
            let mark = if module.function(item.number).trusted { FORGED } else { "" };
            format!("{}{mark}", module.name_of(item.number))
        });
        hosts.chain(own).zip(0..).for_each(|(name, number)| functions.append(number, &name));
        let mut globals = NameMap::new();
        for (item, number) in self.numbers.globals.iter().zip(0..) {
            if self.origins.modules[item.module].exported_global(STACK_POINTER) == Some(item.number) {
                globals.append(number, STACK_POINTER);
            }
        }
        let mut names = NameSection::new();
        names.module(NAME);
        names.functions(&functions);
        names.globals(&globals);
        names
    }
}

/// Writes the instructions of a module with the numbers that things have now.
struct Renumber<'a, 'b> {
    merging: &'a mut Merging<'b>,
    module: usize,
}

impl Reencode for Renumber<'_, '_> {
    type Error = ForgeError;

    fn type_index(&mut self, ty: u32) -> Result<u32, reencode::Error<ForgeError>> {
        let ty = self.merging.origins.modules[self.module].type_at(ty).clone();
        Ok(self.merging.numbers.type_number(&ty))
    }

    fn function_index(&mut self, number: u32) -> Result<u32, reencode::Error<ForgeError>> {
        let found = self.merging.numbers.function(Item { module: self.module, number });
        found.ok_or_else(|| reencode::Error::UserError(unlinked("(function)", &number.to_string())))
    }

    fn global_index(&mut self, number: u32) -> Result<u32, reencode::Error<ForgeError>> {
        let item =
            self.merging.origins.global(Item { module: self.module, number }).map_err(reencode::Error::UserError)?;
        let found = self.merging.numbers.global(item);
        found.ok_or_else(|| reencode::Error::UserError(unlinked("(global)", &number.to_string())))
    }

    fn instruction<'a>(&mut self, operator: Operator<'a>) -> Result<Instruction<'a>, reencode::Error<ForgeError>> {
        if let Operator::GlobalGet { global_index } = operator {
            let item = self
                .merging
                .origins
                .global(Item { module: self.module, number: global_index })
                .map_err(reencode::Error::UserError)?;
            if self.merging.numbers.global(item).is_none()
                && let Some(value) = self.merging.origins.constant(item)
            {
                return Ok(Instruction::I32Const(value));
            }
        }
        utils::instruction(self, operator)
    }
}
