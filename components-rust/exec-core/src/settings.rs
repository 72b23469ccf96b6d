//! What the operator sets in the worker's environment.

use std::ops::RangeInclusive;

use thiserror::Error;

/// The time limit where neither the call nor the operator names one.
const DEFAULT_TIMEOUT_MS: u64 = 5_000;

/// The output cap of each stream where the operator names none. Without a cap a program fills the component's memory
/// with text; the number is what the contract promises.
const DEFAULT_OUTPUT_BYTES: u64 = 16 << 20;

/// The native stack of a host that says nothing of it: what wasmtime gives, and Golem. It is also the least that a host may
/// have, because less would not do for what a program that does not recurse needs.
const DEFAULT_STACK_KIB: u32 = 512;

/// The most native stack that is made use of. It costs about twice as much memory; the number is arbitrary.
const MOST_STACK_KIB: u32 = 64 << 10;

/// One mebibyte, the unit of `EXEC_MEMORY_LIMIT_MB`.
const MIB: u64 = 1 << 20;

/// The operator's limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Settings {
    pub timeout_default_ms: u64,
    pub timeout_cap_ms: Option<u64>,
    pub memory_cap_bytes: Option<u64>,
    pub output_cap_bytes: u64,
    pub stack_kib: u32,
}

/// A variable that is set to something it cannot be.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("environment variable `{name}` is `{value}`: a whole number of {unit} from {min} to {max} is expected")]
pub(crate) struct SettingsError {
    name: &'static str,
    value: String,
    unit: &'static str,
    min: u64,
    max: u64,
}

impl Settings {
    /// Reads the variables that mean something here. Of a name that occurs twice the last one counts.
    pub(crate) fn from_environment(variables: &[(String, String)]) -> Result<Self, SettingsError> {
        let number = |name, unit, max| read_number(variables, name, unit, 0..=max);
        let timeout = number("EXEC_TIMEOUT_MS", "milliseconds", u64::MAX)?;
        let memory = number("EXEC_MEMORY_LIMIT_MB", "mebibytes", u64::MAX / MIB)?;
        let output = number("EXEC_MAX_OUTPUT_BYTES", "bytes", u64::MAX)?;
        let stack_range = u64::from(DEFAULT_STACK_KIB)..=u64::from(MOST_STACK_KIB);
        let stack = read_number(variables, "EXEC_STACK_KIB", "kibibytes", stack_range)?;
        Ok(Settings {
            timeout_default_ms: timeout.unwrap_or(DEFAULT_TIMEOUT_MS),
            timeout_cap_ms: timeout,
            memory_cap_bytes: memory.map(|mib| mib * MIB),
            output_cap_bytes: output.unwrap_or(DEFAULT_OUTPUT_BYTES),
            stack_kib: stack.map_or(DEFAULT_STACK_KIB, |kib| kib as u32),
        })
    }
}

fn read_number(
    variables: &[(String, String)],
    name: &'static str,
    unit: &'static str,
    range: RangeInclusive<u64>,
) -> Result<Option<u64>, SettingsError> {
    let Some((_, value)) = variables.iter().rev().find(|(key, _)| key == name) else {
        return Ok(None);
    };
    match value.parse::<u64>() {
        Ok(number) if range.contains(&number) => Ok(Some(number)),
        _ => Err(SettingsError { name, value: value.clone(), unit, min: *range.start(), max: *range.end() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(pairs: &[(&str, &str)]) -> Result<Settings, SettingsError> {
        let variables: Vec<_> = pairs.iter().map(|(k, v)| (k.to_string(), v.to_string())).collect();
        Settings::from_environment(&variables)
    }

    #[test]
    fn an_empty_environment_gives_the_defaults() {
        let defaults = settings(&[("PATH", "/bin")]).unwrap();
        assert_eq!(defaults.timeout_default_ms, 5_000);
        assert_eq!(defaults.timeout_cap_ms, None);
        assert_eq!(defaults.memory_cap_bytes, None);
        assert_eq!(defaults.output_cap_bytes, 16 * 1024 * 1024);
        assert_eq!(defaults.stack_kib, 512);
    }

    #[test]
    fn a_timeout_that_is_set_is_default_and_cap() {
        let set = settings(&[("EXEC_TIMEOUT_MS", "250")]).unwrap();
        assert_eq!((set.timeout_default_ms, set.timeout_cap_ms), (250, Some(250)));
    }

    #[test]
    fn memory_is_counted_in_mebibytes() {
        assert_eq!(settings(&[("EXEC_MEMORY_LIMIT_MB", "3")]).unwrap().memory_cap_bytes, Some(3 << 20));
    }

    #[test]
    fn a_value_that_does_not_parse_is_named_with_what_would_be_right() {
        for (name, value) in [
            ("EXEC_TIMEOUT_MS", "5s"),
            ("EXEC_TIMEOUT_MS", ""),
            ("EXEC_MEMORY_LIMIT_MB", "-1"),
            ("EXEC_MEMORY_LIMIT_MB", "18446744073709551615"),
            ("EXEC_MAX_OUTPUT_BYTES", "1e6"),
            ("EXEC_STACK_KIB", "511"),
            ("EXEC_STACK_KIB", "8M"),
            ("EXEC_STACK_KIB", "65537"),
        ] {
            let message = settings(&[(name, value)]).unwrap_err().to_string();
            assert!(message.contains(&format!("`{name}` is `{value}`")), "{message}");
            assert!(message.contains("is expected"), "{message}");
        }
    }
}
