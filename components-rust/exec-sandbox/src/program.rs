//! `golem:exec-sandbox/job`: what the engine is to run, and what it says of it.

use crate::Sandbox;
use crate::io::RUN_IS_OVER;
use crate::job::current;
use crate::wit::exports::golem::exec_sandbox::job::{Ending, Guest, Program};

/// The most that is kept of what a compiler warns of. A program could have it warn on each of a million lines; the
/// number is arbitrary.
const MAX_WARNING_BYTES: usize = 1 << 20;

impl Guest for Sandbox {
    fn get() -> Program {
        let nothing =
            || Program { entry: String::new(), args: Vec::new(), env: Vec::new(), working_dir: String::new() };
        current().map_or_else(nothing, |job| job.program.clone())
    }

    fn warn(message: String) {
        if let Some(job) = current() {
            append_up_to(&mut job.warnings.borrow_mut(), &message, MAX_WARNING_BYTES);
        }
    }

    fn report(ending: Ending) {
        if let Some(job) = current() {
            job.ending.replace(Some(ending));
        }
    }

    /// The engine was told its deadline when the run began. Where that has moved since, for what the run must have removed, the
    /// time is said to be over: the engine looks at nothing else.
    fn look() -> u64 {
        let Some(job) = current() else { return 0 };
        let now = job.deadline.look();
        if now >= job.deadline.ends() { now.max(job.deadline.latest()) } else { now }
    }

    fn last_failure() -> u8 {
        current().map_or(RUN_IS_OVER, |job| job.last_failure.get())
    }
}

/// Appends as much of `more` as fits into `max` bytes, in whole characters.
fn append_up_to(text: &mut String, more: &str, max: usize) {
    let room = max.saturating_sub(text.len()).min(more.len());
    text.push_str(&more[..more.floor_char_boundary(room)]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warnings_are_kept_up_to_a_whole_character() {
        let mut text = String::from("ab");
        append_up_to(&mut text, "cé", 4);
        assert_eq!(text, "abc");
        append_up_to(&mut text, "é", 5);
        assert_eq!(text, "abcé");
        append_up_to(&mut text, "more", 2);
        assert_eq!(text, "abcé");
    }
}
