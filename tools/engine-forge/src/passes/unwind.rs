//! The way out: once a run is cut short, every function returns as soon as the one that it called does.
//!
//! After each call stands a check of one flag. What the functions leave half done does not matter, since the image is put
//! back before the next run; and nothing that a program can catch is thrown, so nothing that it does can stop this.

use std::collections::HashSet;

use wasmparser::Operator;

use crate::code::{load, unlikely, zeros};
use crate::component::Component;
use crate::error::Result;
use crate::function::{Edit, assemble};
use crate::layout::{Field, Layout};
use crate::module::Module;

#[cfg(test)]
mod tests;

/// Adds the checks to every library.
pub fn apply(component: &mut Component, layout: Layout) -> Result<()> {
    for library in component.modules().filter(|module| module.is_library()) {
        let leaving = functions_that_may_be_cut_short(library)?;
        for number in library.own_functions() {
            if !library.function(number).trusted {
                check_after_calls(library, number, &leaving, layout)?;
            }
        }
    }
    Ok(())
}

/// The functions from which a call may lead to where a run is cut short. Other libraries and functions that are called
/// through the table may always.
fn functions_that_may_be_cut_short(library: &Module) -> Result<HashSet<u32>> {
    let mut calls = Vec::new();
    let mut leaving: HashSet<u32> = (0..library.imported_functions()).collect();
    for number in library.own_functions() {
        let function = library.function(number);
        if function.trusted || function.cuts {
            leaving.insert(number);
        }
        for (operator, _) in function.operators()? {
            match operator {
                Operator::Call { function_index } => calls.push((number, function_index)),
                Operator::CallIndirect { .. } => drop(leaving.insert(number)),
                _ => {}
            }
        }
    }
    loop {
        let before = leaving.len();
        for (caller, callee) in &calls {
            if leaving.contains(callee) {
                leaving.insert(*caller);
            }
        }
        if leaving.len() == before {
            return Ok(leaving);
        }
    }
}

fn check_after_calls(library: &mut Module, number: u32, leaving: &HashSet<u32>, layout: Layout) -> Result<()> {
    let results = library.type_of(number).results().to_vec();
    let operators = library.function(number).operators()?;
    let check = assemble(|code| {
        load(code, layout, Field::Cut);
        unlikely(code);
        zeros(code, &results);
        code.return_().end();
    });
    let mut edits = Vec::new();
    for (index, (operator, range)) in operators.iter().enumerate() {
        let may_leave = match operator {
            Operator::Call { function_index } => leaving.contains(function_index),
            Operator::CallIndirect { .. } => true,
            _ => false,
        };
        if may_leave && !returns_at_once(&operators[index + 1..]) {
            edits.push(Edit { range: range.end..range.end, code: check.clone() });
        }
    }
    drop(operators);
    library.function_mut(number).edit(&edits);
    Ok(())
}

/// Whether nothing stands between here and the end of the function.
fn returns_at_once(rest: &[(Operator<'_>, std::ops::Range<usize>)]) -> bool {
    match rest {
        [(Operator::Return, _), ..] => true,
        _ => rest.iter().all(|(operator, _)| matches!(operator, Operator::End)),
    }
}
