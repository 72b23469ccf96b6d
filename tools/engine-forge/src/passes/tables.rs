//! Tables of branches that are looked into with a number from which one is subtracted first: they get entries for what is below.
//!
//! The interpreter's loop does it at every turn, since no instruction of Python's is 0.

use wasmparser::Operator;

use crate::component::Component;
use crate::error::Result;
use crate::function::{Edit, assemble};
use crate::module::Module;

#[cfg(test)]
mod tests;

/// The most that is subtracted.
const MOST: i32 = 16;

/// Lets every table begin at 0.
pub fn apply(component: &mut Component) -> Result<()> {
    component.code().try_for_each(|module| module.own_functions().try_for_each(|number| from_zero(module, number)))
}

fn from_zero(module: &mut Module, number: u32) -> Result<()> {
    let operators = module.function(number).operators()?;
    let mut edits = Vec::new();
    for window in operators.windows(3) {
        let [(Operator::I32Const { value }, from), (subtracts, _), (Operator::BrTable { targets }, to)] = window else {
            continue;
        };
        let less = match subtracts {
            Operator::I32Sub => *value,
            Operator::I32Add => value.wrapping_neg(),
            _ => continue,
        };
        if (1..=MOST).contains(&less) {
            let mut all = vec![targets.default(); less as usize];
            for target in targets.targets() {
                all.push(target?);
            }
            let code = assemble(|code| _ = code.br_table(all, targets.default()));
            edits.push(Edit { range: from.start..to.end, code });
        }
    }
    drop(operators);
    module.function_mut(number).edit(&edits);
    Ok(())
}
