//! The end of an object: a short way for what the collector has nothing to do with, numbers and texts above all.
//!
//! CPython ends every object by one function. It sees to it that a long chain of objects does not end in a recursion that is too deep,
//! and `stack` and `steps` have what recurses take a share of the stack and count. The collector knows what can be a link of such a
//! chain. A few types that it does not know hold other objects all the same: code its constants, a date its zone. What these hold is
//! known to it, but for the links of a cache, which `unchecked` looks after.

use wasm_encoder::{BlockType, MemArg};
use wasmparser::{Operator, ValType};

use crate::code::beyond;
use crate::component::Component;
use crate::error::{ForgeError, Result};
use crate::function::Edit;
use crate::module::Module;
use crate::passes::direct;
use crate::passes::objects::{DEALLOC, FLAGS, TYPE};

#[cfg(test)]
mod tests;

/// What ends an object: `(object)`.
const ENDS: &str = "_Py_Dealloc";

/// The functions of the types whose objects are most often ended, which are called by their names.
const USUAL: [&str; 3] = ["long_dealloc", "float_dealloc", "unicode_dealloc"];

/// The flag of types whose objects the collector looks at.
const COLLECTED: i32 = 1 << 14;

/// Lets it begin with the short way, in the module that has all of the engine's functions and the table.
pub fn apply(component: &mut Component) -> Result<()> {
    const OBJECT: u32 = 0;
    let engine = component.image()?;
    let number = engine.find(ENDS)?;
    let ty = known(engine, number)?;
    let usual = USUAL.iter().map(|name| direct::usual(engine, ENDS, name)).collect::<Result<Vec<_>>>()?;
    let function = engine.function_mut(number);
    let type_of = function.add_local(1, ValType::I32);
    function.edit(&[Edit::insertion(0, |code| {
        code.local_get(OBJECT).i32_load(word(TYPE)).local_tee(type_of).i32_load(word(FLAGS));
        code.i32_const(COLLECTED).i32_and().i32_eqz().if_(BlockType::Empty);
        code.local_get(type_of).i32_load(word(DEALLOC)).local_set(type_of);
        for (function, slot) in usual {
            code.local_get(type_of).i32_const(slot as i32).i32_eq().if_(BlockType::Empty);
            code.local_get(OBJECT).call(function).return_().end();
        }
        code.local_get(OBJECT).local_get(type_of).call_indirect(0, ty).return_().end();
    })]);
    Ok(())
}

/// Whether the function is the one that is known here. Gives the type of what it calls.
fn known(engine: &Module, number: u32) -> Result<u32> {
    let operators = engine.function(number).operators()?;
    let has = |wanted: &dyn Fn(&Operator<'_>) -> bool| operators.iter().any(|(operator, _)| wanted(operator));
    let loads = |at: u32| {
        has(&|operator| match operator {
            Operator::I32Load { memarg } => memarg.offset == u64::from(at),
            Operator::I32Const { value } => *value as u32 == at,
            _ => false,
        })
    };
    if ![TYPE, FLAGS, DEALLOC].into_iter().all(loads)
        || !has(&|operator| matches!(operator, Operator::I32Const { value: COLLECTED }))
    {
        return Err(problem(engine, "it does not look for the flag of a type where that is known to be"));
    }
    let mut calls = operators.iter().filter_map(|(operator, _)| match operator {
        Operator::CallIndirect { type_index, .. } => Some(*type_index),
        _ => None,
    });
    let ends = |ty: &u32| engine.type_at(*ty).params() == [ValType::I32] && engine.type_at(*ty).results().is_empty();
    calls.find(ends).ok_or_else(|| problem(engine, "it does not call what ends an object"))
}

fn problem(engine: &Module, problem: &str) -> ForgeError {
    direct::problem(engine, ENDS, problem)
}

fn word(offset: u32) -> MemArg {
    beyond(u64::from(offset), 2)
}
