//! What a durable host logs of a worker: every call whose answer it cannot get again, in order.

use std::any::Any;
use std::fmt::Debug;
use std::sync::Arc;
use wasmtime::{Result, bail, format_err};

/// A call of the host, with what it answered.
#[derive(Clone)]
pub struct Call {
    /// The function, `monotonic-clock.now`.
    pub name: &'static str,
    /// Its arguments as text. Handles are the numbers that the host gave them: the same calls give the same numbers.
    pub arguments: String,
    answer: Answer,
}

/// An answer, of the type that the function has.
#[derive(Clone)]
struct Answer(Arc<dyn Any + Send + Sync>);

impl Call {
    /// A call that was answered so.
    pub fn new<T: Send + Sync + 'static>(name: &'static str, arguments: String, answer: T) -> Call {
        Call { name, arguments, answer: Answer(Arc::new(answer)) }
    }

    /// As it stands in a report.
    fn text(&self) -> String {
        format!("`{}` with {}", self.name, self.arguments)
    }
}

/// The log of one worker, which a new instance of it is answered from until it is at its end.
#[derive(Clone, Default)]
pub struct Tape {
    calls: Vec<Call>,
    position: usize,
    cut_at: Option<usize>,
    was_cut: bool,
}

impl Tape {
    /// A tape for a new instance of the worker whose calls these are.
    pub fn replaying(calls: Vec<Call>) -> Tape {
        Tape { calls, ..Tape::default() }
    }

    /// Every call so far, and those that are still to be repeated.
    pub fn calls(&self) -> &[Call] {
        &self.calls
    }

    /// How many calls this instance has made.
    pub fn position(&self) -> usize {
        self.position
    }

    /// Whether the next call is one that an earlier instance has made.
    pub fn is_replaying(&self) -> bool {
        self.position < self.calls.len()
    }

    /// Lets the instance trap where it makes so many more calls that nobody has answered yet.
    pub fn cut_after(&mut self, calls: usize) {
        self.cut_at = Some(self.calls.len().max(self.position) + calls);
    }

    /// Whether that has happened.
    pub fn was_cut(&self) -> bool {
        self.was_cut
    }

    /// The recorded answer to a call, or nothing where the call is a new one. An error where another call was recorded.
    pub fn answer<T: Clone + 'static>(&mut self, name: &'static str, arguments: &str) -> Result<Option<T>> {
        let Some(call) = self.calls.get(self.position) else {
            if self.cut_at.is_some_and(|cut_at| self.position >= cut_at) {
                self.was_cut = true;
                bail!("the worker is cut at call {}", self.position);
            }
            return Ok(None);
        };
        let answer = call.answer.0.downcast_ref::<T>().filter(|_| call.name == name && call.arguments == arguments);
        let Some(answer) = answer else {
            bail!("call {}: recorded was {}, asked is `{name}` with {arguments}", self.position, call.text());
        };
        self.position += 1;
        Ok(Some(answer.clone()))
    }

    /// Notes a call that the host has answered.
    pub fn note(&mut self, call: Call) {
        self.calls.push(call);
        self.position += 1;
    }

    /// The recorded answer to a call that is made once more and must be answered as before, or what it is answered now.
    pub fn agree<T: Clone + Debug + PartialEq + Send + Sync + 'static>(
        &mut self,
        name: &'static str,
        arguments: String,
        answer: T,
    ) -> Result<()> {
        let number = self.position;
        match self.answer::<T>(name, &arguments)? {
            Some(recorded) if recorded == answer => Ok(()),
            Some(recorded) => bail!("call {number}: `{name}` with {arguments} gave {recorded:?}, gives {answer:?}"),
            None => {
                self.note(Call::new(name, arguments, answer));
                Ok(())
            }
        }
    }

    /// Whether all was repeated. The error says what was not.
    pub fn is_at_its_end(&self) -> Result<()> {
        match self.calls.get(self.position) {
            Some(call) => Err(format_err!("call {}: recorded was {}, asked is nothing", self.position, call.text())),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: &str = "monotonic-clock.now";

    fn recorded() -> Tape {
        let mut tape = Tape::default();
        for instant in [10_u64, 20, 30] {
            assert_eq!(tape.answer::<u64>(NOW, "()").unwrap(), None);
            tape.note(Call::new(NOW, "()".to_owned(), instant));
        }
        Tape::replaying(tape.calls)
    }

    #[test]
    fn calls_are_answered_in_their_order_and_then_no_more() {
        let mut tape = recorded();
        let answers: Vec<_> = (0..4).map(|_| tape.answer::<u64>(NOW, "()").unwrap()).collect();
        assert_eq!(answers, [Some(10), Some(20), Some(30), None]);
        assert!(tape.is_at_its_end().is_ok());
    }

    #[test]
    fn another_call_is_told_with_its_number() {
        let mut tape = recorded();
        tape.answer::<u64>(NOW, "()").unwrap();
        let told = tape.answer::<Vec<u8>>("random.get-random-bytes", "(16,)").unwrap_err().to_string();
        assert_eq!(
            told,
            "call 1: recorded was `monotonic-clock.now` with (), asked is `random.get-random-bytes` with (16,)"
        );
        let told = tape.answer::<u64>(NOW, "(1,)").unwrap_err().to_string();
        assert!(told.starts_with("call 1: "), "{told}");
    }

    #[test]
    fn what_was_not_repeated_is_told() {
        let mut tape = recorded();
        tape.answer::<u64>(NOW, "()").unwrap();
        assert_eq!(
            tape.is_at_its_end().unwrap_err().to_string(),
            "call 1: recorded was `monotonic-clock.now` with (), asked is nothing"
        );
    }

    #[test]
    fn what_is_executed_again_must_agree() {
        let mut tape = recorded();
        assert!(tape.agree(NOW, "()".to_owned(), 10_u64).is_ok());
        let told = tape.agree(NOW, "()".to_owned(), 21_u64).unwrap_err().to_string();
        assert_eq!(told, "call 1: `monotonic-clock.now` with () gave 20, gives 21");
    }

    #[test]
    fn a_cut_is_among_the_calls_that_are_new() {
        let mut tape = recorded();
        tape.cut_after(1);
        (0..3).for_each(|_| assert!(tape.answer::<u64>(NOW, "()").unwrap().is_some()));
        assert_eq!(tape.answer::<u64>(NOW, "()").unwrap(), None);
        tape.note(Call::new(NOW, "()".to_owned(), 40_u64));
        assert!(!tape.was_cut());
        assert!(tape.answer::<u64>(NOW, "()").is_err());
        assert!(tape.was_cut());
    }
}
