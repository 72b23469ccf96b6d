use super::*;
use crate::testing::{IMAGE, assembled, library};

/// Core modules among other sections, one of them a component that has a core module of its own.
fn nested() -> Vec<u8> {
    assembled(&format!(
        r#"(component
            (@custom "note" "before")
            {}
            (component $inner (core module (memory 1) (func (export "inner"))))
            (import "host" (func $host (result u32)))
            (core func $lowered (canon lower (func $host)))
            (core module $other (func (export "other")))
            (core instance $instance (instantiate $other))
            (func (export "run") (canon lift (core func $instance "other")))
        )"#,
        library("any", r#"(func (export "any"))"#).replacen("(module", "(core module", 1)
    ))
}

#[test]
fn a_component_that_is_left_alone_stays_what_it_is() {
    let before = nested();
    let after = Component::parse(&before).unwrap().encode();
    wasmparser::Validator::new().validate_all(&after).unwrap();
    assert_eq!(Component::parse(&after).unwrap().encode(), after);
    let printed = |bytes: &[u8]| wit_component::decode(bytes).map(|decoded| decoded.resolve().worlds.len()).unwrap();
    assert_eq!(printed(&before), printed(&after));
    let ids = |bytes: &[u8]| Component::parse(bytes).unwrap().parts.iter().map(Part::id).collect::<Vec<_>>();
    assert_eq!(ids(&before), ids(&after));
}

#[test]
fn modules_of_inner_components_are_not_its_own() {
    let mut component = Component::parse(&nested()).unwrap();
    assert_eq!(component.modules().count(), 2);
    assert!(component.library("any").is_ok());
    assert_eq!(component.image().err().unwrap().to_string(), "the engine has no core module that exports `(memory)`");
}

#[test]
fn only_libraries_are_found_by_what_they_export() {
    let error = Component::parse(&nested()).unwrap().library("other").err().unwrap();
    assert_eq!(error.to_string(), "the engine has no core module that exports `other`");
}

#[test]
fn the_image_is_what_has_the_memory() {
    let mut component = crate::testing::component(&[&library("any", ""), IMAGE]);
    assert_eq!(component.image().unwrap().name(), "main");
}

#[test]
fn stripping_forgets_names_everywhere_but_in_inner_components() {
    let mut component = Component::parse(&nested()).unwrap();
    component.strip();
    let bytes = component.encode();
    wasmparser::Validator::new().validate_all(&bytes).unwrap();
    for section in [&b"\x04note"[..], b"dylink.0", b"\x04name"] {
        assert!(!bytes.windows(section.len()).any(|window| window == section));
    }
}

#[test]
fn what_is_no_component_is_refused() {
    assert_eq!(Component::parse(b"\0asm!").err().unwrap().to_string(), "cannot parse the engine");
}

impl Part {
    fn id(&self) -> u8 {
        match self {
            Part::Module(_) => MODULE_SECTION,
            Part::Other { id, .. } => *id,
        }
    }
}
