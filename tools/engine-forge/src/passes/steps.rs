//! The deadline: every loop counts its rounds, every recursion without one its calls, and every so many steps somebody
//! looks at the clock.
//!
//! What the engine does in a loop, Python's own and every one in C, is counted in one word. When the count is used up,
//! `exec_look` asks the host for the time, cuts the run short if it is over, and says how many steps to go until the next
//! look. A round costs from a nanosecond to some hundred; the number is learnt.

use std::collections::HashMap;
use std::ops::Range;

use wasm_encoder::{BlockType, InstructionSink};
use wasmparser::{Operator, ValType};

use crate::code::{at, cut, load, load_wide, store, unlikely};
use crate::component::Component;
use crate::error::Result;
use crate::function::{Edit, Function, assemble};
use crate::layout::{Cause, Field, Layout, Slot};
use crate::module::{Import, Module};

#[cfg(test)]
mod tests;

/// How much time there should be between two looks. A durable host logs each of them.
const LOOK_EVERY_NS: i64 = 10_000_000;

/// The most steps between two looks: what bounds the lateness of a program that turns from cheap rounds to dear ones.
const MAX_PACE: i32 = 400_000;

/// How many rounds of a loop that calls nothing count at once. Such a round is a few instructions, so counting each would
/// cost as much as the round itself; a local variable holds the rest.
const CHEAP_ROUNDS: i32 = 64;

/// How many steps that many cheap rounds are.
const CHEAP_STEPS: i32 = 8;

/// `memory.copy` and `memory.fill` count a step for so many bytes, as a power of two.
const BULK_BYTES_BITS: i32 = 9;

/// The most that they do at once. Gigabytes take seconds, so the clock is looked at in between.
const BULK_BYTES: i32 = 16 << 20;

/// With so many instructions a round that calls nothing takes as long as one that does, and counts like one.
const LONG_ROUND: usize = 100;

/// Functions with a short loop over as much as a program likes, whose rounds are slow: each of them counts.
const SLOW_ROUNDS: [&str; 2] = ["binascii_crc_hqx", "float_fromhex"];

/// What a call of the host counts that may take long. With a path of a thousand folders it takes a millisecond; and waiting is
/// over at once when the time of the run is, so that a program which waits again and again would take many rounds until it is
/// seen.
const HOST_STEPS: i32 = 4_000;

/// What such calls are imported from.
const HOST_CALLS: [&str; 2] = ["wasi:filesystem/types@", "wasi:io/poll@"];

/// What stands in a function that recurses, for `apply` to find it wherever an optimiser has put its code.
const RECURSED: &str = "exec_recursed";

/// Adds what looks at the clock, and marks what recurses.
pub fn prepare(component: &mut Component, layout: Layout, first_slot: u32) -> Result<()> {
    add_look(component, layout, first_slot)?;
    for library in component.code() {
        let recursing: Vec<_> = library.own_functions().filter(|number| library.function(*number).recurses).collect();
        if recursing.is_empty() {
            continue;
        }
        let (nothing, steps) = (library.add_type(&[], &[]), library.add_type(&[], &[ValType::I32]));
        let mark = Function::forged(nothing, &[], |code| {
            code.i32_const((first_slot + Slot::Look as u32) as i32).call_indirect(0, steps).drop();
        });
        let mark = library.add_function(RECURSED, mark);
        for number in recursing {
            library.function_mut(number).edit(&[Edit::insertion(0, |code| _ = code.call(mark))]);
        }
    }
    Ok(())
}

/// Counts in everything.
pub fn apply(component: &mut Component, layout: Layout, first_slot: u32) -> Result<()> {
    for module in component.code() {
        let counter = Counter::add(module, layout, first_slot);
        for number in module.own_functions() {
            counter.count_in(module, number)?;
        }
    }
    Ok(())
}

/// How it is counted.
#[derive(Clone, Copy)]
struct Counter {
    layout: Layout,
    /// The function that looks at the clock when none are.
    look: u32,
    /// What does much at once in pieces, by its kind, and the type of such an instruction.
    in_pieces: [u32; 2],
    bulk_type: u32,
}

impl Counter {
    fn add(library: &mut Module, layout: Layout, first_slot: u32) -> Self {
        let (nothing, steps) = (library.add_type(&[], &[]), library.add_type(&[], &[ValType::I32]));
        let look = Function::forged(nothing, &[], |code| {
            store(code, layout, Field::StepsLeft, |code| {
                code.i32_const((first_slot + Slot::Look as u32) as i32).call_indirect(0, steps);
            });
        });
        let look = library.add_function("exec_count", look);
        let bulk_type = library.add_type(&[ValType::I32; 3], &[]);
        let in_pieces = [Bulk::Fill, Bulk::Copy]
            .map(|kind| library.add_function("exec_in_pieces", in_pieces(kind, bulk_type, look, layout)));
        Counter { layout, look, in_pieces, bulk_type }
    }

    fn count_in(self, library: &mut Module, number: u32) -> Result<()> {
        let function = library.function(number);
        if function.trusted {
            return Ok(());
        }
        let operators = function.operators()?;
        let slow = SLOW_ROUNDS.contains(&library.name_of(number));
        let (loops, bulk) = (loops(&operators, slow), bulk_operations(&operators));
        let (calls, recursions) = (calls_of_the_host(library, &operators), recursions(library, &operators));
        drop(operators);
        if loops.is_empty() && bulk.is_empty() && calls.is_empty() && recursions.is_empty() {
            return Ok(());
        }
        let parameters = library.type_of(number).params().len() as u32;
        let function = library.function_mut(number);
        let scratch = function.add_local(parameters, ValType::I32);
        let each = |found: &Loop| found.cheap && found.advance.is_none();
        let rounds = loops.iter().any(each).then(|| function.add_local(parameters, ValType::I32));
        let mut rounds_counted = Vec::new();
        for found in &loops {
            match (&found.advance, rounds) {
                (Some(advance), _) if found.cheap => {
                    let before = function.add_local(parameters, ValType::I32);
                    rounds_counted.push(Edit::insertion(advance.begins, |code| {
                        code.local_get(advance.local).local_set(before);
                    }));
                    rounds_counted.push(Edit::insertion(advance.ends, |code| self.rounds_done(code, advance, before)));
                }
                (None, Some(rounds)) if found.cheap => {
                    rounds_counted.push(Edit::insertion(found.begins, |code| self.cheap_round(code, rounds)));
                }
                _ => rounds_counted.push(Edit::insertion(found.begins, |code| self.step(code, scratch, 1))),
            }
        }
        let bytes_counted = bulk
            .iter()
            .map(|found| Edit { range: found.at.clone(), code: assemble(|code| self.bulk(code, found.kind, scratch)) });
        let calls_counted = calls.iter().map(|at| Edit::insertion(*at, |code| self.step(code, scratch, HOST_STEPS)));
        let recursions_counted =
            recursions.into_iter().map(|range| Edit { range, code: assemble(|code| self.step(code, scratch, 1)) });
        let edits = rounds_counted.into_iter().chain(bytes_counted).chain(calls_counted).chain(recursions_counted);
        let mut edits: Vec<_> = edits.collect();
        edits.sort_by_key(|edit| edit.range.start);
        function.edit(&edits);
        Ok(())
    }

    fn step(self, code: &mut InstructionSink<'_>, scratch: u32, steps: i32) {
        store(code, self.layout, Field::StepsLeft, |code| {
            load(code, self.layout, Field::StepsLeft);
            code.i32_const(steps).i32_sub().local_tee(scratch);
        });
        unlikely(code.local_get(scratch).i32_const(0).i32_lt_s()).call(self.look).end();
    }

    /// No call, not even a rare one: it would cost such a loop its registers. What was counted is seen by the next dear loop.
    fn cheap_round(self, code: &mut InstructionSink<'_>, rounds: u32) {
        code.local_get(rounds).i32_const(1).i32_add().local_tee(rounds);
        unlikely(code.i32_const(CHEAP_ROUNDS - 1).i32_and().i32_eqz());
        store(code, self.layout, Field::StepsLeft, |code| {
            load(code, self.layout, Field::StepsLeft);
            code.i32_const(CHEAP_STEPS).i32_sub();
        });
        code.end();
    }

    /// After a loop whose rounds are known from how far a variable has come.
    fn rounds_done(self, code: &mut InstructionSink<'_>, advance: &Advance, before: u32) {
        let (more, less) = if advance.step > 0 { (advance.local, before) } else { (before, advance.local) };
        store(code, self.layout, Field::StepsLeft, |code| {
            load(code, self.layout, Field::StepsLeft);
            code.local_get(more).local_get(less).i32_sub();
            code.i32_const(advance.step.abs() * (CHEAP_ROUNDS / CHEAP_STEPS)).i32_div_u().i32_sub();
        });
    }

    /// In place of an instruction that takes the number of its bytes from the stack. What was counted is seen as for a
    /// cheap round.
    fn bulk(self, code: &mut InstructionSink<'_>, kind: Bulk, scratch: u32) {
        code.local_set(scratch);
        store(code, self.layout, Field::StepsLeft, |code| {
            load(code, self.layout, Field::StepsLeft);
            code.local_get(scratch).i32_const(BULK_BYTES_BITS).i32_shr_u().i32_sub();
        });
        code.local_get(scratch);
        code.local_get(scratch).i32_const(BULK_BYTES).i32_gt_u();
        code.if_(BlockType::FunctionType(self.bulk_type));
        code.call(self.in_pieces[kind as usize]).else_();
        kind.write(code);
        code.end();
    }
}

/// An instruction that writes many bytes at once.
#[derive(Clone, Copy)]
enum Bulk {
    Fill,
    Copy,
}

impl Bulk {
    fn of(operator: &Operator<'_>) -> Option<Self> {
        match operator {
            Operator::MemoryFill { .. } => Some(Bulk::Fill),
            Operator::MemoryCopy { .. } => Some(Bulk::Copy),
            _ => None,
        }
    }

    fn write(self, code: &mut InstructionSink<'_>) {
        match self {
            Bulk::Fill => code.memory_fill(0),
            Bulk::Copy => code.memory_copy(0, 0),
        };
    }
}

/// Where such an instruction is.
struct BulkOperation {
    at: Range<usize>,
    kind: Bulk,
}

fn bulk_operations(operators: &[(Operator<'_>, Range<usize>)]) -> Vec<BulkOperation> {
    let found = |(operator, at): &(Operator<'_>, Range<usize>)| {
        Bulk::of(operator).map(|kind| BulkOperation { at: at.clone(), kind })
    };
    operators.iter().filter_map(found).collect()
}

/// `(to, from or with what, bytes)`: the same in pieces, with a look at the clock after each.
fn in_pieces(kind: Bulk, ty: u32, look: u32, layout: Layout) -> Function {
    const TO: u32 = 0;
    const FROM: u32 = 1;
    const LEFT: u32 = 2;
    const DONE: u32 = 3;
    const PIECE: u32 = 4;
    const OFFSET: u32 = 5;
    Function::forged(ty, &[(3, ValType::I32)], |code| {
        code.loop_(BlockType::Empty);
        code.i32_const(BULK_BYTES).local_get(LEFT).local_get(LEFT).i32_const(BULK_BYTES).i32_gt_u().select();
        code.local_set(PIECE).local_get(LEFT).local_get(PIECE).i32_sub().local_set(LEFT);
        // What is copied upwards is copied from its end, since the two may overlap.
        code.local_get(LEFT).local_get(DONE).local_get(TO).local_get(FROM).i32_gt_u().select().local_set(OFFSET);
        match kind {
            Bulk::Fill => code.local_get(TO).local_get(DONE).i32_add().local_get(FROM),
            Bulk::Copy => code.local_get(TO).local_get(OFFSET).i32_add().local_get(FROM).local_get(OFFSET).i32_add(),
        };
        code.local_get(PIECE);
        kind.write(code);
        code.local_get(DONE).local_get(PIECE).i32_add().local_set(DONE).call(look);
        load(code, layout, Field::Cut);
        code.i32_eqz().local_get(LEFT).i32_const(0).i32_ne().i32_and().br_if(0).end();
    })
}

/// A loop of a function.
struct Loop {
    /// Where its first instruction is.
    begins: usize,
    /// Which of the function's instructions it is.
    index: usize,
    /// Whether a round of it neither calls nor loops again, and is short.
    cheap: bool,
    /// What goes on by as much in each round.
    advance: Option<Advance>,
}

/// A variable that tells how many rounds a loop made, which ends in one place only.
struct Advance {
    local: u32,
    step: i32,
    /// Where the loop begins and ends.
    begins: usize,
    ends: usize,
}

/// The largest step of such a variable.
const MAX_ADVANCE: i32 = 1 << 16;

impl Advance {
    /// Finds it. `index` is that of the loop's instruction.
    fn find(operators: &[(Operator<'_>, Range<usize>)], index: usize) -> Option<Self> {
        let mut sets: HashMap<u32, usize> = HashMap::new();
        let mut advances = Vec::new();
        let (mut depth, mut again) = (0, false);
        for (at, (operator, range)) in operators.iter().enumerate().skip(index + 1) {
            let targets = match operator {
                Operator::Br { relative_depth } | Operator::BrIf { relative_depth } => vec![*relative_depth],
                Operator::BrTable { targets } => {
                    let others = targets.targets().collect::<Result<Vec<_>, _>>().ok()?;
                    [others, vec![targets.default()]].concat()
                }
                _ => Vec::new(),
            };
            if targets.iter().any(|target| *target > depth) {
                return None;
            }
            again |= targets.contains(&depth);
            match operator {
                Operator::Block { .. } | Operator::Loop { .. } | Operator::If { .. } => depth += 1,
                Operator::End if depth == 0 => {
                    let only = |(local, _): &&(u32, i32)| sets.get(local) == Some(&1);
                    let (local, step) = *advances.iter().find(only)?;
                    return Some(Advance { local, step, begins: operators[index].1.start, ends: range.end });
                }
                Operator::End => depth -= 1,
                Operator::Return => return None,
                Operator::LocalSet { local_index } | Operator::LocalTee { local_index } => {
                    *sets.entry(*local_index).or_default() += 1;
                    if let [
                        (Operator::LocalGet { local_index: from }, _),
                        (Operator::I32Const { value }, _),
                        (Operator::I32Add, _),
                    ] = &operators[at.saturating_sub(3)..at]
                        && from == local_index
                        && depth == 0
                        && !again
                        && *value != 0
                        && value.unsigned_abs() <= MAX_ADVANCE.unsigned_abs()
                    {
                        advances.push((*local_index, *value));
                    }
                }
                _ => {}
            }
        }
        None
    }
}

fn loops(operators: &[(Operator<'_>, Range<usize>)], slow: bool) -> Vec<Loop> {
    let mut found: Vec<Loop> = Vec::new();
    let mut open: Vec<Option<usize>> = Vec::new();
    for (index, (operator, range)) in operators.iter().enumerate() {
        let dear = match operator {
            Operator::Loop { .. } => {
                dearen(&mut found, &open);
                open.push(Some(found.len()));
                let advance = Advance::find(operators, index);
                found.push(Loop { begins: range.end, index, cheap: !slow, advance });
                false
            }
            Operator::Block { .. } | Operator::If { .. } => {
                open.push(None);
                false
            }
            Operator::End => {
                if let Some(Some(number)) = open.pop() {
                    let closed = &mut found[number];
                    closed.cheap &= index - closed.index < LONG_ROUND;
                }
                false
            }
            Operator::Call { .. } | Operator::CallIndirect { .. } => true,
            // It may be megabytes.
            Operator::MemoryCopy { .. } | Operator::MemoryFill { .. } => true,
            _ => false,
        };
        if dear {
            dearen(&mut found, &open);
        }
    }
    found
}

/// Where the instructions are that call what may take the host long.
fn calls_of_the_host(library: &Module, operators: &[(Operator<'_>, Range<usize>)]) -> Vec<usize> {
    let of_host = |import: &Import| HOST_CALLS.iter().any(|interface| import.module.starts_with(interface));
    let hosts: Vec<_> = library.function_imports().filter(|(_, import, _)| of_host(import)).collect();
    let calls = |operator: &Operator<'_>| match operator {
        Operator::Call { function_index } => hosts.iter().any(|(number, ..)| number == function_index),
        _ => false,
    };
    operators.iter().filter(|(operator, _)| calls(operator)).map(|(_, range)| range.start).collect()
}

/// The marks of what recurses.
fn recursions(library: &Module, operators: &[(Operator<'_>, Range<usize>)]) -> Vec<Range<usize>> {
    let marks = |operator: &Operator<'_>| match operator {
        Operator::Call { function_index } => library.name_of(*function_index).starts_with(RECURSED),
        _ => false,
    };
    operators.iter().filter(|(operator, _)| marks(operator)).map(|(_, range)| range.clone()).collect()
}

fn dearen(found: &mut [Loop], open: &[Option<usize>]) {
    for number in open.iter().flatten() {
        found[*number].cheap = false;
    }
}

/// Adds `exec_look` to libc. It asks the sandbox and not the clock that programs ask, whose answers are rationed.
fn add_look(component: &mut Component, layout: Layout, first_slot: u32) -> Result<()> {
    let shell = component.library("golem:exec-engine/control@0.1.0#run")?;
    let clock = shell.import("golem:exec-sandbox/job@0.1.0", "look")?;
    shell.add_element(first_slot + Slot::Clock as u32, clock);
    let libc = component.library("sbrk")?;
    let steps = libc.add_type(&[], &[ValType::I32]);
    let time = libc.add_type(&[], &[ValType::I64]);
    let clock = Clock { slot: first_slot + Slot::Clock as u32, ty: time };
    let look = libc.add_function("exec_look", look_function(steps, clock, layout));
    libc.add_element(first_slot + Slot::Look as u32, look);
    Ok(())
}

/// Where the time is asked for.
#[derive(Clone, Copy)]
struct Clock {
    slot: u32,
    ty: u32,
}

fn look_function(ty: u32, clock: Clock, layout: Layout) -> Function {
    const NOW: u32 = 0;
    const PASSED: u32 = 1;
    const PACE: u32 = 2;
    Function::forged(ty, &[(2, ValType::I64), (1, ValType::I32)], |code| {
        load(code, layout, Field::Cut);
        code.if_(BlockType::Empty).i32_const(0).return_().end();
        code.i32_const(clock.slot as i32).call_indirect(0, clock.ty).local_tee(NOW);
        load_wide(code, layout, Field::Deadline);
        code.i64_ge_u().if_(BlockType::Empty);
        cut(code, layout, Cause::Deadline, |code| _ = code.i32_const(0));
        code.i32_const(0).return_().end();
        let last = |code: &mut InstructionSink<'_>| load_wide(code, layout, Field::LastLook);
        // The first look of a run has none before it, and learns nothing.
        code.local_get(NOW);
        last(code);
        code.i64_sub().i64_const(LOOK_EVERY_NS);
        last(code);
        code.i64_const(0).i64_ne().select().local_set(PASSED);
        code.i32_const(layout.address(Field::LastLook)).local_get(NOW).i64_store(at(3));
        load(code, layout, Field::Pace);
        code.local_set(PACE);
        learn(code, PASSED, PACE);
        store(code, layout, Field::Pace, |code| _ = code.local_get(PACE));
        code.local_get(PACE);
    })
}

/// Twice the steps where the look came far too early, more or fewer in proportion otherwise.
fn learn(code: &mut InstructionSink<'_>, passed: u32, pace: u32) {
    code.local_get(passed).i64_const(LOOK_EVERY_NS / 2).i64_lt_u().if_(BlockType::Empty);
    code.local_get(pace).i32_const(1).i32_shl().local_set(pace);
    code.else_();
    code.local_get(passed).i64_const(LOOK_EVERY_NS).i64_ne().if_(BlockType::Empty);
    code.local_get(pace).i64_extend_i32_u().i64_const(LOOK_EVERY_NS).i64_mul().local_get(passed).i64_div_u();
    code.i32_wrap_i64().i32_const(1).i32_add().local_set(pace);
    code.end().end();
    code.i32_const(MAX_PACE).local_get(pace).local_get(pace).i32_const(MAX_PACE).i32_gt_u().select().local_set(pace);
}
