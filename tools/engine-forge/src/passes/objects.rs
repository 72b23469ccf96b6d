//! What objects look like in memory, as CPython 3.14 has them on 32 bits.

/// Where an object has its type, and one of variable size how many items there are.
pub const TYPE: u32 = 4;
const ITEMS: u32 = 8;

/// Where the items of a `bytes` and of a tuple begin: each keeps its hash before them.
pub const FIRST: u32 = 16;

/// Where a type has the address of its name, the function that ends its objects, and its flags.
const NAME: u32 = 12;
pub const DEALLOC: u32 = 24;
pub const FLAGS: u32 = 84;

/// The flags of a type that is ready and whose objects are types.
const OF_TYPES: u32 = 1 << 31 | 1 << 12;

/// Where a tuple that the collector watches is linked, before its address.
pub const WATCHED: u32 = 8;

/// Where a text has its length and its kind, and where the characters of one begin that is ASCII.
const LENGTH: u32 = 8;
pub const KIND: u32 = 16;
pub const CHARACTERS: u32 = 20;

/// What kind of text is one byte for a character, after the header, ASCII.
pub const ASCII: u32 = 1 << 2 | 1 << 5 | 1 << 6;

/// Which bits of the kind say that; and with those that say whether a text is in one of CPython's tables.
const KIND_BITS: u32 = 7 << 2 | 1 << 5 | 1 << 6;
const ALL_BITS: u32 = 0xff;

/// The image, in words.
pub struct Memory {
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Memory {
    /// 0 where there is no memory.
    pub fn word(&self, at: u32) -> u32 {
        let bytes = self.bytes.get(at as usize..).and_then(<[u8]>::first_chunk);
        bytes.map_or(0, |bytes| u32::from_le_bytes(*bytes))
    }

    /// Writes one that there is.
    pub fn set(&mut self, at: u32, word: u32) {
        self.bytes[at as usize..][..4].copy_from_slice(&word.to_le_bytes());
    }

    /// Whether the objects of a type are types.
    pub fn is_type_of_types(&self, ty: u32) -> bool {
        self.word(ty.wrapping_add(FLAGS)) & OF_TYPES == OF_TYPES
    }

    /// What a type is called.
    pub fn name_of(&self, ty: u32) -> Option<Vec<u8>> {
        let name = self.bytes.get(self.word(ty.wrapping_add(NAME)) as usize..)?;
        Some(name[..name.iter().position(|byte| *byte == 0)?].to_vec())
    }

    /// The type of the object that a place refers to.
    pub fn type_in(&self, place: u32) -> u32 {
        self.word(self.word(place).wrapping_add(TYPE))
    }

    /// Where the content of a `bytes` is, and how long.
    pub fn content_of_bytes(&self, object: u32) -> Option<(u32, u32)> {
        self.inside(object, FIRST, self.word(object.wrapping_add(ITEMS)), 1)
    }

    /// The same of a tuple that the collector does not watch.
    pub fn content_of_tuple(&self, object: u32) -> Option<(u32, u32)> {
        self.items(object).filter(|_| self.word(object.wrapping_sub(WATCHED)) == 0)
    }

    /// The same of one that it may watch.
    pub fn items(&self, tuple: u32) -> Option<(u32, u32)> {
        self.inside(tuple, FIRST, self.word(tuple.wrapping_add(ITEMS)), 4)
    }

    /// The same of a text in ASCII that is in none of CPython's tables.
    pub fn content_of_text(&self, object: u32) -> Option<(u32, u32)> {
        self.characters(object).filter(|_| self.word(object.wrapping_add(KIND)) & ALL_BITS == ASCII)
    }

    /// Whether what looks like a text in ASCII has its characters and their end where it should.
    pub fn is_text(&self, object: u32) -> bool {
        let Some((begins, length)) = self.characters(object) else { return false };
        let ascii = self.word(object.wrapping_add(KIND)) & KIND_BITS == ASCII;
        let end = (begins + length) as usize;
        ascii && self.bytes[begins as usize..end].is_ascii() && self.bytes.get(end) == Some(&0)
    }

    /// Where the characters of a text are if it is one in ASCII, and how many.
    fn characters(&self, object: u32) -> Option<(u32, u32)> {
        self.inside(object, CHARACTERS, self.word(object.wrapping_add(LENGTH)), 1)
    }

    /// Where so many items of an object begin, and how many bytes they are, if that is in memory.
    pub fn inside(&self, object: u32, begins: u32, count: u32, size: u32) -> Option<(u32, u32)> {
        let (begins, bytes) = (object.checked_add(begins)?, count.checked_mul(size)?);
        self.bytes.get(begins as usize..)?.get(..bytes as usize)?;
        Some((begins, bytes))
    }
}
