//! How the core modules of a component are linked: which instances there are, and what a module's imports are.

use std::collections::BTreeMap;

use wasmparser::{
    BinaryReader, CanonicalFunction, CanonicalOption, ComponentAlias, ComponentAliasSectionReader,
    ComponentCanonicalSectionReader, ExternalKind, Instance, InstanceSectionReader,
};

use super::{CORE_INSTANCE_SECTION, Component, Part};
use crate::error::{ForgeError, Result};

/// The number of the section in which what instances export gets numbers.
const ALIAS_SECTION: u8 = 6;

/// The number of the section with the functions that lead out of core modules and into them.
const CANONICAL_SECTION: u8 = 8;

/// The instances of core modules, and the items that are taken from them, by their numbers.
#[derive(Default)]
pub struct Links {
    instances: Vec<Linked>,
    functions: Vec<Source>,
    globals: Vec<Source>,
    lifted: Vec<u32>,
    rooms: Vec<u32>,
}

/// An instance.
pub enum Linked {
    /// Of a module, with the instance that each of its imports' modules is.
    Module {
        /// The number of the module.
        module: u32,
        /// The number of the instance for each name.
        arguments: BTreeMap<String, u32>,
    },
    /// A collection of functions and globals, by name.
    Items {
        /// The numbers of functions.
        functions: BTreeMap<String, u32>,
        /// The numbers of globals.
        globals: BTreeMap<String, u32>,
    },
}

/// Where a function or a global comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// An instance exports it.
    Export(u32, String),
    /// Another component has it.
    Host,
}

impl Links {
    /// Reads them.
    pub fn of(component: &Component) -> Result<Self> {
        let mut links = Links::default();
        for part in &component.parts {
            match part {
                Part::Other { id: CORE_INSTANCE_SECTION, bytes } => links.read_instances(bytes)?,
                Part::Other { id: ALIAS_SECTION, bytes } => links.read_aliases(bytes)?,
                Part::Other { id: CANONICAL_SECTION, bytes } => links.read_canonical(bytes)?,
                _ => {}
            }
        }
        Ok(links)
    }

    fn read_instances(&mut self, bytes: &[u8]) -> Result<()> {
        for instance in InstanceSectionReader::new(BinaryReader::new(bytes, 0))? {
            self.instances.push(match instance? {
                Instance::Instantiate { module_index, args } => Linked::Module {
                    module: module_index,
                    arguments: args.iter().map(|argument| (argument.name.to_owned(), argument.index)).collect(),
                },
                Instance::FromExports(exports) => {
                    let of_kind = |kind| {
                        let items = exports.iter().filter(move |export| export.kind == kind);
                        items.map(|export| (export.name.to_owned(), export.index)).collect()
                    };
                    Linked::Items { functions: of_kind(ExternalKind::Func), globals: of_kind(ExternalKind::Global) }
                }
            });
        }
        Ok(())
    }

    fn read_aliases(&mut self, bytes: &[u8]) -> Result<()> {
        for alias in ComponentAliasSectionReader::new(BinaryReader::new(bytes, 0))? {
            if let ComponentAlias::CoreInstanceExport { kind, instance_index, name } = alias? {
                let source = Source::Export(instance_index, name.to_owned());
                match kind {
                    ExternalKind::Func => self.functions.push(source),
                    ExternalKind::Global => self.globals.push(source),
                    _ => {}
                }
            }
        }
        Ok(())
    }

    fn read_canonical(&mut self, bytes: &[u8]) -> Result<()> {
        for function in ComponentCanonicalSectionReader::new(BinaryReader::new(bytes, 0))? {
            let options = match function? {
                CanonicalFunction::Lift { core_func_index, options, .. } => {
                    self.lifted.push(core_func_index);
                    options
                }
                CanonicalFunction::Lower { options, .. } => {
                    self.functions.push(Source::Host);
                    options
                }
                _ => {
                    self.functions.push(Source::Host);
                    continue;
                }
            };
            for option in &options {
                match option {
                    CanonicalOption::PostReturn(function) => self.lifted.push(*function),
                    CanonicalOption::Realloc(function) => self.rooms.push(*function),
                    _ => {}
                }
            }
        }
        Ok(())
    }

    /// Every instance, in the order of their numbers.
    pub fn instances(&self) -> &[Linked] {
        &self.instances
    }

    /// The first instance of a module, and what it was made with.
    pub fn instance_of(&self, module: u32) -> Result<(u32, &BTreeMap<String, u32>)> {
        let mut instances = self.instances.iter().enumerate();
        let found = instances.find_map(|(number, instance)| match instance {
            Linked::Module { module: known, arguments } if *known == module => Some((number as u32, arguments)),
            _ => None,
        });
        found.ok_or_else(|| ForgeError::NoModule("(instance of the memory)".to_owned()))
    }

    /// The functions that other components call, and those that are called after them.
    pub fn lifted(&self) -> impl Iterator<Item = &Source> {
        self.lifted.iter().filter_map(|number| self.functions.get(*number as usize))
    }

    /// The functions that make room for what other components answer.
    pub fn rooms(&self) -> impl Iterator<Item = &Source> {
        self.rooms.iter().filter_map(|number| self.functions.get(*number as usize))
    }

    /// Where an instance has a function from that it gives by a name.
    pub fn function(&self, instance: u32, name: &str) -> Option<Source> {
        match self.instances.get(instance as usize)? {
            Linked::Module { .. } => Some(Source::Export(instance, name.to_owned())),
            Linked::Items { functions, .. } => self.functions.get(*functions.get(name)? as usize).cloned(),
        }
    }

    /// The same of a global.
    pub fn global(&self, instance: u32, name: &str) -> Option<Source> {
        match self.instances.get(instance as usize)? {
            Linked::Module { .. } => Some(Source::Export(instance, name.to_owned())),
            Linked::Items { globals, .. } => self.globals.get(*globals.get(name)? as usize).cloned(),
        }
    }
}
