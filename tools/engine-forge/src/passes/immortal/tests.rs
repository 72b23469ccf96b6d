use super::*;
use crate::testing::{component, refusal};

/// The type of every object.
const TYPE: u32 = 0x1234_5678;

/// A memory with a list at 64 of the objects at these addresses, and objects with so many references.
fn image(list: &[u32], objects: &[(u32, u32)]) -> String {
    let text = |words: &[u32]| -> String {
        words.iter().flat_map(|word| word.to_le_bytes()).map(|byte| format!("\\{byte:02x}")).collect()
    };
    let listed: Vec<u32> = list.iter().flat_map(|object| [*object, TYPE]).collect();
    let list = text(&[&MARK, [list.len() as u32].as_slice(), &listed].concat());
    let object = |(at, count): &(u32, u32)| format!(r#" (data (i32.const {at}) "{}")"#, text(&[*count, TYPE]));
    let objects: String = objects.iter().map(object).collect();
    format!(r#"(module (memory (export "memory") 1) (data (i32.const 64) "{list}"){objects})"#)
}

fn word(memory: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(memory[at..at + 4].try_into().unwrap())
}

#[test]
fn what_is_listed_is_immortal_and_the_list_is_gone() {
    let mut component = component(&[&image(&[4_096, 8_192], &[(4_096, 1), (6_000, 7), (8_192, 900)])]);
    assert_eq!(apply(&mut component).unwrap(), 2);
    let memory = component.image().unwrap().image_bytes().unwrap();
    assert_eq!([4_096, 6_000, 8_192].map(|at| word(&memory, at)), [IMMORTAL, 7, IMMORTAL]);
    assert_eq!([4_100, 6_004, 8_196].map(|at| word(&memory, at)), [TYPE; 3]);
    assert!(memory[..4_096].iter().all(|byte| *byte == 0));
}

#[test]
fn what_is_no_mortal_object_any_more_stays_as_it_is() {
    let objects = [(4_096, 7 << 28), (4_200, 0), (4_300, 5 << 20), (5_000, 9)];
    let (gone, there) = ([4_096, 4_200, 4_302, 5_004, 1 << 20], [6_000, 6_008, 6_016, 6_024, 6_032]);
    let listed = [gone, there].concat();
    let mut component = component(&[&image(&listed, &[objects.as_slice(), &there.map(|at| (at, 1))].concat())]);
    assert_eq!(apply(&mut component).unwrap(), there.len());
    let memory = component.image().unwrap().image_bytes().unwrap();
    assert_eq!(objects.map(|(at, _)| word(&memory, at as usize)), objects.map(|(_, count)| count));
}

#[test]
fn a_list_of_something_else_is_refused() {
    let problem =
        refusal(&[&image(&[4_096, 5_000, 6_000], &[(4_100, 1), (6_000, 1)])], |component| apply(component).map(drop));
    assert!(problem.contains("1 of 3 objects are where the list has them"), "{problem}");
}

#[test]
fn without_a_list_or_with_two_nothing_is_guessed() {
    let none = r#"(module (memory (export "memory") 1))"#;
    let one = image(&[4_096], &[(4_096, 1)]);
    let list = &one[one.find("(data (i32.const 64)").unwrap()..one.find(" (data (i32.const 4096)").unwrap()];
    let two = one.replace(list, &format!("{list} {}", list.replace("const 64", "const 1000")));
    for text in [none, &two] {
        assert!(refusal(&[text], |component| apply(component).map(drop)).contains("not one list of objects"), "{text}");
    }
    let endless = image(&[4_096], &[(4_096, 1)]).replace("\\01\\00\\00\\00\\00\\10", "\\ff\\ff\\ff\\0f\\00\\10");
    assert!(refusal(&[&endless], |component| apply(component).map(drop)).contains("has no end"));
}
