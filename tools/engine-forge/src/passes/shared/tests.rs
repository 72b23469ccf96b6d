use super::*;
use crate::passes::immortal::MARK;
use crate::passes::objects::{ASCII, CHARACTERS, FIRST, KIND, WATCHED};
use crate::testing::{component, escaped, in_memory, refusal};

/// Where the types are, and what they are called.
const TYPES: [(u32, &str); 4] = [(1_024, "code"), (1_088, "tuple"), (1_152, "bytes"), (1_216, "str")];

/// A memory in the making.
struct Image {
    bytes: Vec<u8>,
    listed: Vec<(u32, u32)>,
    end: u32,
}

impl Image {
    fn new() -> Self {
        let mut image = Image { bytes: vec![0; 65_536], listed: Vec::new(), end: 8_192 };
        for (at, name) in TYPES {
            image.words(at, &[1, 0, 0, at + 32]);
            image.bytes[at as usize + 32..][..name.len()].copy_from_slice(name.as_bytes());
        }
        image
    }

    fn words(&mut self, at: u32, words: &[u32]) {
        let bytes = in_memory(words);
        self.bytes[at as usize..][..bytes.len()].copy_from_slice(&bytes);
    }

    /// An object after some room for what the collector has before it.
    fn object(&mut self, ty: &str, head: &[u32], content: &[u8]) -> u32 {
        let at = self.end + 16;
        let ty = TYPES.iter().find(|(_, name)| *name == ty).unwrap().0;
        self.words(at, &[[1, ty].as_slice(), head].concat());
        let begins = at as usize + 8 + 4 * head.len();
        self.bytes[begins..][..content.len()].copy_from_slice(content);
        self.end = (begins + content.len()).next_multiple_of(16) as u32;
        self.listed.push((at, ty));
        at
    }

    fn tuple(&mut self, items: &[u32]) -> u32 {
        self.object("tuple", &[items.len() as u32, u32::MAX], &in_memory(items))
    }

    fn of_bytes(&mut self, content: &[u8]) -> u32 {
        self.object("bytes", &[content.len() as u32, u32::MAX], content)
    }

    fn text(&mut self, content: &str) -> u32 {
        self.object("str", &[content.len() as u32, u32::MAX, ASCII], content.as_bytes())
    }

    /// Code with all of its own.
    fn code(&mut self, constants: &[u32], lines: &[u8]) -> u32 {
        let (constants, names) = (self.tuple(constants), self.tuple(&[]));
        let (variables, failures, kinds) = (self.tuple(&[7, 8]), self.of_bytes(b"except"), self.of_bytes(b"   "));
        let (lines, name) = (self.of_bytes(lines), self.text("module.function"));
        let mut head = [0; (CODE_BYTES / 4 - 2) as usize];
        for (field, value) in [(12, constants), (16, names), (20, failures), (72, variables), (76, kinds), (88, name)] {
            head[field / 4 - 2] = value;
        }
        head[92 / 4 - 2] = lines;
        self.object("code", &head, &[])
    }

    fn component(&mut self) -> Component {
        component(&[&self.module()])
    }

    fn module(&mut self) -> String {
        let mut list = MARK.to_vec();
        list.push(self.listed.len() as u32);
        list.extend(self.listed.iter().flat_map(|(object, ty)| [*object, *ty]));
        self.words(2_048, &list);
        let text = escaped(&self.bytes);
        format!(r#"(module (memory (export "memory") 1) (data (i32.const 0) "{text}"))"#)
    }
}

fn memory(component: &mut Component) -> Memory {
    Memory { bytes: component.image().unwrap().image_bytes().unwrap() }
}

#[test]
fn what_is_alike_is_there_once() {
    let mut image = Image::new();
    let texts = [(); 2].map(|()| image.text("a text"));
    let codes = texts.map(|text| image.code(&[text, 9], b"lines"));
    let names = codes.map(|code| Memory { bytes: image.bytes.clone() }.word(code + FULL_NAME));
    let mut component = image.component();
    assert!(apply(&mut component).unwrap() > 100);
    let memory = memory(&mut component);
    for field in TUPLES.iter().chain(&BYTES).chain(&[FULL_NAME]) {
        assert_eq!(memory.word(codes[0] + field), memory.word(codes[1] + field), "{field}");
    }
    let constants = memory.word(codes[1] + CONSTANTS);
    assert_eq!([memory.word(constants + FIRST), memory.word(constants + FIRST + 4)], [texts[0], 9]);
    assert_eq!(names.map(|name| memory.word(name)), [IMMORTAL, 0]);
    assert!(memory.bytes[names[1] as usize..][..CHARACTERS as usize + 15].iter().all(|byte| *byte == 0));
    assert_eq!(texts.map(|text| memory.word(text)), [IMMORTAL, 0]);
}

#[test]
fn what_differs_or_is_somebody_elses_too_stays() {
    let mut image = Image::new();
    let codes = [b"lines", b"other"].map(|lines| image.code(&[], lines));
    let before = Memory { bytes: image.bytes.clone() };
    let [kinds, variables, names] = [76, 72, 16].map(|field| before.word(codes[1] + field));
    image.words(kinds, &[2]);
    image.words(variables - WATCHED, &[4]);
    image.words(before.word(codes[1] + FULL_NAME) + KIND, &[ASCII | 1]);
    let mut component = image.component();
    apply(&mut component).unwrap();
    let memory = memory(&mut component);
    for field in [92, 76, 72, FULL_NAME] {
        assert_eq!(memory.word(codes[1] + field), before.word(codes[1] + field), "{field}");
    }
    assert_ne!(memory.word(codes[1] + 16), names);
}

#[test]
fn code_of_another_make_is_refused() {
    for (field, name) in [(CONSTANTS, "tuple"), (76, "bytes"), (FULL_NAME, "str")] {
        let mut image = Image::new();
        let code = image.code(&[], b"lines");
        image.words(code + field, &[code]);
        let refusal = refusal(&[&image.module()], |component| apply(component).map(drop));
        assert!(refusal.contains(&format!("a code object has no {name} at {field}")), "{refusal}");
    }
}
