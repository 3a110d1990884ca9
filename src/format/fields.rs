//! Single values of a record: asked for by type, with every fault reported and none fatal.
//!
//! Owns what may stand where a text, a list, a date or a number is wanted, and what is said where something else
//! does.

mod meant;

use super::keys;
use super::place::Sink;
use super::spans::EventSpans;
use crate::model::{Code, Date, DateError, FileId, Number, Zone};
use crate::text::{in_toml, nearest, quoted};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

/// A value and where it stands.
pub(super) type Value<'t> = Spanned<DeValue<'t>>;

/// A kind of value, with its article, as messages name it.
pub(super) fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "an integer",
        DeValue::Float(_) => "a float",
        DeValue::Boolean(_) => "a boolean",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// Whether a text is a SHA-256, blanks at its ends aside.
pub(super) fn is_sha256(text: &str) -> bool {
    text.trim().len() == 64 && text.trim().bytes().all(|digit| digit.is_ascii_hexdigit())
}

/// What to do where a figure has no number.
const NO_FIGURE: &str = "write the number itself, such as 1000; what is no number is said in the claim's `text` alone";

/// What to do with a number that nobody reads.
const UNREAD: &str = "nothing reads it: take it away, or put it in quotes";

/// Reads values out of the text of one section.
pub(super) struct Fields<'t> {
    /// The section.
    pub(super) text: &'t str,
    /// Where faults go.
    pub(super) sink: Sink,
    /// Where what a record says stands; noted only for those who ask.
    pub(super) spans: Option<EventSpans>,
}

impl<'t> Fields<'t> {
    /// For the section `text`, which stands at byte `base` of a file.
    pub(super) fn new(text: &'t str, file: FileId, base: u64) -> Self {
        Self { text, sink: Sink::new(file, base), spans: None }
    }
}

impl Fields<'_> {
    /// The bytes of a span, as written.
    pub(super) fn raw(&self, span: &Range<usize>) -> &str {
        self.text.get(span.clone()).unwrap_or_default()
    }

    pub(super) fn wrong_type(&mut self, what: &str, wanted: &str, value: &Value<'_>) {
        let span = value.span();
        let raw = self.raw(&span).to_owned();
        let found = kind(value.get_ref());
        let texts = value
            .get_ref()
            .as_array()
            .filter(|items| !items.is_empty())
            .and_then(|items| items.iter().map(|item| item.get_ref().as_str()).collect::<Option<Vec<_>>>());
        let report = self
            .sink
            .error("wrong-type", &span, format!("`{what}` must be {wanted}, not {found}"))
            .label(format!("this is {found}"));
        if let ("a date", DeValue::Float(number)) = (wanted, value.get_ref()) {
            let year: String = number.as_str().chars().take_while(char::is_ascii_digit).collect();
            let year = if year.len() == 4 { year } else { "2022".to_owned() };
            report.hint(format!(
                "write a year without a point, as in {year}, and what is finer in quotes, as in \"{year}-05\""
            ));
            return;
        }
        let scalar = !matches!(value.get_ref(), DeValue::Array(_) | DeValue::Table(_));
        if wanted == "a string" && scalar {
            report.hint(format!("put it in quotes: \"{raw}\""));
        } else if let (true, DeValue::String(text)) = (wanted.starts_with("a list"), value.get_ref()) {
            report.hint(format!("put it in brackets: [{}]", in_toml(quoted(text).trim_matches('`'))));
        } else if let Some(texts) = texts.filter(|_| wanted == "a string") {
            report.hint(format!("write one text, without brackets: {}", in_toml(&texts.join(", "))));
        } else {
            report.hint(match wanted {
                "a string" => "write one text between quotation marks",
                "a number" => "write one number, without brackets or quotation marks",
                "true or false" => "write true or false, without quotation marks",
                "a date" => "write one date between quotation marks, such as \"2022-03-27\"",
                "a table" => "write keys and values between braces: { key = \"value\" }",
                "a list of citations" => "write a list of ids: [\"…\"], or of tables: [{ id = \"…\" }]",
                _ if wanted.contains("[[") => "write each of them under its own header with two brackets",
                _ => "write a list: texts between quotation marks, in brackets",
            });
        }
    }

    /// A text; none where it is empty or something else stands there.
    pub(super) fn text(&mut self, what: &str, value: &Value<'_>) -> Option<String> {
        if let DeValue::String(text) = value.get_ref() {
            (!text.is_empty()).then(|| text.to_string())
        } else {
            self.wrong_type(what, "a string", value);
            None
        }
    }

    /// What is so or is not.
    pub(super) fn flag(&mut self, what: &str, value: &Value<'_>) -> Option<bool> {
        if let DeValue::Boolean(flag) = value.get_ref() {
            Some(*flag)
        } else {
            self.wrong_type(what, "true or false", value);
            None
        }
    }

    /// A list of texts with their places; those that are empty or something else are left out.
    pub(super) fn texts(&mut self, what: &str, value: &Value<'_>) -> Vec<(String, Range<usize>)> {
        let Some(items) = self.list(what, "a list of strings", value) else { return Vec::new() };
        let mut texts = Vec::with_capacity(items.len());
        for item in items {
            if let Some(text) = self.text(what, item) {
                texts.push((text, item.span()));
            }
        }
        texts
    }

    /// A list.
    pub(super) fn list<'v, 'i>(&mut self, what: &str, wanted: &str, value: &'v Value<'i>) -> Option<&'v DeArray<'i>> {
        if let DeValue::Array(items) = value.get_ref() {
            Some(items)
        } else {
            self.wrong_type(what, wanted, value);
            None
        }
    }

    /// A table.
    pub(super) fn table<'v, 'i>(&mut self, what: &str, value: &'v Value<'i>) -> Option<&'v DeTable<'i>> {
        if let DeValue::Table(table) = value.get_ref() {
            Some(table)
        } else {
            self.wrong_type(what, "a table", value);
            None
        }
    }

    /// A date: an EDTF string, a TOML date or date-time, or an integer year.
    pub(super) fn date(&mut self, what: &str, value: &Value<'_>) -> Option<Date> {
        let span = value.span();
        let date = match value.get_ref() {
            DeValue::String(text) => Date::parse(text),
            DeValue::Datetime(_) => Date::from_toml(self.raw(&span)),
            DeValue::Integer(digits) => {
                let Ok(year) = i64::from_str_radix(digits.as_str(), digits.radix()) else {
                    self.sink
                        .error("bad-number", &span, format!("`{what}` is too large for a year"))
                        .hint("write the year with fewer digits, or `\"XXXX\"` where it is not known");
                    return None;
                };
                Date::from_year(year)
            }
            _ => {
                self.wrong_type(what, "a date", value);
                return None;
            }
        };
        match date {
            Ok(date) => Some(date),
            Err(error) => {
                self.bad_date(what, &span, error);
                None
            }
        }
    }

    fn bad_date(&mut self, what: &str, span: &Range<usize>, error: DateError) {
        let raw = self.raw(span).to_owned();
        let shown = quoted(raw.trim_matches(['"', '\'']));
        let report = self.sink.error("bad-date", span, format!("{shown} is no date for `{what}`"));
        report.label(error.message).hint(error.hint.unwrap_or_else(|| {
            "write it as the calendar has it: \"2022\", \"2022-03\" or \"2022-03-27\", or \"XXXX\" where nothing tells".to_owned()
        }));
    }

    /// A SHA-256: what has other digits, or more or fewer, would make every copy look altered.
    pub(super) fn sha256(&mut self, value: &Value<'_>) -> Option<String> {
        let text = self.text("sha256", value)?;
        if is_sha256(&text) {
            return Some(text);
        }
        self.sink
            .error("bad-hash", &value.span(), format!("{} is no hash for `sha256`", quoted(&text)))
            .label("this is no SHA-256")
            .hint("write its 64 hexadecimal digits and nothing else, as `sha256sum FILE` prints them");
        None
    }

    /// A number: an integer of 64 bits or a finite float.
    pub(super) fn number(&mut self, what: &str, value: &Value<'_>) -> Option<Number> {
        let span = value.span();
        match value.get_ref() {
            DeValue::Integer(digits) => match i64::from_str_radix(digits.as_str(), digits.radix()) {
                Ok(whole) => return Some(Number::Whole(whole)),
                Err(_) => {
                    self.bad_number(
                        &span,
                        "is not a whole number of 64 bits",
                        "round it, and write it with a point or a power of ten: 1e20",
                    );
                }
            },
            DeValue::Float(digits) => match digits.as_str().parse::<f64>() {
                Ok(0.0) if is_written_as_more(digits.as_str()) => {
                    self.bad_number(
                        &span,
                        "is too close to 0 to be told from it",
                        "write 0, or count it in a smaller unit",
                    );
                }
                Ok(real) if real.is_finite() && !is_kept(digits.as_str(), real) => {
                    self.bad_number(
                        &span,
                        "has more digits than are kept",
                        "write 15 digits at most, or count it in a smaller unit",
                    );
                }
                Ok(real) if real.is_finite() => return Some(Number::Real(real)),
                _ => self.bad_number(&span, "is not a finite number", NO_FIGURE),
            },
            DeValue::String(_) => {
                let meant = value.get_ref().as_str().and_then(meant::number);
                self.sink
                    .error("wrong-type", &span, format!("`{what}` must be a number, not a string"))
                    .label("this is a string")
                    .hint(match meant {
                        Some(meant) => {
                            format!("write it without quotes and without separators other than `_`: {meant}")
                        }
                        None => NO_FIGURE.to_owned(),
                    });
            }
            _ => self.wrong_type(what, "a number", value),
        }
        None
    }

    fn bad_number(&mut self, span: &Range<usize>, why: &str, hint: &str) {
        let message = format!("{} {why}", quoted(self.raw(span)));
        self.sink.error("bad-number", span, message).hint(hint);
    }

    /// One of the words that `known` lists.
    pub(super) fn word<T: Copy>(
        &mut self,
        what: &str,
        code: Code,
        known: &'static [(&'static str, T)],
        value: &Value<'_>,
    ) -> Option<T> {
        let word = self.text(what, value)?;
        if let Some((_, meaning)) = known.iter().find(|(k, _)| *k == word) {
            return Some(*meaning);
        }
        let words: Vec<&str> = known.iter().map(|(k, _)| *k).collect();
        let report = self.sink.error(code, &value.span(), format!("{} is no `{what}`", quoted(&word)));
        report.hint(match nearest(&word, words.iter().copied()) {
            Some(near) => format!("did you mean {}?", in_toml(near)),
            None => format!("write one of: {}", words.join(", ")),
        });
        None
    }

    /// The name of a zone of time.
    pub(super) fn zone(&mut self, value: &Value<'_>) -> Option<Zone> {
        let name = self.text("zone", value)?;
        let zone = Zone::parse(&name);
        if zone.is_none() {
            self.sink
                .error("bad-zone", &value.span(), format!("{} is no zone of time", quoted(&name)))
                .hint("write a name of the IANA list, such as `America/El_Salvador` or `UTC`");
        }
        zone
    }

    /// Warns of a key that the format does not know, and looks for numbers in its value that are none: the parser
    /// leaves them unread.
    pub(super) fn unknown(
        &mut self,
        of: &str,
        known: &'static [&'static str],
        key: &Spanned<toml::de::DeString<'_>>,
        value: &Value<'_>,
    ) {
        let name = key.get_ref();
        let here = keys::elsewhere(of, name);
        let report = self.sink.warning("unknown-key", &key.span(), format!("{} is no key of {of}", quoted(name)));
        report.hint(match here.ok_or_else(|| nearest(name, known.iter().copied())) {
            Ok(here) => in_a_list(here, value),
            Err(Some(near)) => format!("did you mean `{near}`?"),
            Err(None) => format!("it is left unread; the keys are {}", known.join(", ")),
        });
        self.unread(value);
    }

    /// Warns of a key that others use for the end of an event, and says how its date would say it.
    pub(super) fn end_key(&mut self, date: Option<&Value<'_>>, key: &Spanned<toml::de::DeString<'_>>, end: &Value<'_>) {
        let written = |value: &Value<'_>| match value.get_ref() {
            DeValue::String(text) => Some(text.to_string()),
            DeValue::Integer(_) | DeValue::Datetime(_) => Some(self.raw(&value.span()).replace(' ', "T")),
            _ => None,
        };
        let hint = meant::interval(date.and_then(written).as_deref(), written(end).as_deref());
        self.sink
            .warning("unknown-key", &key.span(), format!("{} is no key of an event", quoted(key.get_ref())))
            .hint(hint);
        self.unread(end);
    }

    /// Checks the numbers of a value that nobody reads.
    fn unread(&mut self, value: &Value<'_>) {
        match value.get_ref() {
            DeValue::Integer(digits) if i64::from_str_radix(digits.as_str(), digits.radix()).is_err() => {
                self.bad_number(&value.span(), "is not a whole number of 64 bits", UNREAD);
            }
            DeValue::Float(digits) if digits.as_str().parse::<f64>().is_err() => {
                self.bad_number(&value.span(), "is not a number", UNREAD);
            }
            DeValue::Array(items) => items.iter().for_each(|item| self.unread(item)),
            DeValue::Table(table) => table.values().for_each(|item| self.unread(item)),
            _ => {}
        }
    }
}

/// What a key is here; where that is a list and one text was written, with that text as the list.
fn in_a_list(here: &str, value: &Value<'_>) -> String {
    const LONGEST: usize = 100;
    match (here.split_once(", a list"), value.get_ref()) {
        (Some((key, _)), DeValue::String(text)) if text.len() <= LONGEST => {
            let one = in_toml(text);
            let one = if text.contains("://") { format!("{{ title = \"\u{2026}\", url = {one} }}") } else { one };
            format!("{key}, a list: [{one}]")
        }
        _ => here.to_owned(),
    }
}

/// Whether a finite float has all digits of the number as it was written, so that it is compared as that.
fn is_kept(written: &str, real: f64) -> bool {
    let digits = |number: &str| {
        let digits: String =
            number.split(['e', 'E']).next().into_iter().flat_map(str::chars).filter(char::is_ascii_digit).collect();
        digits.trim_matches('0').to_owned()
    };
    digits(written) == digits(&format!("{real:e}"))
}

/// Whether there is a digit other than 0 before the power of ten.
fn is_written_as_more(float: &str) -> bool {
    float.split(['e', 'E']).next().is_some_and(|digits| digits.contains(|c: char| matches!(c, '1'..='9')))
}
