//! Addresses that are known by now: where each library has its data and its part of the table, and where the data is that
//! one library has of another.
//!
//! Libraries import them as globals, so that every use is two loads, which the compiler can neither leave out nor add up.
//! Once the image is made they never change again.

use std::collections::{HashMap, HashSet};

use wasmparser::Operator;

use crate::component::{Component, Links};
use crate::error::Result;
use crate::function::{Edit, assemble};
use crate::module::Module;

#[cfg(test)]
mod tests;

/// Writes the addresses where the globals are used. Gives how many uses there were.
pub fn apply(component: &mut Component) -> Result<usize> {
    let links = Links::of(component)?;
    let modules: Vec<&mut Module> = component.modules().collect();
    let moving = moving(&modules)?;
    let known: Vec<_> = (0..modules.len()).map(|number| known(&modules, &links, &moving, number as u32)).collect();
    let mut count = 0;
    for (module, known) in modules.into_iter().zip(known).filter(|(module, _)| module.is_library()) {
        for number in module.own_functions() {
            count += write(module, number, &known)?;
        }
    }
    Ok(count)
}

/// The globals of their own that modules set, by the number of the module; and those that somebody sets who imports them,
/// by their name.
struct Moving {
    own: HashSet<(u32, u32)>,
    imported: HashSet<String>,
}

fn moving(modules: &[&mut Module]) -> Result<Moving> {
    let mut moving = Moving { own: HashSet::new(), imported: HashSet::new() };
    for (place, module) in modules.iter().enumerate() {
        let imported: Vec<_> = module.global_imports().map(|import| import.name.clone()).collect();
        for number in module.own_functions() {
            for (operator, _) in module.function(number).operators()? {
                if let Operator::GlobalSet { global_index } = operator {
                    match imported.get(global_index as usize) {
                        Some(name) => _ = moving.imported.insert(name.clone()),
                        None => _ = moving.own.insert((place as u32, global_index)),
                    }
                }
            }
        }
    }
    Ok(moving)
}

/// The values of the globals that a module imports, where they are known.
fn known(modules: &[&mut Module], links: &Links, moving: &Moving, module: u32) -> HashMap<u32, i32> {
    let imports = modules[module as usize].global_imports().enumerate();
    let values =
        imports.filter(|(_, import)| !moving.imported.contains(&import.name)).filter_map(|(number, import)| {
            let (source, name) = links.source(module, &import.module, &import.name)?;
            let source_module = modules.get(source as usize)?;
            let global = source_module.exported_global(name)?;
            let set = moving.own.contains(&(source, global)) || moving.imported.contains(name);
            (!set).then(|| Some((number as u32, source_module.exported_constant(name).ok()?)))?
        });
    values.collect()
}

fn write(module: &mut Module, number: u32, known: &HashMap<u32, i32>) -> Result<usize> {
    let mut edits = Vec::new();
    for (operator, range) in module.function(number).operators()? {
        if let Operator::GlobalGet { global_index } = operator
            && let Some(value) = known.get(&global_index)
        {
            edits.push(Edit { range, code: assemble(|code| _ = code.i32_const(*value)) });
        }
    }
    module.function_mut(number).edit(&edits);
    Ok(edits.len())
}
