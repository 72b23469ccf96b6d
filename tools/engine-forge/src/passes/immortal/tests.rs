use super::*;
use crate::passes::objects::{ASCII, FLAGS};
use crate::testing::{component, escaped, in_memory, refusal};

/// The type of every object.
const TYPE: u32 = 0x1234_5678;

/// Where the heap begins.
const HEAP: u32 = 20_000;

/// A memory with a list at 64 of the objects at these addresses, and objects with so many references.
fn image(list: &[u32], objects: &[(u32, u32)]) -> String {
    let text = |words: &[u32]| escaped(&in_memory(words));
    let listed: Vec<u32> = list.iter().flat_map(|object| [*object, TYPE]).collect();
    let list = text(&[&MARK, [list.len() as u32].as_slice(), &listed].concat());
    let object = |(at, count): &(u32, u32)| format!(r#" (data (i32.const {at}) "{}")"#, text(&[*count, TYPE]));
    let objects: String = objects.iter().map(object).collect();
    format!(
        r#"(module (memory (export "memory") 1) (global (export "__heap_base") i32 (i32.const {HEAP}))
            (data (i32.const 64) "{list}"){objects})"#
    )
}

/// The counts that are left, and memory afterwards.
fn forged(list: &[u32], objects: &[(u32, u32)]) -> (Vec<Count>, Vec<u8>) {
    let mut component = component(&[&image(list, objects)]);
    let counts = apply(&mut component).unwrap();
    (counts, component.image().unwrap().image_bytes().unwrap())
}

fn word(memory: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(memory[at..at + 4].try_into().unwrap())
}

#[test]
fn what_is_listed_is_immortal_and_the_list_is_gone() {
    let (_, memory) = forged(&[4_096, 8_192], &[(4_096, 1), (6_000, 7), (8_192, 900)]);
    assert_eq!([4_096, 6_000, 8_192].map(|at| word(&memory, at)), [IMMORTAL, 7, IMMORTAL]);
    assert_eq!([4_100, 6_004, 8_196].map(|at| word(&memory, at)), [TYPE; 3]);
    assert!(memory[..4_096].iter().all(|byte| *byte == 0));
}

#[test]
fn what_is_no_mortal_object_any_more_stays_as_it_is() {
    let objects = [(4_096, 7 << 28), (4_200, 0), (4_300, 5 << 20), (5_000, 9)];
    let (gone, there) = ([4_096, 4_200, 4_302, 5_004, 1 << 20], [6_000, 6_008, 6_016, 6_024, 6_032]);
    let listed = [gone, there].concat();
    let (_, memory) = forged(&listed, &[objects.as_slice(), &there.map(|at| (at, 1))].concat());
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

#[test]
fn of_what_is_not_listed_the_counts_are_told() {
    // Two that C can refer to, one that something refers to, one that nothing does; and words that are no counts.
    let (at, used) = ([6_000, 6_100], 24_000);
    let objects = [(at[0], 7), (at[1], 1), (used, 3), (25_000, 2), (26_000, used - 8), (6_200, 0), (6_300, MOST)];
    let (counts, memory) = forged(&[4_096], &[[(4_096, 1)].as_slice(), &objects].concat());
    assert_eq!(counts, [(at[0], 7), (at[1], 1), (used, 3)].map(|(at, is)| Count { at, is }));
    assert_eq!(objects.map(|(at, _)| word(&memory, at as usize)), objects.map(|(_, count)| count));
    // More than there can be, but less than immortal; listed, with enough others that are what they are.
    let (counts, _) = forged(&[4_096, 4_200, 5_000], &[(4_096, 1), (4_200, 1), (5_000, MOST)]);
    assert_eq!(counts, [Count { at: 5_000, is: MOST }]);
    for marked in [used + 1, used + 2, used - 8 + 1] {
        let (counts, _) = forged(&[4_096], &[(4_096, 1), (used, 3), (26_000, marked)]);
        assert_eq!(counts, [Count { at: used, is: 3 }], "{marked}");
    }
}

/// A memory with types, of which one has the objects of the list: the type of types at 1,000, those of texts and of integers, another
/// type of types with a type of its own, and what `more` writes.
fn typed(more: &[(u32, &[u32])]) -> (Vec<Count>, Vec<u8>) {
    const FLAGS_WORD: usize = FLAGS as usize / 4;
    let ready = |ty: u32, of_types: bool, name: u32| {
        let mut words = vec![0; FLAGS_WORD + 1];
        words[..4].copy_from_slice(&[IMMORTAL, ty, 0, name]);
        words[FLAGS_WORD] = 1 << 12 | u32::from(of_types) << 31;
        words
    };
    let mut bytes = vec![0; 65_536];
    let mut write = |at: u32, words: &[u32]| {
        let words = in_memory(words);
        bytes[at as usize..][..words.len()].copy_from_slice(&words);
    };
    for (at, ty, of_types, name) in [
        (1_000, 1_000, true, u32::from_le_bytes(*b"type")),
        (1_200, 1_000, false, u32::from_le_bytes(*b"str\0")),
        (1_400, 1_000, false, u32::from_le_bytes(*b"int\0")),
        (1_600, 1_000, true, u32::from_le_bytes(*b"meta")),
        (1_800, 1_600, false, u32::from_le_bytes(*b"mine")),
    ] {
        write(at, &ready(ty, of_types, at + 100));
        write(at + 100, &[name, 0]);
    }
    write(2_048, &[MARK.as_slice(), &[1, 1_000, 1_000]].concat());
    more.iter().for_each(|(at, words)| write(*at, words));
    let text = escaped(&bytes);
    let module = format!(
        r#"(module (memory (export "memory") 1) (global (export "__heap_base") i32 (i32.const {HEAP}))
            (data (i32.const 0) "{text}"))"#
    );
    let mut component = component(&[&module]);
    let counts = apply(&mut component).unwrap();
    (counts, component.image().unwrap().image_bytes().unwrap())
}

#[test]
fn objects_of_every_type_are_found() {
    let (counts, _) = typed(&[(6_000, &[5, 1_400]), (6_100, &[6, 1_800]), (6_200, &[7, 1_604])]);
    assert_eq!(counts, [(6_000, 5), (6_100, 6)].map(|(at, is)| Count { at, is }));
}

#[test]
fn texts_that_are_not_listed_are_immortal() {
    let letters = u32::from_le_bytes(*b"abcd");
    let (counts, memory) = typed(&[
        (6_000, &[1, 1_200, 4, 0, ASCII | 1, letters, 0]),
        // Of two bytes for a character, one without an end, and one that is longer than memory.
        (6_100, &[2, 1_200, 4, 0, ASCII + 4, letters, 0]),
        (6_200, &[3, 1_200, 4, 0, ASCII, letters, letters]),
        (6_300, &[4, 1_200, 1 << 30, 0, ASCII, letters, 0]),
    ]);
    assert_eq!(counts, [(6_100, 2), (6_200, 3), (6_300, 4)].map(|(at, is)| Count { at, is }));
    assert_eq!(word(&memory, 6_000), IMMORTAL);
}

#[test]
fn the_digits_of_an_integer_are_no_object() {
    let integer = |count: u32| [count, 1_400, 8, 1_200];
    let (counts, _) = typed(&[(6_000, &integer(IMMORTAL)), (6_100, &integer(2))]);
    assert_eq!(counts, [(6_100, 2), (6_108, 8)].map(|(at, is)| Count { at, is }));
}
