//! Handles: every one that a run leaves behind is dropped by the reset.
//!
//! The memory that knew of them is put back, so the engine itself would never drop them. Each import of libc that gives
//! handles is wrapped by a function that notes them, and each that drops one by a function that forgets it. What gives a
//! handle of what is read from the interfaces, not from a list of names that could grow old.
//!
//! libc holds on to some handles for ever and so imports nothing that drops them: the network. Such an import is asked once
//! in the life of the instance, and its answer kept.

mod interfaces;
mod results;
#[cfg(test)]
mod tests;
mod tracker;

use std::collections::HashMap;

use wasm_encoder::BlockType;
use wasmparser::{Operator, ValType};

pub use self::interfaces::Interfaces;
use self::interfaces::drops;
use self::tracker::Tracker;
use crate::code::at;
use crate::component::Component;
use crate::error::{ForgeError, Result};
use crate::function::{Edit, Function, assemble};
use crate::layout::{Field, Layout, Slot};
use crate::module::Module;

/// How many kinds of handles there can be: a kind is a byte, and 0 is none.
const MAX_KINDS: usize = u8::MAX as usize;

/// Wraps the imports of libc, which has all that give handles.
pub fn apply(component: &mut Component, interfaces: &Interfaces, layout: Layout, first_slot: u32) -> Result<()> {
    for library in component.modules().filter(|module| module.is_library() && !module.exports("sbrk")) {
        nothing_gives_handles(library, interfaces)?;
    }
    let libc = component.library("sbrk")?;
    let drops: Vec<_> = drops(libc).collect();
    nothing_is_overlooked(libc, interfaces, &drops)?;
    let tracker = Tracker::add(libc, layout, interfaces, &drops);
    let mut wrappers = HashMap::new();
    for (kind, (import, _)) in drops.iter().enumerate() {
        wrappers.insert(*import, tracker.wrap_drop(libc, *import, kind));
    }
    let mut kept = 0;
    for (import, name, giving) in interfaces.giving(libc) {
        let wrapper = match interfaces.undroppable(&giving, &drops) {
            Some(resource) if !giving.in_memory && libc.type_of(import).params().is_empty() => {
                kept += 1;
                keep(libc, import, layout.address(Field::Kept) + 4 * (kept - 1), &resource)
            }
            _ => tracker.wrap_giver(libc, import, &name, &giving)?,
        };
        wrappers.insert(import, wrapper);
    }
    redirect(libc, &wrappers)?;
    let all = tracker.drop_all(libc);
    libc.add_element(first_slot + Slot::DropHandles as u32, all);
    Ok(())
}

/// Asks the import once and remembers its answer.
fn keep(libc: &mut Module, import: u32, place: i32, resource: &str) -> u32 {
    let ty = libc.add_type(&[], &[ValType::I32]);
    let asks = Function::forged(ty, &[], |code| {
        code.i32_const(place).i32_load(at(2)).i32_eqz().if_(BlockType::Empty);
        code.i32_const(place).call(import).i32_const(1).i32_add().i32_store(at(2)).end();
        code.i32_const(place).i32_load(at(2)).i32_const(1).i32_sub();
    });
    libc.add_function(&format!("exec_kept {resource}"), asks)
}

/// Every call of a wrapped import becomes one of its wrapper.
fn redirect(libc: &mut Module, wrappers: &HashMap<u32, u32>) -> Result<()> {
    for number in libc.own_functions().filter(|number| !libc.function(*number).trusted).collect::<Vec<_>>() {
        let mut edits = Vec::new();
        for (operator, range) in libc.function(number).operators()? {
            if let Operator::Call { function_index } = operator
                && let Some(wrapper) = wrappers.get(&function_index)
            {
                edits.push(Edit { range, code: assemble(|code| _ = code.call(*wrapper)) });
            }
        }
        libc.function_mut(number).edit(&edits);
    }
    Ok(())
}

/// What would make a list of the handles wrong.
fn nothing_is_overlooked(libc: &Module, interfaces: &Interfaces, drops: &[(u32, String)]) -> Result<()> {
    let unsupported = |problem| Err(ForgeError::Unsupported { module: libc.name().into(), problem });
    if drops.len() > MAX_KINDS {
        return unsupported(format!("it drops handles of {} kinds, more than {MAX_KINDS}", drops.len()));
    }
    if let Some(name) = interfaces.taking(libc) {
        return unsupported(format!("`{name}` takes handles away, which is not noted"));
    }
    let giving = interfaces.giving(libc).into_iter().map(|(import, ..)| import);
    match giving.chain(drops.iter().map(|(import, _)| *import)).find(|import| libc.is_known_elsewhere(*import)) {
        Some(import) => unsupported(format!("`{}` can be called without being noted", libc.name_of(import))),
        None => Ok(()),
    }
}

fn nothing_gives_handles(library: &Module, interfaces: &Interfaces) -> Result<()> {
    match interfaces.giving(library).first() {
        None => Ok(()),
        Some((_, name, _)) => Err(ForgeError::Unsupported {
            module: library.name().into(),
            problem: format!("`{name}` gives handles; only those of libc are tracked"),
        }),
    }
}
