//! A component, taken apart into its core modules and everything else.
//!
//! The forge changes what is inside of core modules, never what they import or export. So every other section of the
//! component goes through as it is, byte by byte.

mod links;
#[cfg(test)]
mod tests;

use wasm_encoder::{
    ConstExpr, ElementSection, Elements, Encode, EntityType, ImportSection, ModuleArg, RefType, TableType, TypeSection,
};
use wasmparser::{Parser, Payload};

pub use links::{Linked, Links, Source};

use crate::error::{ForgeError, Result};
use crate::function::value_type;
use crate::module::Module;

/// The sections of a component, in their order.
pub struct Component {
    header: Vec<u8>,
    parts: Vec<Part>,
}

enum Part {
    Module(Box<Module>),
    /// A section as it was, with its number and size.
    Other {
        id: u8,
        bytes: Vec<u8>,
    },
}

/// The number of the section that holds a core module.
const MODULE_SECTION: u8 = 1;

/// The number of the section with the instances of core modules.
const CORE_INSTANCE_SECTION: u8 = 2;

/// The number of the section that holds a component.
const COMPONENT_SECTION: u8 = 4;

/// The number of sections that mean nothing.
const CUSTOM_SECTION: u8 = 0;

impl Component {
    /// Takes a component apart.
    pub fn parse(bytes: &[u8]) -> Result<Self> {
        let mut parts = Vec::new();
        let mut end_of_last = 8;
        let mut nested = 0_u32;
        for payload in Parser::new(0).parse_all(bytes) {
            let payload = payload?;
            match &payload {
                Payload::ModuleSection { unchecked_range, .. } | Payload::ComponentSection { unchecked_range, .. } => {
                    if nested == 0 {
                        let range = unchecked_range.start as usize..unchecked_range.end as usize;
                        parts.push(match &payload {
                            Payload::ModuleSection { .. } => {
                                Part::Module(Box::new(Module::parse(&bytes[range.clone()])?))
                            }
                            _ => Part::Other { id: COMPONENT_SECTION, bytes: bytes[range.clone()].to_vec() },
                        });
                        end_of_last = range.end;
                    }
                    nested += 1;
                }
                Payload::End(_) => nested = nested.saturating_sub(1),
                _ => {
                    if let (0, Some((id, range))) = (nested, payload.as_section()) {
                        let range = range.start as usize..range.end as usize;
                        parts.push(Part::Other { id, bytes: bytes[range.clone()].to_vec() });
                        end_of_last = range.end;
                    }
                }
            }
        }
        debug_assert_eq!(end_of_last, bytes.len());
        Ok(Component { header: bytes[..8].to_vec(), parts })
    }

    /// Puts it together again.
    pub fn encode(&self) -> Vec<u8> {
        let mut bytes = self.header.clone();
        for part in &self.parts {
            match part {
                Part::Module(module) => section(&mut bytes, MODULE_SECTION, &module.encode()),
                Part::Other { id, bytes: content } => section(&mut bytes, *id, content),
            }
        }
        bytes
    }

    /// The library that exports a function of that name. The libraries are known by what they have, because their own
    /// names change with every version, and some have none.
    pub fn library(&mut self, export: &str) -> Result<&mut Module> {
        let mut libraries = self.modules().filter(|module| module.is_library());
        libraries.find(|module| module.exports(export)).ok_or_else(|| ForgeError::NoModule(export.to_owned()))
    }

    /// The modules with code that uses the memory.
    pub fn code(&mut self) -> impl Iterator<Item = &mut Module> {
        self.modules().filter(|module| module.uses_memory() && module.own_functions().next().is_some())
    }

    /// The module with such code that exports a function of that name.
    pub fn code_with(&mut self, export: &str) -> Result<&mut Module> {
        let found = self.code().find(|module| module.exports(export));
        found.ok_or_else(|| ForgeError::NoModule(export.to_owned()))
    }

    /// The module that holds the memory, the table and the image.
    pub fn image(&mut self) -> Result<&mut Module> {
        let found = self.modules().find(|module| module.defines_memory());
        found.ok_or_else(|| ForgeError::NoModule("(memory)".to_owned()))
    }

    /// Makes another instance of the module with the image, and puts a function that it exports into the table of the first.
    /// This is done at the end of the component, so no number that stands anywhere in it changes.
    pub fn put_into_table(&mut self, export: &str, slot: u32) -> Result<()> {
        const IMAGE: &str = "image";
        const ENGINE: &str = "engine";
        let links = Links::of(self)?;
        let number = self.modules().position(|module| module.defines_memory()).unwrap_or_default() as u32;
        let (instance, arguments) = links.instance_of(number)?;
        let another = links.instances().len() as u32;
        let image = self.image()?;
        let (ty, table) = (image.type_of(image.exported(export)?).clone(), image.exported_table()?.to_owned());
        let last_module = self.modules().count() as u32;

        let mut types = TypeSection::new();
        types
            .ty()
            .function(ty.params().iter().map(|ty| value_type(*ty)), ty.results().iter().map(|ty| value_type(*ty)));
        let mut imports = ImportSection::new();
        let elements = TableType {
            element_type: RefType::FUNCREF,
            table64: false,
            minimum: u64::from(slot) + 1,
            maximum: None,
            shared: false,
        };
        imports.import(ENGINE, &table, elements).import(IMAGE, export, EntityType::Function(0));
        let mut segments = ElementSection::new();
        let at = ConstExpr::i32_const(slot as i32);
        segments.active(None, &at, Elements::Functions([0].as_slice().into()));
        let mut module = wasm_encoder::Module::new();
        module.section(&types).section(&imports).section(&segments);
        self.parts.push(Part::Module(Box::new(Module::parse(&module.finish())?)));

        let mut instances = wasm_encoder::InstanceSection::new();
        let given = arguments.iter().map(|(name, number)| (name.as_str(), ModuleArg::Instance(*number)));
        instances.instantiate(number, given);
        let given = [(ENGINE, ModuleArg::Instance(instance)), (IMAGE, ModuleArg::Instance(another))];
        instances.instantiate(last_module, given);
        self.parts.push(Part::Other { id: CORE_INSTANCE_SECTION, bytes: content(&instances) });
        Ok(())
    }

    /// Every core module.
    pub fn modules(&mut self) -> impl Iterator<Item = &mut Module> {
        self.parts.iter_mut().filter_map(|part| match part {
            Part::Module(module) => Some(&mut **module),
            Part::Other { .. } => None,
        })
    }

    /// Forgets every name and every note of a tool, in the component and its modules.
    pub fn strip(&mut self) {
        self.parts.retain(|part| !matches!(part, Part::Other { id: CUSTOM_SECTION, .. }));
        self.modules().for_each(Module::strip);
    }
}

/// Appends a section.
pub(crate) fn section(bytes: &mut Vec<u8>, id: u8, content: &[u8]) {
    bytes.push(id);
    content.encode(bytes);
}

/// A section without its size, which the encoder writes first.
pub(crate) fn content(section: &impl Encode) -> Vec<u8> {
    let mut bytes = Vec::new();
    section.encode(&mut bytes);
    let mut reader = wasmparser::BinaryReader::new(&bytes, 0);
    let _ = reader.read_var_u32();
    bytes[reader.original_position() as usize..].to_vec()
}
