use super::*;
use crate::testing::{component, escaped, refusal};

/// A memory with a table of these modules at 256, whose code is at 4096, a hundred bytes each.
fn image(names: &[&str]) -> String {
    let mut data = String::new();
    for (number, name) in names.iter().enumerate() {
        let (at, code) = (1_024 + 64 * number, 4_096 + 100 * number);
        let entry = [at as u32, code as u32, 100, 0].map(u32::to_le_bytes).concat();
        data += &format!(r#"(data (i32.const {}) "{}")"#, 256 + 16 * number, escaped(&entry));
        data += &format!(r#"(data (i32.const {at}) "{name}\00")"#);
        data += &format!(r#"(data (i32.const {code}) "\e3{}{}")"#, escaped(&[0; 12]), escaped(&[7; 87]));
    }
    format!(r#"(module (memory (export "memory") 1) {data} (data (i32.const 9000) "cannot be code"))"#)
}

#[test]
fn the_code_is_gone_and_nothing_else() {
    let mut component = component(&[&image(&["_frozen_importlib", "os", "importlib.util"])]);
    let before = component.image().unwrap().image_bytes().unwrap();
    assert_eq!(apply(&mut component).unwrap(), 3 * 88);
    let after = component.image().unwrap().image_bytes().unwrap();
    assert!(after[4_096..4_396].iter().all(|byte| *byte == 0));
    assert_eq!((&before[..4_096], &before[4_396..]), (&after[..4_096], &after[4_396..]));
}

#[test]
fn what_does_not_look_like_a_module_stays() {
    let known = ["_frozen_importlib", "os"];
    for (good, bad) in [
        ("\\e3\\00", "\\e4\\00"),
        ("\\e3\\00", "\\e3\\01"),
        (r#""third\00"#, r#""thi-d\00"#),
        (r#""third\00"#, r#""\00"#),
        ("\\64\\00\\00\\00\\00\\00\\00\\00", "\\64\\00\\00\\00\\02\\00\\00\\00"),
        ("\\64\\00\\00\\00\\00\\00\\00\\00", "\\64\\00\\00\\7f\\00\\00\\00\\00"),
    ] {
        let text = image(&[known.as_slice(), &["third"]].concat());
        let last = text.rfind(good).unwrap();
        let text = format!("{}{}", &text[..last], text[last..].replacen(good, bad, 1));
        assert_eq!(apply(&mut component(&[&text])).unwrap(), 2 * 88, "{bad}");
    }
}

#[test]
fn what_is_missing_is_named() {
    for (names, missing) in [(["_frozen_importlib", "io"], "os"), (["os", "io"], "_frozen_importlib")] {
        let refusal = refusal(&[&image(&names)], |component| apply(component).map(drop));
        assert!(refusal.contains(&format!("`{missing}`")), "{refusal}");
    }
}
