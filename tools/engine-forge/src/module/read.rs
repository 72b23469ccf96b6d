//! Reading a module.

use std::collections::HashMap;

use wasmparser::{
    BinaryReader, BranchHintSectionReader, ConstExpr, ElementItems, ElementSectionReader, ExportSectionReader,
    ExternalKind, GlobalSectionReader, ImportSectionReader, KnownCustom, Name, NameSectionReader, Operator, Parser,
    Payload, TypeRef,
};

use super::{FORGED, Import, ImportKind, MARKED, Module, Section, id};
use crate::error::{ForgeError, Result};
use crate::function::Function;

impl Module {
    /// Reads a module.
    pub fn parse(bytes: &[u8]) -> Result<Self> {
        let mut module = Module::default();
        let (mut function_types, mut hints) = (Vec::new(), HashMap::new());
        for payload in Parser::new(0).parse_all(bytes) {
            let payload = payload?;
            if let Payload::CustomSection(custom) = &payload
                && let KnownCustom::BranchHints(functions) = custom.as_known()
            {
                hints = read_hints(functions)?;
                continue;
            }
            if let Some((id, range)) = payload.as_section() {
                module.keep(id, &bytes[range.start as usize..range.end as usize])?;
            }
            match payload {
                Payload::TypeSection(types) => {
                    module.types = types.into_iter_err_on_gc_types().collect::<Result<_, _>>()?;
                }
                Payload::ImportSection(imports) => module.read_imports(imports)?,
                Payload::FunctionSection(types) => function_types = types.into_iter().collect::<Result<Vec<_>, _>>()?,
                Payload::GlobalSection(globals) => module.read_globals(globals)?,
                Payload::ExportSection(exports) => module.read_exports(exports)?,
                Payload::ElementSection(elements) => module.read_elements(elements)?,
                Payload::CodeSectionEntry(body) => {
                    let ty = function_types[module.functions.len()];
                    let mut function = Function::parse(ty, &body)?;
                    let number = module.imported_functions() + module.functions.len() as u32;
                    function.set_hints(hints.remove(&number).into_iter().flatten());
                    module.functions.push(function);
                }
                Payload::CustomSection(custom) if custom.name() == "name" => {
                    module.read_names(NameSectionReader::new(BinaryReader::new(custom.data(), 0)))?;
                }
                _ => {}
            }
        }
        Ok(module)
    }

    /// Keeps a section as it is. The code is written anew in any case.
    fn keep(&mut self, id: u8, bytes: &[u8]) -> Result<()> {
        if id != id::CUSTOM && !id::ORDER.contains(&id) {
            let problem = format!("section {id} is none of WebAssembly 2.0");
            return Err(ForgeError::Unsupported { module: self.name.clone(), problem });
        }
        let bytes = if id == id::CODE { Vec::new() } else { bytes.to_vec() };
        self.sections.push(Section { id, bytes });
        Ok(())
    }

    fn read_imports(&mut self, imports: ImportSectionReader<'_>) -> Result<()> {
        for import in imports.into_imports() {
            let import = import?;
            let kind = match import.ty {
                TypeRef::Func(ty) => ImportKind::Function(ty),
                TypeRef::Global(_) => ImportKind::Global,
                TypeRef::Memory(ty) if !ty.memory64 && !ty.shared && ty.page_size_log2.is_none() => ImportKind::Memory,
                TypeRef::Table(ty) if !ty.table64 && !ty.shared && ty.element_type.is_func_ref() => ImportKind::Table,
                _ => ImportKind::Other,
            };
            self.globals += u32::from(kind == ImportKind::Global);
            self.imports.push(Import { module: import.module.into(), name: import.name.into(), kind });
        }
        Ok(())
    }

    fn read_globals(&mut self, globals: GlobalSectionReader<'_>) -> Result<()> {
        for global in globals {
            let value = global?.init_expr;
            let mut operators = value.get_operators_reader();
            // A sum begins with a constant, too, and is none.
            if let (Operator::I32Const { value }, Operator::End) = (operators.read()?, operators.read()?) {
                self.constants.insert(self.globals, value);
            }
            self.note_address(&value)?;
            self.globals += 1;
        }
        Ok(())
    }

    fn read_exports(&mut self, exports: ExportSectionReader<'_>) -> Result<()> {
        for export in exports {
            let export = export?;
            if export.kind == ExternalKind::Func {
                self.known_elsewhere.insert(export.index);
            }
            self.exports.push((export.name.into(), export.kind, export.index));
        }
        Ok(())
    }

    fn read_elements(&mut self, elements: ElementSectionReader<'_>) -> Result<()> {
        for element in elements {
            match element?.items {
                ElementItems::Functions(functions) => {
                    for number in functions {
                        self.known_elsewhere.insert(number?);
                    }
                }
                ElementItems::Expressions(_, expressions) => {
                    for expression in expressions {
                        self.note_address(&expression?)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn note_address(&mut self, expression: &ConstExpr<'_>) -> Result<()> {
        if let Operator::RefFunc { function_index } = expression.get_operators_reader().read()? {
            self.known_elsewhere.insert(function_index);
        }
        Ok(())
    }

    fn read_names(&mut self, names: NameSectionReader<'_>) -> Result<()> {
        for part in names {
            match part? {
                Name::Module { name, .. } => self.name = name.to_owned(),
                Name::Function(names) => {
                    for naming in names {
                        let naming = naming?;
                        let end = naming.name.find(MARKED).unwrap_or(naming.name.len());
                        let (name, forged) = (&naming.name[..end], naming.name[end..].starts_with(FORGED));
                        self.names.insert(naming.index, name.to_owned());
                        // Nobody says that what is named is there.
                        if self.own_functions().contains(&naming.index) {
                            self.function_mut(naming.index).trusted = forged;
                        }
                    }
                }
                Name::Global(names) => {
                    for naming in names {
                        let naming = naming?;
                        self.global_names.insert(naming.index, naming.name.to_owned());
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }
}

/// For each function the places of its branches, from the beginning of its body, and whether they are taken.
fn read_hints(functions: BranchHintSectionReader<'_>) -> Result<HashMap<u32, Vec<(usize, bool)>>> {
    let mut found = HashMap::new();
    for function in functions {
        let function = function?;
        let hints = function.hints.into_iter().map(|hint| hint.map(|hint| (hint.func_offset as usize, hint.taken)));
        found.insert(function.func, hints.collect::<Result<_, _>>()?);
    }
    Ok(found)
}
