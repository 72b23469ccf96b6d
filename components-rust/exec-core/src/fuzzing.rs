//! What must hold of every request and every path, for the fuzz targets of `fuzz/`. Each function takes arbitrary bytes and
//! panics where something does not hold.

use arbitrary::{Arbitrary, Result, Unstructured};
use exec_io::{Channel, Log};

use crate::encoding::decode;
use crate::errors::Refusal;
use crate::limits::Limits;
use crate::outcome::{Ending, Report, outcome};
use crate::paths::{file_place, join};
use crate::request::prepare_all;
use crate::settings::Settings;
use crate::signal::Signal;
use crate::wit::exports::golem::exec::types::{self, Encoding, Error, File};

/// The largest exit code that a shell sees.
const LARGEST_CODE: i32 = 255;

/// A request from its files to what is stored, and a run's end to its outcome.
pub fn request(data: &[u8]) {
    // Bytes that do not suffice for a whole request are no finding.
    let _ = request_of(&mut Unstructured::new(data));
}

fn request_of(bytes: &mut Unstructured<'_>) -> Result<()> {
    let settings = settings(bytes)?;
    let asked = types::Limits {
        time_ms: bytes.arbitrary()?,
        memory_bytes: bytes.arbitrary()?,
        file_size_bytes: bytes.arbitrary()?,
        max_processes: bytes.arbitrary()?,
    };
    let limits = Limits::of(bytes.ratio(9, 10)?.then_some(&asked), &settings);
    assert!(settings.timeout_cap_ms.is_none_or(|cap| limits.time_ms <= cap), "{limits:?}");
    assert!(
        settings.memory_cap_bytes.is_none_or(|cap| limits.memory_bytes.is_some_and(|own| own <= cap)),
        "{limits:?}"
    );
    let files = bytes.arbitrary_iter::<FuzzedFile>()?.collect::<Result<Vec<_>>>()?;
    accepted_or_named(files.into_iter().map(|file| file.0).collect(), &limits);
    ended(bytes, &limits)
}

/// Either the variables are refused by name, or what they say is within bounds.
fn settings(bytes: &mut Unstructured<'_>) -> Result<Settings> {
    const NAMES: [&str; 4] = ["EXEC_TIMEOUT_MS", "EXEC_MEMORY_LIMIT_MB", "EXEC_MAX_OUTPUT_BYTES", "EXEC_STACK_KIB"];
    let mut variables = Vec::new();
    for name in NAMES {
        if bytes.ratio(1, 2)? {
            variables.push((name.to_owned(), bytes.arbitrary::<u64>()?.to_string()));
        }
        if bytes.ratio(1, 8)? {
            variables.push((name.to_owned(), bytes.arbitrary()?));
        }
    }
    match Settings::from_environment(&variables) {
        Ok(settings) => {
            assert!(settings.stack_kib >= 512, "{settings:?}");
            Ok(settings)
        }
        Err(error) => {
            let message = error.to_string();
            assert!(NAMES.iter().any(|name| message.contains(&format!("`{name}`"))), "{message}");
            Ok(Settings::from_environment(&[]).expect("no variable can be wrong where there is none"))
        }
    }
}

/// A file as a caller may send it: often plain, often not.
struct FuzzedFile(File);

impl<'a> Arbitrary<'a> for FuzzedFile {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Self> {
        let encoding = *bytes.choose(&[None, Some(Encoding::Utf8), Some(Encoding::Base64), Some(Encoding::Hex)])?;
        Ok(FuzzedFile(File { name: path(bytes)?, content: bytes.arbitrary()?, encoding }))
    }
}

fn accepted_or_named(files: Vec<File>, limits: &Limits) {
    let sent = files.clone();
    match prepare_all(files, limits) {
        Ok(prepared) => {
            assert_eq!(prepared.len(), sent.len());
            for (prepared, sent) in prepared.iter().zip(sent) {
                inside(&prepared.path);
                assert!(limits.file_size_bytes.is_none_or(|limit| prepared.bytes.len() as u64 <= limit));
                assert_eq!(decode(sent.content, sent.encoding).expect("it was decoded before"), prepared.bytes);
            }
        }
        Err(Refusal::NoFiles) => assert!(sent.is_empty()),
        Err(refusal) => {
            let message = refusal.to_string();
            assert!(sent.iter().any(|file| message.contains(&format!("`{}`", file.name))), "{message}");
        }
    }
}

/// Whatever the engine reports, the outcome is one of the contract, with what was written.
fn ended(bytes: &mut Unstructured<'_>, limits: &Limits) -> Result<()> {
    let ending = match bytes.int_in_range(0..=7)? {
        0 => Ending::Exited(bytes.arbitrary()?),
        1 => Ending::DoesNotParse(bytes.arbitrary()?),
        2 => Ending::Threw,
        3 => Signal::from_number(bytes.arbitrary()?).map_or(Ending::Threw, Ending::Signalled),
        4 => Ending::TimedOut,
        5 => Ending::OutOfMemory,
        6 => Ending::FileTooLarge,
        _ => Ending::Broken(bytes.arbitrary()?),
    };
    let output = exec_io::Output::new(limits.output_bytes, None);
    for _ in 0..bytes.int_in_range(0..=4)? {
        let channel = if bytes.arbitrary()? { Channel::Stdout } else { Channel::Stderr };
        let _ = output.write(channel, bytes.arbitrary()?);
    }
    let log = output.take_log();
    in_order(&log);
    let report = Report { ending, warnings: bytes.arbitrary()?, peak_memory: bytes.arbitrary()? };
    match outcome(report, &log, 1) {
        Ok(result) => {
            assert!(!log.exceeded);
            assert!(result.run.exit_code.is_some_and(|code| (0..=LARGEST_CODE).contains(&code)));
            assert_eq!(result.run.stdout, String::from_utf8_lossy(&log.stdout));
        }
        Err(Error::RuntimeFailed(stage)) => assert_ne!(stage.exit_code.is_some(), stage.signal.is_some()),
        Err(error) => assert!(!log.exceeded || matches!(error, Error::ResourceExceeded), "{error:?}"),
    }
    Ok(())
}

/// The order of the pieces accounts for every byte of both streams.
fn in_order(log: &Log) {
    for (channel, bytes) in [(Channel::Stdout, &log.stdout), (Channel::Stderr, &log.stderr)] {
        let pieces = log.order.iter().filter(|(whose, _)| *whose == channel);
        assert_eq!(pieces.map(|(_, length)| *length as usize).sum::<usize>(), bytes.len());
    }
}

/// Paths of a session, against a second way to say what they mean.
pub fn paths(data: &[u8]) {
    let _ = paths_of(&mut Unstructured::new(data));
}

fn paths_of(bytes: &mut Unstructured<'_>) -> Result<()> {
    // A session gets its working directory by joining paths to the root.
    let mut working_dir = String::new();
    for _ in 0..bytes.int_in_range(1..=6)? {
        let path = path(bytes)?;
        let meant = meaning(&working_dir, &path);
        assert_eq!(join(&working_dir, &path).ok(), meant, "{working_dir:?} {path:?}");
        if let Ok(place) = file_place(&working_dir, &path) {
            inside(&place);
            assert_eq!(Some(&place), meant.as_ref(), "{working_dir:?} {path:?}");
            assert!(!path.starts_with('/') && !path.ends_with('/'), "{path:?}");
        }
        if let Some(meant) = meant {
            assert_eq!(join("", &meant).as_deref(), Ok(&*meant), "what it means means itself");
            // It has to be there, and no host has a folder of such a name.
            if !meant.contains('\0') {
                working_dir = meant;
            }
        }
    }
    Ok(())
}

/// What a path means: the folders that one is in after each of its steps.
fn meaning(working_dir: &str, path: &str) -> Option<String> {
    let whole = if path.starts_with('/') { path.to_owned() } else { format!("{working_dir}/{path}") };
    let mut place = String::new();
    for step in whole.split('/').filter(|step| !step.is_empty() && *step != ".") {
        if step != ".." {
            place = if place.is_empty() { step.to_owned() } else { format!("{place}/{step}") };
        } else if place.is_empty() {
            return None;
        } else {
            place = place.rfind('/').map_or_else(String::new, |end| place[..end].to_owned());
        }
    }
    Some(place)
}

/// A place in a session is a plain path below its root.
fn inside(place: &str) {
    assert!(!place.is_empty() && !place.contains('\0'), "{place:?}");
    assert!(place.split('/').all(|part| !matches!(part, "" | "." | "..")), "{place:?}");
}

/// A path made of what matters in one, or of anything.
fn path(bytes: &mut Unstructured<'_>) -> Result<String> {
    const PARTS: [&str; 12] = ["a", "..", ".", "", "/", "b.js", "...", "\0", " ", "\\", "ü", "..a"];
    if bytes.ratio(1, 4)? {
        return bytes.arbitrary();
    }
    let count = bytes.int_in_range(0..=8)?;
    let parts = (0..count).map(|_| Ok(*bytes.choose(&PARTS)?)).collect::<Result<Vec<_>>>()?;
    Ok(parts.join(if bytes.ratio(7, 8)? { "/" } else { "" }))
}
