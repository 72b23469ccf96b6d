use super::*;
use crate::testing::{Running, forged, misses, no_host, refusal};

/// An engine with an object at 100 and its type at 200. What ends objects stands in the table from 1 on, and notes who it is at 500;
/// the long way notes itself at 504.
fn engine() -> String {
    let ending = |(name, who): (&str, i32)| {
        format!("(func ${name} (param i32) (i32.store (i32.const 500) (i32.add (local.get 0) (i32.const {who}))))")
    };
    let functions: String =
        [("long_dealloc", 1), ("float_dealloc", 2), ("unicode_dealloc", 3), ("other", 4)].map(ending).concat();
    format!(
        r#"(module (memory (export "memory") 1) (table (export "__indirect_function_table") 16 funcref)
            (type $ends (func (param i32)))
            (func (export "put") (param i32 i32)
                (i32.store (i32.const 104) (i32.const 200))
                (i32.store (i32.const 224) (local.get 0))
                (i32.store (i32.const 284) (local.get 1)))
            (func $_Py_Dealloc (export "_Py_Dealloc") (param $object i32)
                (i32.store (i32.const 504) (i32.const 1))
                (drop (i32.and (i32.load offset=84 (i32.load offset=4 (local.get $object))) (i32.const 16384)))
                (call_indirect (type $ends) (local.get $object) (i32.load offset=24 (i32.load offset=4 (local.get $object)))))
            {functions}
            (elem (i32.const 1) func $long_dealloc $float_dealloc $unicode_dealloc $other))"#
    )
}

/// Who ends an object of a type with that function and these flags, and whether by the long way.
fn ended(slot: i32, flags: i32) -> (i32, bool) {
    let mut running = Running::start(&mut forged(&[&engine()], apply), no_host);
    running.call::<_, ()>("put", (slot, flags));
    running.call::<_, ()>(ENDS, 100);
    (running.number(500) - 100, running.number(504) == 1)
}

#[test]
fn what_holds_no_objects_ends_the_short_way() {
    assert_eq!([1, 2, 3, 4].map(|slot| ended(slot, 1 << 24)), [1, 2, 3, 4].map(|who| (who, false)));
}

#[test]
fn what_is_collected_ends_the_long_way() {
    assert_eq!([1, 4].map(|slot| ended(slot, 1 << 24 | COLLECTED)), [1, 4].map(|who| (who, true)));
}

#[test]
fn the_usual_ones_are_called_by_their_names() {
    let mut component = forged(&[&engine()], apply);
    let module = component.image().unwrap();
    let usual = USUAL.map(|name| module.find(name).unwrap());
    let operators = module.function(module.find(ENDS).unwrap()).operators().unwrap();
    let calls = operators.iter().filter_map(|(operator, _)| match operator {
        Operator::Call { function_index } => Some(*function_index),
        _ => None,
    });
    assert_eq!(calls.collect::<Vec<_>>(), usual);
}

#[test]
fn another_cpython_is_refused() {
    misses(&[ENDS, "long_dealloc"], &[&engine()], apply);
    for (from, to, problem) in [
        ("offset=84", "offset=88", "it does not look for the flag of a type where that is known to be"),
        ("i32.const 16384", "i32.const 512", "it does not look for the flag of a type where that is known to be"),
        ("(call_indirect (type $ends)", "(drop) (drop", "it does not call what ends an object"),
        ("func $long_dealloc $float", "func $other $float", "what it usually calls has no address"),
    ] {
        let refusal = refusal(&[&engine().replace(from, to)], apply);
        assert!(refusal.contains(problem), "{from}: {refusal}");
    }
}
