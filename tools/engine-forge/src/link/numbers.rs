//! The numbers that things have in the one module.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use wasmparser::{FuncType, Operator};

use super::origin::{Item, Origin, Origins, unlinked};
use crate::error::Result;
use crate::passes::handles::Interfaces;

/// A function of another component: the interface and its name there.
pub type HostFunction = (String, String);

/// What a function of a module is now.
#[derive(Clone, Copy)]
enum Place {
    Host(u32),
    Own(u32),
}

/// The numbers.
#[derive(Default)]
pub struct Numbers {
    /// The types of functions.
    pub types: Vec<FuncType>,
    /// The functions of the host that are called, with the number of their type.
    pub hosts: Vec<(HostFunction, u32)>,
    /// The functions that are there, in their order.
    pub functions: Vec<Item>,
    /// The globals that somebody sets, in their order.
    pub globals: Vec<Item>,
    known_types: HashMap<FuncType, u32>,
    places: HashMap<Item, Place>,
}

impl Numbers {
    /// Finds what is called from these functions and from the table, and numbers it.
    pub fn of(origins: &Origins<'_>, interfaces: &Interfaces, roots: &[Item]) -> Result<Self> {
        let mut numbers = Numbers::default();
        let origins_of = reached(origins, roots)?;
        for (item, origin) in &origins_of {
            if *origin == Origin::Host {
                let host = numbers.host(origins, interfaces, *item)?;
                numbers.places.insert(*item, Place::Host(host));
            }
        }
        let own: BTreeSet<Item> = origins_of.values().filter_map(Origin::own).collect();
        numbers.globals = moving(origins, &own)?.into_iter().collect();
        numbers.functions = own.into_iter().collect();
        let places: HashMap<Item, u32> = numbers.functions.iter().copied().zip(0..).collect();
        let own = origins_of.iter().filter_map(|(item, origin)| Some((*item, Place::Own(places[&origin.own()?]))));
        numbers.places.extend(own);
        Ok(numbers)
    }

    fn host(&mut self, origins: &Origins<'_>, interfaces: &Interfaces, item: Item) -> Result<u32> {
        let module = origins.modules[item.module];
        let import = module.function_imports().nth(item.number as usize);
        let (_, import, _) = import.ok_or_else(|| unlinked(module.name(), &item.number.to_string()))?;
        let function = (interfaces.name_of(&import.module), import.name.clone());
        if let Some(host) = self.hosts.iter().position(|(known, _)| *known == function) {
            return Ok(host as u32);
        }
        let ty = self.type_number(module.type_of(item.number));
        self.hosts.push((function, ty));
        Ok(self.hosts.len() as u32 - 1)
    }

    /// The number of a type.
    pub fn type_number(&mut self, ty: &FuncType) -> u32 {
        *self.known_types.entry(ty.clone()).or_insert_with(|| {
            self.types.push(ty.clone());
            self.types.len() as u32 - 1
        })
    }

    /// The number of a function that a module has or imports.
    pub fn function(&self, item: Item) -> Option<u32> {
        Some(match self.places.get(&item)? {
            Place::Host(host) => *host,
            Place::Own(own) => self.hosts.len() as u32 + own,
        })
    }

    /// The number of a global that somebody sets.
    pub fn global(&self, item: Item) -> Option<u32> {
        self.globals.iter().position(|known| *known == item).map(|number| number as u32)
    }
}

/// Where everything is that is called from these functions and from the table, by what the modules call it.
fn reached(origins: &Origins<'_>, roots: &[Item]) -> Result<BTreeMap<Item, Origin>> {
    let mut found = BTreeMap::new();
    let mut left: Vec<Item> = roots.iter().copied().chain(origins.table().map(|(_, item)| item)).collect();
    while let Some(item) = left.pop() {
        if found.contains_key(&item) {
            continue;
        }
        let origin = origins.function(item)?;
        match origin.own() {
            Some(own) if own == item => left.extend(called(origins, own)?),
            Some(own) => left.push(own),
            None => {}
        }
        found.insert(item, origin);
    }
    Ok(found)
}

/// What a function calls or has the address of.
fn called(origins: &Origins<'_>, item: Item) -> Result<Vec<Item>> {
    let operators = origins.modules[item.module].function(item.number).operators()?;
    let numbers = operators.iter().filter_map(|(operator, _)| match operator {
        Operator::Call { function_index } | Operator::RefFunc { function_index } => Some(*function_index),
        _ => None,
    });
    Ok(numbers.map(|number| Item { module: item.module, number }).collect())
}

/// The globals that one of these functions sets. Others do, too, where an engine is linked at its start, which nobody calls any more.
fn moving(origins: &Origins<'_>, functions: &BTreeSet<Item>) -> Result<BTreeSet<Item>> {
    let mut found = BTreeSet::new();
    for Item { module, number } in functions.iter().copied() {
        for (operator, _) in origins.modules[module].function(number).operators()? {
            if let Operator::GlobalSet { global_index } = operator {
                found.insert(origins.global(Item { module, number: global_index })?);
            }
        }
    }
    Ok(found)
}
