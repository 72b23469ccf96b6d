//! How the core modules of a component are linked: what the globals are that a module imports.

use wasmparser::{
    BinaryReader, ComponentAlias, ComponentAliasSectionReader, ExternalKind, Instance, InstanceSectionReader,
};

use super::{Component, Part};
use crate::error::{ForgeError, Result};

/// The number of the section with the instances of core modules.
const CORE_INSTANCES: u8 = 2;

/// The number of the section in which what they export gets numbers.
const ALIASES: u8 = 6;

/// The instances of core modules, and the globals that are taken from them, by their numbers.
pub struct Links {
    instances: Vec<Linked>,
    globals: Vec<(u32, String)>,
}

enum Linked {
    /// An instance of a module, with the instance that each of its imports' modules is.
    Module { module: u32, arguments: Vec<(String, u32)> },
    /// A collection of globals, by name.
    Globals(Vec<(String, u32)>),
}

impl Links {
    /// Reads them.
    pub fn of(component: &Component) -> Result<Self> {
        let mut links = Links { instances: Vec::new(), globals: Vec::new() };
        for part in &component.parts {
            match part {
                Part::Other { id: CORE_INSTANCES, bytes } => links.read_instances(bytes)?,
                Part::Other { id: ALIASES, bytes } => links.read_aliases(bytes)?,
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
                    let globals = exports.iter().filter(|export| export.kind == ExternalKind::Global);
                    Linked::Globals(globals.map(|export| (export.name.to_owned(), export.index)).collect())
                }
            });
        }
        Ok(())
    }

    fn read_aliases(&mut self, bytes: &[u8]) -> Result<()> {
        for alias in ComponentAliasSectionReader::new(BinaryReader::new(bytes, 0))? {
            if let ComponentAlias::CoreInstanceExport { kind: ExternalKind::Global, instance_index, name } = alias? {
                self.globals.push((instance_index, name.to_owned()));
            }
        }
        Ok(())
    }

    /// How many instances there are.
    pub fn instance_count(&self) -> u32 {
        self.instances.len() as u32
    }

    /// The first instance of a module, and what it was made with.
    pub fn instance_of(&self, module: u32) -> Result<(u32, &[(String, u32)])> {
        let mut instances = self.instances.iter().enumerate();
        let found = instances.find_map(|(number, instance)| match instance {
            Linked::Module { module: known, arguments } if *known == module => Some((number as u32, &**arguments)),
            _ => None,
        });
        found.ok_or_else(|| ForgeError::NoModule("(instance of the memory)".to_owned()))
    }

    /// Where a module gets a global from: the number of a module, and the name of what it exports. None where the module
    /// is instantiated never, or more than once, or the global comes from elsewhere.
    pub fn source(&self, module: u32, namespace: &str, name: &str) -> Option<(u32, &str)> {
        let mut of_module = self.instances.iter().filter_map(|instance| match instance {
            Linked::Module { module: known, arguments } if *known == module => Some(arguments),
            _ => None,
        });
        let (Some(arguments), None) = (of_module.next(), of_module.next()) else { return None };
        let (_, instance) = arguments.iter().find(|(known, _)| known == namespace)?;
        self.exported(*instance, name)
    }

    fn exported<'a>(&'a self, instance: u32, name: &str) -> Option<(u32, &'a str)> {
        let Linked::Globals(globals) = self.instances.get(instance as usize)? else { return None };
        let (_, global) = globals.iter().find(|(known, _)| known == name)?;
        let (instance, name) = self.globals.get(*global as usize)?;
        match self.instances.get(*instance as usize)? {
            Linked::Module { module, .. } => Some((*module, name)),
            Linked::Globals(_) => None,
        }
    }
}
