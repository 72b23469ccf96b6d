//! Endings that C has no way back from: `_Exit`, `abort`, and signals left at their default.
//!
//! Each notes how the program ended and cuts the run short, instead of taking the component down with it.

use wasm_encoder::{BlockType, InstructionSink};
use wasmparser::Operator;

use crate::code::{cut, load, zeros};
use crate::component::Component;
use crate::error::Result;
use crate::function::{Edit, Function, assemble};
use crate::layout::{Cause, Field, Layout};
use crate::module::Module;

#[cfg(test)]
mod tests;

/// The number of `SIGABRT`.
const SIGABRT: i32 = 6;

/// What libc's emulation of signals does by default, for signals that end a process. (Those that stop one have nobody
/// who could continue it.)
const DEFAULT_HANDLERS: [&str; 3] = ["terminate_handler", "core_handler", "stop_handler"];

/// Replaces the bodies.
pub fn apply(component: &mut Component, layout: Layout) -> Result<()> {
    let libc = component.library("sbrk")?;
    replace(libc, "_Exit", |code| cut(code, layout, Cause::Exit, |code| _ = code.local_get(0)))?;
    replace(libc, "abort", |code| aborted(code, layout))?;
    let signals = component.library("raise")?;
    for handler in DEFAULT_HANDLERS {
        replace(signals, handler, |code| cut(code, layout, Cause::Signal, |code| _ = code.local_get(0)))?;
    }
    component.modules().filter(|module| module.is_library()).try_for_each(|module| no_traps(module, layout))
}

fn replace(module: &mut Module, name: &str, write: impl FnOnce(&mut InstructionSink<'_>)) -> Result<()> {
    let number = module.find(name)?;
    let ty = module.function(number).ty;
    *module.function_mut(number) = Function::forged(ty, &[], write);
    Ok(())
}

/// Where the host asks for room for what it answers, C aborts for want of memory and for no other reason.
fn aborted(code: &mut InstructionSink<'_>, layout: Layout) {
    load(code, layout, Field::Receiving);
    code.if_(BlockType::Empty);
    cut(code, layout, Cause::Memory, |code| _ = code.i32_const(0));
    code.else_();
    cut(code, layout, Cause::Signal, |code| _ = code.i32_const(SIGABRT));
    code.end();
}

/// What C holds to be unreachable is a fault of the interpreter, where it is reached; not a trap.
fn no_traps(module: &mut Module, layout: Layout) -> Result<()> {
    for number in module.own_functions() {
        let results = module.type_of(number).results().to_vec();
        let mut edits = Vec::new();
        for (operator, range) in module.function(number).operators()? {
            if matches!(operator, Operator::Unreachable) {
                let code = assemble(|code| {
                    cut(code, layout, Cause::Fault, |code| _ = code.i32_const(0));
                    zeros(code, &results);
                    code.return_();
                });
                edits.push(Edit { range, code });
            }
        }
        let function = module.function_mut(number);
        function.cuts |= !edits.is_empty();
        function.edit(&edits);
    }
    Ok(())
}
