//! The stores of a function, and which of them need no mark.
//!
//! What the address of a store comes from is found by following the values on the stack and in local variables. A store a little
//! beyond an address that was marked on every way to it goes to the same block, or so little beyond it that it is put back too. A
//! store into the function's own frame goes to the stack, which is marked as a whole.
//!
//! A variable that many stores go by, and that seldom changes, has its address marked wherever it changes: the interpreter's loop
//! writes to the frame of a Python function at every turn.
//!
//! The count of an object's references needs no mark. CPython changes it after it has seen that the object is not immortal; then it
//! was made in this run, and that marked it, or the reset puts its count back because `immortal` told of it.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use wasmparser::{BlockType, Operator, ValType};

use crate::code::arity;
use crate::error::Result;
use crate::layout::NOTHING;
use crate::module::Module;
use crate::passes::immortal::LEAST;

/// What an instruction writes.
#[derive(Clone)]
pub enum Written {
    /// A value of a type, so far beyond its address.
    Value(ValType, wasmparser::MemArg),
    /// As many bytes as there are to be.
    Bulk,
    /// The answer of an import.
    Answer(u32),
}

/// Where something is written.
pub struct Store {
    /// Which of the function's instructions it is.
    pub index: usize,
    /// The instruction.
    pub range: Range<usize>,
    /// What it writes.
    pub written: Written,
}

/// What a function writes.
#[derive(Default)]
pub struct Found {
    /// What needs a mark before it, and every call.
    pub stores: Vec<Store>,
    /// The variables whose address is to be marked where they change, and the places behind which that is.
    pub changes: Vec<(u32, usize)>,
}

/// How many times as many marks a variable must spare as it changes, for these to be marked instead.
const WORTH: usize = 4;

/// A value: so far beyond another, of which no more is known than that it is the same wherever it has this number.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Value {
    root: u32,
    beyond: i64,
}

/// The root of numbers that are known.
const NUMBER: u32 = 0;

/// What stands for the stack pointer among the local variables.
const POINTER: u32 = u32::MAX;

/// What spares a store its mark.
#[derive(Clone, Copy)]
pub struct Known {
    /// How far beyond an address that was marked stores may end.
    pub near: u64,
    /// Where the image ends.
    pub beyond: u32,
    /// The global variable with the stack pointer, where frames are marked as a whole.
    pub stack_pointer: Option<u32>,
}

impl Known {
    /// Whether a store ends so near to its address that the address can be marked in its place.
    pub fn is_near(&self, memarg: &wasmparser::MemArg) -> bool {
        end(memarg) <= self.near
    }
}

/// Where a store ends, from its address.
fn end(memarg: &wasmparser::MemArg) -> u64 {
    memarg.offset + (1 << memarg.max_align)
}

/// Finds what needs a mark.
pub fn find(library: &Module, number: u32, known: Known) -> Result<Found> {
    let operators = library.function(number).operators()?;
    if !operators.iter().any(|(operator, _)| written(operator).is_some() || matches!(operator, Operator::Call { .. })) {
        return Ok(Found::default());
    }
    let changed = changed(&operators, known.stack_pointer);
    let search = |always: BTreeSet<u32>| {
        let parameters = library.type_of(number).params().len() as u32;
        let given: Vec<_> = always.iter().copied().filter(|local| *local < parameters).collect();
        let mut search = Search::new(library, known, &changed, always);
        given.into_iter().for_each(|local| search.mark(local, 0));
        for (index, (operator, range)) in operators.iter().enumerate() {
            search.step(index, operator, range);
        }
        search
    };
    let first = search(BTreeSet::new());
    let always: BTreeSet<u32> = first
        .spared
        .iter()
        .filter(|(local, marks)| {
            let changes = 1 + first.sets.get(local).copied().unwrap_or_default();
            **local != POINTER && **marks >= WORTH * changes
        })
        .map(|(local, _)| *local)
        .collect();
    if always.is_empty() {
        return Ok(first.found);
    }
    Ok(search(always).found)
}

/// What an instruction writes, if it does.
pub fn written(operator: &Operator<'_>) -> Option<Written> {
    use Operator::*;
    Some(match operator {
        I32Store { memarg } | I32Store8 { memarg } | I32Store16 { memarg } => Written::Value(ValType::I32, *memarg),
        I64Store { memarg } | I64Store8 { memarg } | I64Store16 { memarg } | I64Store32 { memarg } => {
            Written::Value(ValType::I64, *memarg)
        }
        F32Store { memarg } => Written::Value(ValType::F32, *memarg),
        F64Store { memarg } => Written::Value(ValType::F64, *memarg),
        V128Store { memarg }
        | V128Store8Lane { memarg, .. }
        | V128Store16Lane { memarg, .. }
        | V128Store32Lane { memarg, .. }
        | V128Store64Lane { memarg, .. } => Written::Value(ValType::V128, *memarg),
        MemoryFill { .. } | MemoryCopy { .. } | MemoryInit { .. } => Written::Bulk,
        _ => return None,
    })
}

/// The local variables that are changed between the beginning and the end of each block, by the instruction that begins it.
fn changed(operators: &[(Operator<'_>, Range<usize>)], stack_pointer: Option<u32>) -> HashMap<usize, HashSet<u32>> {
    let mut open: Vec<(usize, HashSet<u32>)> = Vec::new();
    let mut changed = HashMap::new();
    for (index, (operator, _)) in operators.iter().enumerate() {
        match operator {
            Operator::Block { .. } | Operator::Loop { .. } | Operator::If { .. } => open.push((index, HashSet::new())),
            Operator::LocalSet { local_index } | Operator::LocalTee { local_index } => {
                if let Some((_, inner)) = open.last_mut() {
                    inner.insert(*local_index);
                }
            }
            Operator::GlobalSet { global_index } if Some(*global_index) == stack_pointer => {
                if let Some((_, inner)) = open.last_mut() {
                    inner.insert(POINTER);
                }
            }
            Operator::End => {
                if let Some((begins, inner)) = open.pop() {
                    if let Some((_, outer)) = open.last_mut() {
                        outer.extend(&inner);
                    }
                    changed.insert(begins, inner);
                }
            }
            _ => {}
        }
    }
    changed
}

/// What is known about an address, whichever way led here.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Fact {
    /// Its block is marked.
    Marked(Value),
    /// The word there is put back: it is the count of an object that is not immortal.
    Counted(Value),
}

type Seen = HashSet<Fact>;

/// A block that is open.
struct Label {
    /// How high the stack is below it.
    height: usize,
    results: usize,
    /// The instruction that begins it.
    begins: usize,
    /// What is known on every branch to its end so far; none before there is one.
    at_end: Option<Seen>,
    /// What is known in the `else` of an `if`, and what held the variables before it that change in it.
    before: Option<(Seen, Vec<(u32, Value)>)>,
    is_loop: bool,
}

struct Search<'a> {
    library: &'a Module,
    known: Known,
    changed: &'a HashMap<usize, HashSet<u32>>,
    always: BTreeSet<u32>,
    stack: Vec<Value>,
    locals: HashMap<u32, Value>,
    roots: u32,
    /// The variable that a value without a history was found in.
    found_in: HashMap<u32, u32>,
    /// The values that are always marked.
    marked: HashSet<u32>,
    /// How far the frames reach down from a stack pointer.
    frames: HashMap<u32, i64>,
    /// The addresses of words that values were loaded from.
    loaded: HashMap<u32, Value>,
    /// The comparisons of a word with the least count of what is immortal: its address, and whether it is less if they hold.
    compared: HashMap<u32, (Value, bool)>,
    seen: Seen,
    /// Whether any way leads here.
    reached: bool,
    labels: Vec<Label>,
    /// How many marks a variable would spare, and how often it is changed.
    spared: HashMap<u32, usize>,
    sets: HashMap<u32, usize>,
    found: Found,
}

impl<'a> Search<'a> {
    fn new(
        library: &'a Module,
        known: Known,
        changed: &'a HashMap<usize, HashSet<u32>>,
        always: BTreeSet<u32>,
    ) -> Self {
        let function = Label { height: 0, results: 0, begins: usize::MAX, at_end: None, before: None, is_loop: false };
        Search {
            library,
            known,
            changed,
            always,
            stack: Vec::new(),
            locals: HashMap::new(),
            roots: NUMBER,
            found_in: HashMap::new(),
            marked: HashSet::new(),
            frames: HashMap::new(),
            loaded: HashMap::new(),
            compared: HashMap::new(),
            seen: HashSet::new(),
            reached: true,
            labels: vec![function],
            spared: HashMap::new(),
            sets: HashMap::new(),
            found: Found::default(),
        }
    }

    fn step(&mut self, index: usize, operator: &Operator<'_>, range: &Range<usize>) {
        use Operator::*;
        match operator {
            LocalGet { local_index } => {
                let value = self.local(*local_index);
                self.stack.push(value);
            }
            LocalSet { local_index } => {
                let value = self.pop(1);
                self.set(*local_index, value, range.end);
            }
            LocalTee { local_index } => {
                let value = self.pop(1);
                self.set(*local_index, value, range.end);
                self.stack.push(value);
            }
            GlobalGet { global_index } if Some(*global_index) == self.known.stack_pointer => {
                let value = self.local(POINTER);
                self.stack.push(value);
            }
            GlobalSet { global_index } if Some(*global_index) == self.known.stack_pointer => {
                let value = self.pop(1);
                let before = self.local(POINTER);
                if value.root == before.root && value.beyond < before.beyond {
                    let lowest = self.frames.entry(value.root).or_insert(0);
                    *lowest = value.beyond.min(*lowest);
                }
                self.locals.insert(POINTER, value);
            }
            I32Const { value } => self.stack.push(Value { root: NUMBER, beyond: i64::from(*value) }),
            I32Add | I32Sub => {
                let (right, left) = (self.pop(1), self.pop(1));
                let sum = match (operator, left, right) {
                    (I32Add, Value { root, beyond }, Value { root: NUMBER, beyond: more })
                    | (I32Add, Value { root: NUMBER, beyond: more }, Value { root, beyond })
                        if root != NUMBER =>
                    {
                        Value { root, beyond: beyond + more }
                    }
                    (I32Sub, Value { root, beyond }, Value { root: NUMBER, beyond: less }) if root != NUMBER => {
                        Value { root, beyond: beyond - less }
                    }
                    _ => self.unknown(),
                };
                self.stack.push(sum);
            }
            I32Load { memarg } => {
                let address = self.pop(1);
                let value = self.unknown();
                // An object begins with its count.
                if memarg.offset == 0 {
                    self.loaded.insert(value.root, address);
                }
                self.stack.push(value);
            }
            I32LtS | I32LeS | I32GtS | I32GeS => {
                let (right, left) = (self.pop(1), self.pop(1));
                let (least, less_if_so) = match operator {
                    I32LtS => (LEAST, true),
                    I32LeS => (LEAST - 1, true),
                    I32GtS => (LEAST - 1, false),
                    _ => (LEAST, false),
                };
                let outcome = self.unknown();
                if right == (Value { root: NUMBER, beyond: i64::from(least) })
                    && left.beyond == 0
                    && let Some(address) = self.loaded.get(&left.root)
                {
                    self.compared.insert(outcome.root, (*address, less_if_so));
                }
                self.stack.push(outcome);
            }
            I32Eqz => {
                let value = self.pop(1);
                let outcome = self.unknown();
                if let (0, Some((address, less_if_so))) = (value.beyond, self.compared.get(&value.root)) {
                    self.compared.insert(outcome.root, (*address, !less_if_so));
                }
                self.stack.push(outcome);
            }
            Block { blockty } | Loop { blockty } => {
                self.open(index, *blockty, matches!(operator, Loop { .. }), None);
            }
            If { blockty } => {
                let condition = self.pop(1);
                let otherwise = self.learn(condition);
                self.open(index, *blockty, false, Some(otherwise));
            }
            Else => self.otherwise(),
            End => self.close(),
            Br { relative_depth } => {
                self.branch(*relative_depth);
                self.leave();
            }
            BrIf { relative_depth } => {
                let condition = self.pop(1);
                let otherwise = self.learn(condition);
                self.branch(*relative_depth);
                self.seen = otherwise;
            }
            BrTable { targets } => {
                let mut depths: HashSet<u32> = targets.targets().filter_map(Result::ok).collect();
                depths.insert(targets.default());
                depths.into_iter().for_each(|depth| self.branch(depth));
                self.leave();
            }
            Return | Unreachable => self.leave(),
            Call { function_index } => {
                let ty = self.library.type_of(*function_index);
                self.found.stores.push(Store {
                    index,
                    range: range.clone(),
                    written: Written::Answer(*function_index),
                });
                self.take_and_give(ty.params().len(), ty.results().len());
            }
            CallIndirect { type_index, .. } => {
                let ty = self.library.type_at(*type_index);
                let (takes, gives) = (ty.params().len() + 1, ty.results().len());
                self.take_and_give(takes, gives);
            }
            _ => match written(operator) {
                Some(written) => self.store(written, index, range),
                None => match arity(operator) {
                    Some((takes, gives)) => self.take_and_give(takes, gives),
                    // What is not known may have done anything to the stack.
                    None => {
                        for place in 0..self.stack.len() {
                            self.stack[place] = self.unknown();
                        }
                    }
                },
            },
        }
    }

    fn store(&mut self, written: Written, index: usize, range: &Range<usize>) {
        match &written {
            Written::Value(_, memarg) => {
                self.pop(1);
                let (address, memarg) = (self.pop(1), *memarg);
                if !self.is_known(address, &memarg) {
                    self.found.stores.push(Store { index, range: range.clone(), written });
                    // What is marked is where the address leads to, if that is far.
                    let further = if self.known.is_near(&memarg) { 0 } else { memarg.offset as i64 };
                    self.seen.insert(Fact::Marked(Value { beyond: address.beyond + further, ..address }));
                    if further == 0
                        && (0..self.known.near as i64).contains(&address.beyond)
                        && let Some(local) = self.found_in.get(&address.root)
                    {
                        *self.spared.entry(*local).or_default() += 1;
                    }
                }
            }
            _ => {
                self.pop(3);
                self.found.stores.push(Store { index, range: range.clone(), written });
            }
        }
    }

    fn is_known(&self, address: Value, memarg: &wasmparser::MemArg) -> bool {
        // What is added to an address does not wrap around.
        let (begins, ends) = (address.beyond + memarg.offset as i64, address.beyond + end(memarg) as i64);
        let least = if address.root == NUMBER { u64::from(address.beyond as u32) } else { memarg.offset };
        let near = |marked: i64| marked <= begins && ends - marked <= self.known.near as i64;
        let in_frame = self.frames.get(&address.root).is_some_and(|lowest| *lowest <= begins && ends <= 0);
        let low = address.root == NUMBER && least + end(memarg) <= u64::from(NOTHING);
        least >= u64::from(self.known.beyond)
            || low
            || in_frame
            || (self.marked.contains(&address.root) && near(0))
            || self.seen.iter().any(|fact| match fact {
                Fact::Marked(seen) => seen.root == address.root && near(seen.beyond),
                Fact::Counted(word) => word.root == address.root && word.beyond <= begins && ends <= word.beyond + 4,
            })
    }

    /// What is known from here on if a condition does not hold; if it does, is known here.
    fn learn(&mut self, condition: Value) -> Seen {
        let mut otherwise = self.seen.clone();
        if let (0, Some((address, less_if_so))) = (condition.beyond, self.compared.get(&condition.root)) {
            let known = if *less_if_so { &mut self.seen } else { &mut otherwise };
            known.insert(Fact::Counted(*address));
        }
        otherwise
    }

    fn unknown(&mut self) -> Value {
        self.roots += 1;
        Value { root: self.roots, beyond: 0 }
    }

    fn local(&mut self, number: u32) -> Value {
        if let Some(value) = self.locals.get(&number) {
            return *value;
        }
        self.forget(number)
    }

    /// What a variable holds is not known any more.
    fn forget(&mut self, number: u32) -> Value {
        let value = self.unknown();
        self.found_in.insert(value.root, number);
        if self.always.contains(&number) {
            self.marked.insert(value.root);
        }
        self.locals.insert(number, value);
        value
    }

    fn set(&mut self, number: u32, value: Value, place: usize) {
        *self.sets.entry(number).or_default() += 1;
        self.locals.insert(number, value);
        if value.root != NUMBER {
            self.found_in.entry(value.root).or_insert(number);
        }
        if self.always.contains(&number) {
            self.seen.insert(Fact::Marked(value));
            self.mark(number, place);
        }
    }

    fn mark(&mut self, number: u32, place: usize) {
        self.found.changes.push((number, place));
    }

    /// Takes values from the stack and gives the last of them. Below the bottom of a block, where code is not reached, there is
    /// whatever is wanted.
    fn pop(&mut self, count: usize) -> Value {
        let bottom = self.labels.last().map_or(0, |label| label.height);
        for _ in 1..count {
            if self.stack.len() > bottom {
                self.stack.pop();
            }
        }
        if count > 0
            && self.stack.len() > bottom
            && let Some(value) = self.stack.pop()
        {
            value
        } else {
            self.unknown()
        }
    }

    fn take_and_give(&mut self, takes: usize, gives: usize) {
        self.pop(takes);
        for _ in 0..gives {
            let value = self.unknown();
            self.stack.push(value);
        }
    }

    fn changed_in(&self, begins: usize) -> Vec<u32> {
        self.changed.get(&begins).into_iter().flatten().copied().collect()
    }

    /// A block begins; if it is an `if`, with what is known in its `else`.
    fn open(&mut self, index: usize, ty: BlockType, is_loop: bool, otherwise: Option<Seen>) {
        let (takes, results) = match ty {
            BlockType::Empty => (0, 0),
            BlockType::Type(_) => (0, 1),
            BlockType::FuncType(number) => {
                let ty = self.library.type_at(number);
                (ty.params().len(), ty.results().len())
            }
        };
        self.pop(takes);
        let changed = self.changed_in(index);
        if is_loop {
            // It may be another round.
            changed.iter().for_each(|number| _ = self.forget(*number));
        }
        let before =
            otherwise.map(|seen| (seen, changed.iter().map(|number| (*number, self.local(*number))).collect()));
        self.labels.push(Label { height: self.stack.len(), results, begins: index, at_end: None, before, is_loop });
        self.take_and_give(0, takes);
    }

    fn otherwise(&mut self) {
        let seen = std::mem::take(&mut self.seen);
        let Some(label) = self.labels.last_mut() else { return };
        if self.reached {
            meet(&mut label.at_end, &seen);
        }
        if let Some((seen, values)) = label.before.take() {
            self.seen = seen;
            self.locals.extend(values);
        }
        self.reached = true;
        self.stack.truncate(label.height);
        // A parameter of the block, which no compiler has, is below the bottom now.
    }

    fn close(&mut self) {
        let Some(mut label) = self.labels.pop() else { return };
        if let Some((before, _)) = label.before.take() {
            // There was no `else`: the way around it.
            meet(&mut label.at_end, &before);
        }
        if let Some(at_end) = label.at_end {
            if self.reached {
                self.seen.retain(|address| at_end.contains(address));
            } else {
                self.seen = at_end;
                self.reached = true;
            }
        }
        for number in self.changed_in(label.begins) {
            self.forget(number);
        }
        self.stack.truncate(label.height);
        self.take_and_give(0, label.results);
    }

    fn branch(&mut self, depth: u32) {
        let Some(target) = self.labels.len().checked_sub(1 + depth as usize) else { return };
        let label = &mut self.labels[target];
        if !label.is_loop && self.reached {
            meet(&mut label.at_end, &self.seen);
        }
    }

    /// What follows is not reached, up to the end of the block.
    fn leave(&mut self) {
        self.reached = false;
    }
}

/// What is known on both ways.
fn meet(known: &mut Option<Seen>, also: &Seen) {
    match known {
        Some(known) => known.retain(|address| also.contains(address)),
        None => *known = Some(also.clone()),
    }
}
