//! Where things are that a module imports, in the end: in another module, or beside the engine.

use std::collections::{BTreeMap, HashMap};

use wasmparser::{
    BinaryReader, ConstExpr, ElementItems, ElementKind, ElementSectionReader, GlobalSectionReader, Operator,
};

use crate::component::{Component, Linked, Links, Source};
use crate::error::{ForgeError, Result};
use crate::module::{Module, id};

/// What wit-component calls the table through which functions of the host are called that are made after those who call them.
const LATE: &str = "$imports";

/// How the canonical ABI calls the function that makes room.
const ROOM: &str = "cabi_realloc";

/// A function or a global of a module, by its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Item {
    /// The place of the module.
    pub module: usize,
    /// The number in it, those that are imported included.
    pub number: u32,
}

/// Where a function is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// In a module.
    Own(Item),
    /// In another component.
    Host,
}

impl Origin {
    /// The function, where it is the engine's.
    pub fn own(&self) -> Option<Item> {
        match self {
            Origin::Own(item) => Some(*item),
            Origin::Host => None,
        }
    }
}

/// The modules and how they are linked.
pub struct Origins<'a> {
    /// Every core module.
    pub modules: Vec<&'a Module>,
    links: Links,
    /// The instances of each module, as long as there is one.
    instances: Vec<Option<u32>>,
    /// What globals begin as, those that are numbers.
    constants: HashMap<Item, i32>,
    table: BTreeMap<u32, Item>,
}

impl<'a> Origins<'a> {
    /// Reads how they are linked.
    pub fn read(links: Links, modules: Vec<&'a Module>) -> Result<Self> {
        let mut instances = vec![None; modules.len()];
        for (number, instance) in links.instances().iter().enumerate() {
            if let Linked::Module { module, .. } = instance {
                let place = instances.get_mut(*module as usize).ok_or_else(|| unlinked("(module)", "(instance)"))?;
                if place.replace(number as u32).is_some() {
                    let module = modules[*module as usize].name().to_owned();
                    return Err(ForgeError::Unsupported { module, problem: "it has two instances".to_owned() });
                }
            }
        }
        let mut origins = Origins { modules, links, instances, constants: HashMap::new(), table: BTreeMap::new() };
        for module in origins.present() {
            origins.read_globals(module)?;
            origins.read_table(module)?;
        }
        Ok(origins)
    }

    /// The modules that have an instance, in the order in which they get it.
    pub fn present(&self) -> Vec<usize> {
        let mut present: Vec<_> = (0..self.modules.len()).filter(|module| self.instances[*module].is_some()).collect();
        present.sort_by_key(|module| self.instances[*module]);
        present
    }

    /// The functions that other components call, with their names.
    pub fn lifted(&self) -> Result<Vec<(String, Item)>> {
        self.links.lifted().map(|source| self.exported(source)).collect()
    }

    /// The function that makes room for answers. Libraries have their own, all of which take it from the same heap; it is the
    /// one that is named most often.
    pub fn room(&self) -> Result<Option<(String, Item)>> {
        let found = self.links.rooms().map(|source| self.exported(source)).collect::<Result<Vec<_>>>()?;
        let times = |item: &Item| found.iter().filter(|(_, known)| known == item).count();
        Ok(found.iter().max_by_key(|(_, item)| (times(item), item)).map(|(_, item)| (ROOM.to_owned(), *item)))
    }

    fn exported(&self, source: &Source) -> Result<(String, Item)> {
        match (source, self.origin(source)?) {
            (Source::Export(_, name), Origin::Own(item)) => Ok((name.clone(), item)),
            _ => Err(unlinked("(component)", "(lifted function)")),
        }
    }

    /// What stands in the table, by its slots: each a function that a module has or imports.
    pub fn table(&self) -> impl Iterator<Item = (u32, Item)> {
        self.table.iter().map(|(slot, item)| (*slot, *item))
    }

    /// Where a function is that a module has or imports.
    pub fn function(&self, item: Item) -> Result<Origin> {
        let Item { module, number } = item;
        let here = self.modules[module];
        if number >= here.imported_functions() {
            return match self.forwards_to(item)? {
                Some(item) => self.function(item),
                None => Ok(Origin::Own(item)),
            };
        }
        let Some((_, import, _)) = here.function_imports().nth(number as usize) else {
            return Err(unlinked(here.name(), "(function)"));
        };
        let source = self.argument(module, &import.module).and_then(|from| self.links.function(from, &import.name));
        self.origin(&source.ok_or_else(|| unlinked(here.name(), &import.name))?)
    }

    fn origin(&self, source: &Source) -> Result<Origin> {
        let Source::Export(instance, name) = source else { return Ok(Origin::Host) };
        let Linked::Module { module, .. } = &self.links.instances()[*instance as usize] else {
            let source = self.links.function(*instance, name).ok_or_else(|| unlinked("(instance)", name))?;
            return self.origin(&source);
        };
        let place = *module as usize;
        if self.modules[place].exports_table(LATE) {
            return self.late(name);
        }
        self.function(Item { module: place, number: self.modules[place].exported(name)? })
    }

    /// What the table of the late functions has for a name.
    fn late(&self, name: &str) -> Result<Origin> {
        let fills = |module: &&Module| module.imports_table(LATE);
        let filling = self.modules.iter().position(fills).ok_or_else(|| unlinked("(component)", LATE))?;
        let source = self.argument(filling, "").and_then(|from| self.links.function(from, name));
        self.origin(&source.ok_or_else(|| unlinked(LATE, name))?)
    }

    /// The slot of the table that a function calls with its own arguments, which is all that it does, as what stands there: a
    /// call of what is linked later.
    fn forwards_to(&self, item: Item) -> Result<Option<Item>> {
        let module = self.modules[item.module];
        if !module.defines_memory() {
            return Ok(None);
        }
        let operators = module.function(item.number).operators()?;
        let parameters = module.type_of(item.number).params().len();
        let Some((arguments, rest)) = operators.split_at_checked(parameters) else { return Ok(None) };
        let passes_on = arguments.iter().enumerate().all(
            |(number, (operator, _))| matches!(operator, Operator::LocalGet { local_index } if *local_index == number as u32),
        );
        match rest {
            [
                (Operator::I32Const { value }, _),
                (Operator::CallIndirect { table_index: 0, .. }, _),
                (Operator::End, _),
            ] if passes_on => Ok(self.table.get(&(*value as u32)).copied()),
            _ => Ok(None),
        }
    }

    /// Where a global is that a module has or imports.
    pub fn global(&self, item: Item) -> Result<Item> {
        let Item { module, number } = item;
        let here = self.modules[module];
        let Some(import) = here.global_imports().nth(number as usize) else { return Ok(item) };
        let missing = || unlinked(here.name(), &import.name);
        let source = self.argument(module, &import.module).and_then(|from| self.links.global(from, &import.name));
        let Source::Export(instance, name) = source.ok_or_else(missing)? else { return Err(missing()) };
        let Linked::Module { module, .. } = &self.links.instances()[instance as usize] else { return Err(missing()) };
        let module = *module as usize;
        let number = self.modules[module].exported_global(&name).ok_or_else(missing)?;
        self.global(Item { module, number })
    }

    fn argument(&self, module: usize, namespace: &str) -> Option<u32> {
        match self.links.instances().get(self.instances[module]? as usize)? {
            Linked::Module { arguments, .. } => arguments.get(namespace).copied(),
            Linked::Items { .. } => None,
        }
    }

    /// What a global begins as.
    pub fn constant(&self, global: Item) -> Option<i32> {
        self.constants.get(&global).copied()
    }

    fn read_globals(&mut self, module: usize) -> Result<()> {
        let here = self.modules[module];
        let Some(globals) = here.content(id::GLOBAL) else { return Ok(()) };
        let first = here.global_imports().count() as u32;
        for (global, number) in GlobalSectionReader::new(BinaryReader::new(&globals, 0))?.into_iter().zip(first..) {
            if let Some(value) = self.value(module, &global?.init_expr)? {
                self.constants.insert(Item { module, number }, value);
            }
        }
        Ok(())
    }

    /// What is written into the table when the module gets its instance.
    fn read_table(&mut self, module: usize) -> Result<()> {
        let here = self.modules[module];
        if here.exports_table(LATE) || here.imports_table(LATE) {
            return Ok(());
        }
        let Some(elements) = here.content(id::ELEMENT) else { return Ok(()) };
        for segment in ElementSectionReader::new(BinaryReader::new(&elements, 0))? {
            let segment = segment?;
            let ElementKind::Active { offset_expr, .. } = segment.kind else { continue };
            let first = self.value(module, &offset_expr)?.ok_or_else(|| unlinked(here.name(), "(table)"))?;
            let ElementItems::Functions(functions) = segment.items else {
                return Err(unlinked(here.name(), "(references)"));
            };
            for (function, slot) in functions.into_iter().zip(first as u32..) {
                self.table.insert(slot, Item { module, number: function? });
            }
        }
        Ok(())
    }

    /// The value of an expression: a number, or an address and what is added to it.
    fn value(&self, module: usize, expression: &ConstExpr<'_>) -> Result<Option<i32>> {
        let mut values = Vec::new();
        for operator in expression.get_operators_reader() {
            let value = match operator? {
                Operator::I32Const { value } => Some(value),
                Operator::GlobalGet { global_index } => {
                    self.constant(self.global(Item { module, number: global_index })?)
                }
                Operator::I32Add => {
                    values.pop().zip(values.pop()).map(|(one, other): (i32, i32)| one.wrapping_add(other))
                }
                Operator::End => break,
                _ => None,
            };
            let Some(value) = value else { return Ok(None) };
            values.push(value);
        }
        Ok(values.pop())
    }
}

/// Something cannot be linked.
pub fn unlinked(module: &str, name: &str) -> ForgeError {
    ForgeError::Unsupported { module: module.to_owned(), problem: format!("`{name}` cannot be linked") }
}

/// The modules of a component.
pub fn modules(component: &mut Component) -> Vec<&Module> {
    component.modules().map(|module| &*module).collect()
}
