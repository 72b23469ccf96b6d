use super::*;
use crate::testing::{ERRNO, FIRST_SLOT, Host, IMAGE, LAYOUT, MEMORY_BASE, Running, forged, library, misses, refusal};

/// Where the table of error numbers is, from where libc's data begins. It has `100 + code` of every code.
const TABLE: usize = 64;

fn shell() -> String {
    library(
        "shell",
        r#"(import "golem:exec-sandbox/job@0.1.0" "last-failure" (func $last_failure (result i32)))
        (func (export "golem:exec-engine/control@0.1.0#run"))"#,
    )
}

fn libc() -> String {
    library(
        "libc.so",
        r#"(func (export "sbrk") (param i32) (result i32) (local.get 0))
        (func $io_error_error_drop_own (param i32))
        (func $translate_error (param $code i32)
            (i32.store (global.get $errno)
                (i32.load (i32.add
                    (i32.shl (i32.load8_u (local.get $code)) (i32.const 2))
                    (i32.add (global.get $__memory_base) (i32.const 64))))))
        (func (export "write") (param $fails i32) (result i32)
            (if (local.get $fails) (then
                (call $io_error_error_drop_own (i32.const 3))
                (i32.store (global.get $errno) (i32.const 29))
                (return (i32.const -1))))
            (i32.const 0))
        (func $pwrite (export "pwrite") (param i32 i32) (param $count i32) (param i64) (result i32) (local.get $count))"#,
    )
}

fn pass(component: &mut Component) -> Result<()> {
    apply(component, LAYOUT, FIRST_SLOT)
}

/// Where another file of libc has its copy of the table.
const COPY: usize = 4_096;

/// With the table and its copy: errno is 100 more than the place of the case.
fn image() -> String {
    let table: String = (0..ERROR_CODES).map(|code| format!("\\{:02x}\\00\\00\\00", 100 + code)).collect();
    let data = |at: usize| format!("(data (i32.const {at}) \"{table}\")");
    IMAGE.strip_suffix(')').unwrap().to_owned() + &data(MEMORY_BASE + TABLE) + &data(COPY) + ")"
}

/// With a sandbox that gives `failure`.
fn running(failure: i32) -> Running {
    Running::start(&mut forged(&[&image(), &shell(), &libc()], pass), |linker| {
        let last_failure = move |_: wasmtime::Caller<'_, Host>| failure;
        linker.func_wrap("golem:exec-sandbox/job@0.1.0", "last-failure", last_failure).unwrap();
    })
}

#[test]
fn a_stream_that_fails_says_why() {
    const FILE_TOO_LARGE: i32 = 8;
    let mut running = running(FILE_TOO_LARGE);
    assert_eq!(running.call::<_, i32>("write", 1), -1);
    assert_eq!(running.number(ERRNO), 100 + FILE_TOO_LARGE);
    assert_eq!(running.ending(), (0, 0, 0));
}

#[test]
fn a_stream_that_works_leaves_errno_alone() {
    let mut running = running(8);
    assert_eq!(running.call::<_, i32>("write", 0), 0);
    assert_eq!(running.number(ERRNO), 0);
}

#[test]
fn a_file_too_many_is_emfile() {
    let mut running = running(TOO_MANY_LINKS as i32);
    running.call::<_, i32>("write", 1);
    assert_eq!(running.number(ERRNO), errno::EMFILE);
    let case = WORD * TOO_MANY_LINKS;
    assert_eq!(running.number(COPY + case), errno::EMFILE, "of another file of libc");
    assert_eq!(running.number(COPY + case + WORD), 100 + TOO_MANY_LINKS as i32 + 1);
}

#[test]
fn a_sandbox_that_does_nothing_more_ends_the_run() {
    let mut running = running(RUN_IS_OVER);
    running.call::<_, i32>("write", 1);
    assert_eq!(running.ending(), (1, Cause::Sandbox as i32, 0));
    assert_eq!(running.number(ERRNO), errno::EIO);
}

#[test]
fn a_write_at_a_place_takes_no_more_than_fits() {
    let mut running = running(0);
    let mut pwrite = |count: i32| running.call::<_, i32>("pwrite", (0, 0, count, 0_i64));
    assert_eq!(pwrite(PWRITE_BYTES - 1), PWRITE_BYTES - 1);
    assert_eq!(pwrite(PWRITE_BYTES + 1), PWRITE_BYTES);
    assert_eq!(pwrite(-1), PWRITE_BYTES);
}

#[test]
fn what_is_missing_is_named() {
    let modules: [&str; 3] = [IMAGE, &shell(), &libc()];
    let names = ["golem:exec-engine/control@0.1.0#run", "sbrk", "errno", DROPS_ERROR, TRANSLATE, "pwrite"];
    misses(&names, &modules, pass);
    misses(&["libc.so:memory_base"], &modules, pass);
    let refusal = refusal(&[IMAGE, &shell().replace("last-failure", "moved"), &libc()], pass);
    assert!(refusal.contains("`golem:exec-sandbox/job last-failure`"), "{refusal}");
}

#[test]
fn a_libc_that_does_not_say_eio_is_refused() {
    let refusal = refusal(&[IMAGE, &shell(), &libc().replace("(i32.const 29)", "(i32.const 6)")], pass);
    assert!(refusal.ends_with("`io_error_error_drop_own`: nothing says 29 (EIO) after it"), "{refusal}");
}

#[test]
fn a_translation_without_a_table_is_refused() {
    let text = libc().replace("(i32.add (global.get $__memory_base) (i32.const 64))", "(i32.const 64)");
    let refusal = refusal(&[IMAGE, &shell(), &text], pass);
    assert!(refusal.contains("`translate_error`: it does not add an offset"), "{refusal}");
}
