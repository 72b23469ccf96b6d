//! One named test of every case and language: `javascript::outcomes::syntax_error`.

use golem_exec_tests::claims::{self, Claims};
use golem_exec_tests::host::{self, Host};
use golem_exec_tests::hostile::Stack;
use golem_exec_tests::language::Language;
use golem_exec_tests::load::{self, Case, Found};
use golem_exec_tests::{contract, differential, endurance, hostile};
use golem_exec_tests::{record, replay, run, watchdog};
use libtest_mimic::{Arguments, Failed, Trial};
use std::process::ExitCode;
use std::sync::{Arc, RwLock};
use std::time::Duration;
use wasmtime::Result;

/// How long a hostile program may take, with all of its parts, before it counts as hanging.
const ATTACK: Duration = Duration::from_secs(60);

fn main() -> Result<ExitCode> {
    let arguments = Arguments::from_args();
    let found = load::all(&load::folder())?;
    let claims = claims::load()?;
    let dist = host::dist();
    let (built, missing) = load::wanted(&dist)?;
    // Compiling takes a while, and `--list` needs none of it.
    let host = if arguments.list { None } else { Some(Arc::new(Host::load(&built)?)) };
    let mut trials = house(&found, &claims, &built);
    for language in &missing {
        let text = format!("`{}` is missing: `cargo xtask build` makes it", dist.join(language.component()).display());
        let name = format!("{}::component_is_built", language.name());
        trials.push(Trial::test(name, move || Err(Failed::from(text))));
    }
    for language in &built {
        let groups = [
            ("contract", contract::tests()),
            ("differential", differential::tests()),
            ("endurance", endurance::tests()),
            ("replay", replay::tests()),
        ];
        for (group, tests) in groups {
            for (name, check) in tests {
                let (host, language) = (host.clone(), *language);
                let test = move || with(host, |host| check(&host, language).map_err(failed));
                trials.push(Trial::test(format!("{}::{group}::{name}", language.name()), test));
            }
        }
    }
    let turn = Arc::new(RwLock::new(()));
    trials.extend(attacks(host.as_ref(), &built, &turn)?);
    for case in found.cases.into_iter().map(Arc::new) {
        for language in case.languages.iter().copied().filter(|language| built.contains(language)) {
            let (host, case, turn) = (host.clone(), case.clone(), turn.clone());
            let name = format!("{}::{}", language.name(), case.name);
            trials.push(Trial::test(name, move || with(host, |host| test(host, case, language, &turn))));
        }
    }
    Ok(libtest_mimic::run(&arguments, trials).exit_code())
}

/// The hostile programs of the languages that are built.
fn attacks(host: Option<&Arc<Host>>, built: &[Language], turn: &Arc<RwLock<()>>) -> Result<Vec<Trial>> {
    let found = hostile::all(&hostile::folder())?;
    let mut trials = vec![verdict("harness::every_hostile_file_is_a_program".to_owned(), found.problems.clone())];
    for language in built {
        let name = format!("{}::enough_hostile_programs", language.name());
        trials.push(verdict(name, found.too_few(*language)));
        for program in found.of(*language) {
            let mut attacks = vec![("hostile", Stack::Usual)];
            attacks.extend(program.recurses().then_some(("hostile_deep", Stack::Deep)));
            for (kind, stack) in attacks {
                let (host, turn, program) = (host.cloned(), turn.clone(), program.clone());
                let name = format!("{}::{kind}::{}", language.name(), program.name);
                trials.push(Trial::test(name, move || with(host, |host| attack(host, program, stack, &turn))));
            }
        }
    }
    Ok(trials)
}

fn attack(host: Arc<Host>, program: hostile::Program, stack: Stack, turn: &RwLock<()>) -> Result<(), Failed> {
    let _shared = turn.read().unwrap_or_else(|poisoned| poisoned.into_inner());
    let problems = watchdog::within(ATTACK, move || hostile::attack(&host, &program, stack));
    let problems = problems.map_err(failed)?.map_err(failed)?;
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n").into()) }
}

fn with(host: Option<Arc<Host>>, test: impl FnOnce(Arc<Host>) -> Result<(), Failed>) -> Result<(), Failed> {
    host.map_or_else(|| Err("nothing is loaded".into()), test)
}

/// Tests of the cases themselves.
fn house(found: &Found, claims: &Claims, built: &[Language]) -> Vec<Trial> {
    let mut trials = vec![
        verdict("harness::every_file_is_a_case".to_owned(), found.problems.clone()),
        verdict("harness::every_case_names_a_claim".to_owned(), claims.unknown(&found.cases)),
    ];
    for language in built {
        let name = format!("{}::every_claim_has_a_case", language.name());
        trials.push(verdict(name, claims.unproved(&found.cases, *language)));
    }
    trials
}

fn verdict(name: String, problems: Vec<String>) -> Trial {
    Trial::test(name, move || if problems.is_empty() { Ok(()) } else { Err(problems.join("\n").into()) })
}

fn test(host: Arc<Host>, case: Arc<Case>, language: Language, turn: &RwLock<()>) -> Result<(), Failed> {
    let (_alone, _shared);
    if case.model.serial {
        _alone = turn.write().unwrap_or_else(|poisoned| poisoned.into_inner());
    } else {
        _shared = turn.read().unwrap_or_else(|poisoned| poisoned.into_inner());
    }
    let patience = Duration::from_secs(case.model.patience_s);
    let performed = case.clone();
    let differences = watchdog::within(patience, move || run::run(&host, &performed, language));
    let mut differences = differences.map_err(failed)?.map_err(failed)?;
    if record::wanted() && !differences.is_empty() {
        differences = record::record(&case, language, differences).map_err(failed)?;
    }
    if differences.is_empty() {
        return Ok(());
    }
    let mut text = String::new();
    for difference in differences {
        for mismatch in difference.mismatches {
            text += &format!("step {}, {}: {}\n", difference.step + 1, mismatch.field, mismatch.text.trim_end());
        }
    }
    Err(text.into())
}

fn failed(error: wasmtime::Error) -> Failed {
    format!("{error:#}").into()
}
