use super::*;
use crate::testing::{Running, component, no_host};

/// Gives 10 for the first label, 20 for the second and 30 for all others.
fn running(index: &str) -> (Running, usize) {
    let text = format!(
        r#"(module (memory (export "memory") 1) (table (export "__indirect_function_table") 1 funcref)
            (func (export "way") (param i32) (result i32)
                (block (block (block (br_table 0 1 2 {index})) (return (i32.const 10))) (return (i32.const 20)))
                (i32.const 30)))"#
    );
    let mut component = component(&[&text]);
    apply(&mut component).unwrap();
    let module = component.image().unwrap();
    let operators = module.function(0).operators().unwrap().len();
    (Running::start(&mut component, no_host), operators)
}

#[test]
fn what_is_subtracted_is_in_the_table() {
    for index in [
        "(i32.sub (local.get 0) (i32.const 3))",
        "(i32.add (local.get 0) (i32.const -3))",
        "(local.get 0) (i32.const 3) i32.sub",
    ] {
        let (mut running, operators) = running(index);
        assert_eq!([0, 2, 3, 4, 5, -1].map(|way| running.call::<_, i32>("way", way)), [30, 30, 10, 20, 30, 30]);
        assert_eq!(operators, running_plain().1, "{index}");
    }
}

#[test]
fn what_is_added_or_too_much_stays() {
    for (index, first) in [
        ("(i32.add (local.get 0) (i32.const 3))", -3),
        ("(i32.sub (local.get 0) (i32.const 17))", 17),
        ("(local.get 0)", 0),
    ] {
        let (mut running, _) = running(index);
        let ways = [first - 1, first, first + 1, first + 2];
        assert_eq!(ways.map(|way| running.call::<_, i32>("way", way)), [30, 10, 20, 30], "{index}");
    }
}

fn running_plain() -> (Running, usize) {
    running("(local.get 0)")
}
