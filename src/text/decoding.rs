//! Bytes in any encoding as text.
//!
//! Owns the guess where nothing says which one it is. A guess is always told to who asked.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// What bytes say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text; none where the bytes behind `skip` are UTF-8 as they stand.
    pub text: Option<String>,
    /// How many bytes at the beginning are a mark of the byte order, and no text.
    pub skip: usize,
    /// What it was written in.
    pub encoding: &'static str,
    /// Whether nothing said so.
    pub is_guessed: bool,
    /// Whether something in it is none of that encoding, and stands as U+FFFD in the text.
    pub is_damaged: bool,
}

/// Of every so many letters beyond ASCII that are UTF-8, one that is none is taken for damage, not for another encoding.
const DAMAGE: usize = 9;

/// Decodes bytes: by the encoding of this name, else by their byte order mark, else as UTF-8, else by a guess.
///
/// # Errors
/// Where there is no encoding of that name.
pub fn decode(bytes: &[u8], named: Option<&str>) -> Result<Decoded, UnknownEncoding> {
    let (marked, skip) = Encoding::for_bom(bytes).map_or((None, 0), |(encoding, skip)| (Some(encoding), skip));
    let named = named.map(|name| Encoding::for_label(name.as_bytes()).ok_or(UnknownEncoding)).transpose()?;
    let rest = bytes.get(skip..).unwrap_or_default();
    let said = named.or(marked);
    // NUL is UTF-8 too.
    let wide = if said.is_none() { wide(rest) } else { None };
    if said.or(wide).is_none_or(|encoding| encoding == UTF_8) {
        let as_it_is = Decoded { text: None, skip, encoding: "UTF-8", is_guessed: false, is_damaged: false };
        if std::str::from_utf8(rest).is_ok() {
            return Ok(as_it_is);
        }
        if said.is_some() || is_damaged_utf8(rest) {
            return Ok(Decoded {
                text: Some(String::from_utf8_lossy(rest).into_owned()),
                is_damaged: true,
                ..as_it_is
            });
        }
    }
    let encoding = said.or(wide).unwrap_or_else(|| guess(rest));
    let (text, is_damaged) = encoding.decode_without_bom_handling(rest);
    let text = Some(text.into_owned());
    Ok(Decoded { text, skip: 0, encoding: encoding.name(), is_guessed: said.is_none(), is_damaged })
}

/// There is no encoding of the name that was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownEncoding;

/// Whether bytes are UTF-8 but for a few.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound > broken * DAMAGE
}

/// As many bytes are looked at for a guess.
const LOOKED_AT: usize = 1 << 20;

/// Which UTF-16 bytes are that do not say it, where they are: it is half NUL, all of it on one side.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // Of a few bytes nothing can be told.
    let many = (start.len() / 5).max(2);
    match (even, odd) {
        _ if odd > many && even * 10 < odd => Some(UTF_16LE),
        _ if even > many && odd * 10 < even => Some(UTF_16BE),
        _ => None,
    }
}

/// What bytes are written in that are no UTF-8 and do not say it.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let start = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(start, start.len() == bytes.len());
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, &'static str, bool, bool) {
        let done = decode(bytes, None).unwrap();
        let text = done.text.unwrap_or_else(|| String::from_utf8(bytes[done.skip..].to_vec()).unwrap());
        (text, done.encoding, done.is_guessed, done.is_damaged)
    }

    #[test]
    fn what_says_its_encoding_is_read_by_it() {
        assert_eq!(read("\u{feff}für".as_bytes()), ("für".to_owned(), "UTF-8", false, false));
        assert_eq!(read(b"\xff\xfea\0b\0"), ("ab".to_owned(), "UTF-16LE", false, false));
        assert_eq!(read(b"\xfe\xff\0a\0b"), ("ab".to_owned(), "UTF-16BE", false, false));
        let named = decode(b"f\x81r", Some("ibm866")).unwrap();
        assert_eq!((named.text.as_deref(), named.encoding, named.is_guessed), (Some("fБr"), "IBM866", false));
        assert_eq!(decode(b"a", Some("klingon")), Err(UnknownEncoding));
    }

    #[test]
    fn what_does_not_say_it_is_guessed_and_that_is_told() {
        let german = b"Datum;Titel\n27.03.2022;Gr\xfc\xdfe aus K\xf6ln\n";
        assert_eq!(read(german), ("Datum;Titel\n27.03.2022;Grüße aus Köln\n".to_owned(), "windows-1252", true, false));
        let wide: Vec<u8> = "date,title\n2022,Fire\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(read(&wide), ("date,title\n2022,Fire\n".to_owned(), "UTF-16LE", true, false));
    }

    #[test]
    fn one_broken_byte_among_letters_of_utf8_is_damage() {
        let (text, encoding, is_guessed, is_damaged) = read(&["äöüßäöüßäöü".as_bytes(), b"\xff"].concat());
        assert_eq!((text.as_str(), encoding, is_guessed, is_damaged), ("äöüßäöüßäöü\u{fffd}", "UTF-8", false, true));
    }
}
