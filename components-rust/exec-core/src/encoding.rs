//! How the content of an uploaded file is written down, and back.

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use thiserror::Error;

use crate::wit::exports::golem::exec::types::Encoding;

/// The standard alphabet; padding may be there or not; the spare bits of the last symbol are not looked at, as most
/// decoders do.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// Content that is not what its encoding says.
#[derive(Debug, Error)]
pub(crate) enum EncodingError {
    #[error("not valid base64 ({0}): the letters `A-Z a-z 0-9 + /`, with or without `=` at the end, are expected")]
    Base64(#[source] base64::DecodeError),
    #[error("not valid hex ({0}): two digits `0-9 a-f A-F` for each byte are expected")]
    Hex(#[source] hex::FromHexError),
}

/// The bytes that `content` stands for. `utf8` stores the bytes as they are, whatever they are.
pub(crate) fn decode(content: Vec<u8>, encoding: Option<Encoding>) -> Result<Vec<u8>, EncodingError> {
    match encoding.unwrap_or(Encoding::Utf8) {
        Encoding::Utf8 => Ok(content),
        Encoding::Base64 => BASE64.decode(without_white_space(content)).map_err(EncodingError::Base64),
        Encoding::Hex => hex::decode(content).map_err(EncodingError::Hex),
    }
}

fn without_white_space(mut content: Vec<u8>) -> Vec<u8> {
    content.retain(|byte| !byte.is_ascii_whitespace());
    content
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base64(text: &str) -> Result<Vec<u8>, EncodingError> {
        decode(text.as_bytes().to_vec(), Some(Encoding::Base64))
    }

    fn hex(text: &str) -> Result<Vec<u8>, EncodingError> {
        decode(text.as_bytes().to_vec(), Some(Encoding::Hex))
    }

    #[test]
    fn absent_means_utf8_and_keeps_every_byte() {
        assert_eq!(decode(vec![0, 0xff, 10], None).unwrap(), [0, 0xff, 10]);
    }

    #[test]
    fn base64_with_and_without_padding_and_with_white_space() {
        for text in ["aGk=", "aGk", " a G\nk\t=\r\n"] {
            assert_eq!(base64(text).unwrap(), b"hi", "{text:?}");
        }
        assert_eq!(base64("").unwrap(), b"");
    }

    #[test]
    fn base64_refuses_other_alphabets_and_lone_symbols() {
        for text in ["a-_b", "aGk!", "a", "=aGk", "aG=k"] {
            let message = base64(text).unwrap_err().to_string();
            assert!(message.starts_with("not valid base64"), "{text:?}: {message}");
        }
    }

    #[test]
    fn hex_takes_either_case_and_nothing_else() {
        assert_eq!(hex("00fFaB").unwrap(), [0, 0xff, 0xab]);
        for text in ["abc", "0g", "0 1"] {
            assert!(hex(text).unwrap_err().to_string().starts_with("not valid hex"), "{text:?}");
        }
    }
}
