//! The way out: once a run is cut short, every function returns as soon as the one that it called does.
//!
//! After each call stands a check of one flag. What the functions leave half done does not matter, since the image is put
//! back before the next run; and nothing that a program can catch is thrown, so nothing that it does can stop this.

use std::collections::HashSet;

use wasm_encoder::BlockType;
use wasmparser::Operator;

use crate::code::{load, unlikely, zeros};
use crate::component::Component;
use crate::error::Result;
use crate::function::{Edit, assemble};
use crate::layout::{Field, Layout};
use crate::module::Module;
use crate::passes::stack;

#[cfg(test)]
mod tests;

/// Adds the checks to all code.
pub fn apply(component: &mut Component, layout: Layout) -> Result<()> {
    for library in component.code() {
        let leaving = functions_that_may_be_cut_short(library)?;
        for number in library.own_functions() {
            if !library.function(number).trusted {
                check_after_calls(library, number, &leaving, layout)?;
            }
        }
    }
    Ok(())
}

/// The functions from which a call may lead to where a run is cut short: to a function of the forge's own. What is imported and what
/// is called through the table may always.
fn functions_that_may_be_cut_short(library: &Module) -> Result<HashSet<u32>> {
    let mut calls = Vec::new();
    let mut leaving: HashSet<u32> = (0..library.imported_functions()).collect();
    for number in library.own_functions() {
        let function = library.function(number);
        if function.trusted {
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

/// Every check leads to one place at the end of the function, which gives nothing back. A compiler puts it out of the way by itself.
///
/// But with so many checks as the interpreter's loop has, that makes its native frame twice as long: there each returns by itself.
fn check_after_calls(library: &mut Module, number: u32, leaving: &HashSet<u32>, layout: Layout) -> Result<()> {
    let results = library.type_of(number).results().to_vec();
    let operators = library.function(number).operators()?;
    let apart = library.name_of(number) == stack::LOOP;
    let mut checks = Vec::new();
    let mut branches = Vec::new();
    let mut open = 0;
    for (index, (operator, range)) in operators.iter().enumerate() {
        let may_leave = match operator {
            Operator::Call { function_index } => leaving.contains(function_index),
            Operator::CallIndirect { .. } => true,
            _ => false,
        };
        if may_leave && !returns_at_once(&operators[index + 1..]) {
            checks.push(Edit::insertion(range.end, |code| {
                load(code, layout, Field::Cut);
                if apart {
                    unlikely(code);
                    zeros(code, &results);
                    code.return_().end();
                } else {
                    code.br_if(open);
                }
            }));
        }
        match operator {
            Operator::Block { .. } | Operator::Loop { .. } | Operator::If { .. } => open += 1,
            // The last `end` makes it -1, which nobody sees.
            Operator::End => open = open.wrapping_sub(1),
            _ => branches.extend(beyond(operator, open)?.map(|code| Edit { range: range.clone(), code })),
        }
    }
    drop(operators);
    let function = library.function_mut(number);
    if !checks.is_empty() && !apart {
        checks.push(Edit::insertion(0, |code| _ = code.block(BlockType::Empty)));
        checks.push(Edit::insertion(function.length() - 1, |code| {
            code.return_().end();
            zeros(code, &results);
        }));
        checks.append(&mut branches);
        checks.sort_by_key(|edit| edit.range.start);
    }
    function.edit(&checks);
    Ok(())
}

/// What a branch is that leaves the function, now that there is a block around its body.
fn beyond(operator: &Operator<'_>, open: u32) -> Result<Option<Vec<u8>>> {
    let further = |target: u32| if target == open { target + 1 } else { target };
    Ok(match operator {
        Operator::Br { relative_depth } if *relative_depth == open => Some(assemble(|code| _ = code.br(open + 1))),
        Operator::BrIf { relative_depth } if *relative_depth == open => Some(assemble(|code| _ = code.br_if(open + 1))),
        Operator::BrTable { targets } => {
            let others = targets.targets().map(|target| Ok(further(target?))).collect::<Result<Vec<_>>>()?;
            Some(assemble(|code| _ = code.br_table(others, further(targets.default()))))
        }
        _ => None,
    })
}

/// Whether nothing stands between here and the end of the function.
fn returns_at_once(rest: &[(Operator<'_>, std::ops::Range<usize>)]) -> bool {
    match rest {
        [(Operator::Return, _), ..] => true,
        _ => rest.iter().all(|(operator, _)| matches!(operator, Operator::End)),
    }
}
