//! The limits of one run: what the call asks for, under what the operator allows.

use crate::settings::Settings;
use crate::wit::exports::golem::exec::types;

/// The limits that a run is held to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Limits {
    pub time_ms: u64,
    pub memory_bytes: Option<u64>,
    pub file_size_bytes: Option<u64>,
    pub output_bytes: u64,
    pub stack_kib: u32,
}

impl Limits {
    /// `max-processes` needs no place here: a component cannot start processes, so every value of it holds.
    pub(crate) fn of(request: Option<&types::Limits>, settings: &Settings) -> Self {
        let time = request.and_then(|limits| limits.time_ms).unwrap_or(settings.timeout_default_ms);
        let memory = request.and_then(|limits| limits.memory_bytes);
        Limits {
            time_ms: settings.timeout_cap_ms.map_or(time, |cap| time.min(cap)),
            memory_bytes: smaller(memory, settings.memory_cap_bytes),
            file_size_bytes: request.and_then(|limits| limits.file_size_bytes),
            output_bytes: settings.output_cap_bytes,
            stack_kib: settings.stack_kib,
        }
    }
}

fn smaller(wish: Option<u64>, cap: Option<u64>) -> Option<u64> {
    wish.into_iter().chain(cap).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operator(timeout: Option<u64>, memory: Option<u64>) -> Settings {
        Settings {
            timeout_default_ms: timeout.unwrap_or(5_000),
            timeout_cap_ms: timeout,
            memory_cap_bytes: memory,
            output_cap_bytes: 100,
            stack_kib: 512,
        }
    }

    fn request(time_ms: Option<u64>, memory_bytes: Option<u64>) -> types::Limits {
        types::Limits { time_ms, memory_bytes, file_size_bytes: Some(7), max_processes: Some(0) }
    }

    #[test]
    fn an_absent_request_takes_the_defaults() {
        let limits = Limits::of(None, &operator(None, None));
        let expected =
            Limits { time_ms: 5_000, memory_bytes: None, file_size_bytes: None, output_bytes: 100, stack_kib: 512 };
        assert_eq!(limits, expected);
    }

    #[test]
    fn without_an_operator_a_call_may_exceed_the_default_time() {
        assert_eq!(Limits::of(Some(&request(Some(60_000), None)), &operator(None, None)).time_ms, 60_000);
    }

    #[test]
    fn no_call_exceeds_what_the_operator_sets() {
        let limits = Limits::of(Some(&request(Some(60_000), Some(1 << 30))), &operator(Some(200), Some(1 << 20)));
        assert_eq!((limits.time_ms, limits.memory_bytes), (200, Some(1 << 20)));
    }

    #[test]
    fn a_call_may_ask_for_less_than_the_operator_allows() {
        let limits = Limits::of(Some(&request(Some(0), Some(5))), &operator(Some(200), Some(1 << 20)));
        assert_eq!((limits.time_ms, limits.memory_bytes, limits.file_size_bytes), (0, Some(5), Some(7)));
    }
}
