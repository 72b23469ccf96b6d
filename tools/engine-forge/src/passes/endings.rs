//! Endings that C has no way back from: `_Exit`, `abort`, and signals left at their default.
//!
//! Each notes how the program ended and cuts the run short, instead of taking the component down with it.

use wasm_encoder::{BlockType, InstructionSink};
use wasmparser::{Operator, ValType};

use crate::code::{at, cut, cutter, load, store, zeros};
use crate::component::Component;
use crate::error::Result;
use crate::function::{Edit, assemble};
use crate::layout::{Cause, Field, Layout};
use crate::module::Module;
use crate::passes::stack;

#[cfg(test)]
mod tests;

/// The numbers of signals.
const SIGABRT: i32 = 6;
const SIGFPE: i32 = 8;

/// libc's number for an argument that makes no sense.
const EINVAL: i32 = 28;

/// What aborts because the program says so.
const ABORTS: [&str; 2] = ["os_abort", "faulthandler_sigabrt"];

/// What divides by 0 because the program says so. WebAssembly has a trap for that, not a signal.
const DIVIDES: &str = "faulthandler_sigfpe";

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
    no_default(signals)?;
    let python = component.library(stack::LOOP)?;
    replace(python, DIVIDES, |code| {
        cut(code, layout, Cause::Signal, |code| _ = code.i32_const(SIGFPE));
        code.i32_const(0);
    })?;
    ABORTS.iter().try_for_each(|name| not_for_want_of_memory(python, name, layout))?;
    component.modules().filter(|module| module.is_library()).try_for_each(|module| no_traps(module, layout))
}

/// Of signals without a name the emulation has no default, and calls nothing, which is a trap. They are refused, but for 0,
/// which is no signal.
fn no_default(signals: &mut Module) -> Result<()> {
    const NUMBER: u32 = 0;
    let errno = signals.imported_global("errno")?;
    let raise = signals.exported("raise")?;
    let handler = signals.function_mut(raise).add_local(1, ValType::I32);
    let check = assemble(|code| {
        code.local_tee(handler).i32_eqz().if_(BlockType::Empty);
        code.local_get(NUMBER).i32_eqz().if_(BlockType::Empty).i32_const(0).return_().end();
        code.global_get(errno).i32_const(EINVAL).i32_store(at(2));
        code.i32_const(-1).return_().end().local_get(handler);
    });
    let operators = signals.function(raise).operators()?;
    let calls = operators.iter().filter(|(operator, _)| matches!(operator, Operator::CallIndirect { .. }));
    let edits: Vec<_> = calls.map(|(_, at)| Edit { range: at.start..at.start, code: check.clone() }).collect();
    drop(operators);
    signals.function_mut(raise).edit(&edits);
    Ok(())
}

fn replace(module: &mut Module, name: &str, write: impl FnOnce(&mut InstructionSink<'_>)) -> Result<()> {
    let number = module.find(name)?;
    module.replace(number, &[], write);
    Ok(())
}

/// Where the host asks for room for what it answers, C aborts for want of memory and for no other reason. And Python does
/// where it was refused some and cannot go on without.
fn aborted(code: &mut InstructionSink<'_>, layout: Layout) {
    load(code, layout, Field::Receiving);
    load(code, layout, Field::Refused);
    code.i32_or().if_(BlockType::Empty);
    cut(code, layout, Cause::Memory, |code| _ = code.i32_const(0));
    code.else_();
    cut(code, layout, Cause::Signal, |code| _ = code.i32_const(SIGABRT));
    code.end();
}

/// Forgets that memory was refused, since the abort that follows has another reason.
fn not_for_want_of_memory(python: &mut Module, name: &str, layout: Layout) -> Result<()> {
    let number = python.find(name)?;
    let forget = assemble(|code| store(code, layout, Field::Refused, |code| _ = code.i32_const(0)));
    python.function_mut(number).edit(&[Edit { range: 0..0, code: forget }]);
    Ok(())
}

/// What C holds to be unreachable is a fault of the interpreter, where it is reached; not a trap.
fn no_traps(module: &mut Module, layout: Layout) -> Result<()> {
    for number in module.own_functions() {
        let operators = module.function(number).operators()?;
        let traps = operators.into_iter().filter(|(operator, _)| matches!(operator, Operator::Unreachable));
        let traps: Vec<_> = traps.map(|(_, range)| range).collect();
        if traps.is_empty() {
            continue;
        }
        let results = module.type_of(number).results().to_vec();
        let cut = cutter(module, layout);
        let fault = assemble(|code| {
            code.i32_const(Cause::Fault as i32).i32_const(0).call(cut);
            zeros(code, &results);
            code.return_();
        });
        let edits: Vec<_> = traps.into_iter().map(|range| Edit { range, code: fault.clone() }).collect();
        module.function_mut(number).edit(&edits);
    }
    Ok(())
}
