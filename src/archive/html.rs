//! The words of a web page that was kept.
//!
//! Owns what of a page is its text. The tokens are html5gum's, so that attributes, character references and what stands
//! raw are read as browsers read them; no tree is built, for deep or unclosed elements would make that slow. What style
//! sheets hide counts as text, and what a script would have written is not there.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Error, Span, State, Tokenizer, naive_next_state};

/// Elements that part words: blocks, items and cells, and whatever stands between words like a picture. All others stand
/// within a sentence, as those do that a page makes up.
const PARTING: &str = "\
    address article aside audio blockquote body br button canvas caption center dd details dialog dir div dl dt \
    embed fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe img \
    input legend li listing main math menu meter nav object ol optgroup option p plaintext pre progress search \
    section select summary svg table tbody td template textarea tfoot th thead title tr ul video xmp col slot";

/// Elements by which a page is known, beside those that part words.
const OTHERS: &str = "\
    a abbr b base big cite code del em font i ins kbd label link mark meta noscript q ruby s samp script small span \
    strong style sub sup time u wbr";

/// Elements whose content is no text, and is read as it stands until they end.
const UNREAD: &str = "iframe noembed noframes noscript script style";

/// Pages within pages (`srcdoc`) are read to this depth.
const DEEPEST: usize = 8;

/// What of a page is text.
#[derive(Default)]
pub(super) struct Page {
    /// Its words.
    pub(super) text: String,
    /// Whether some of it may have been left out: it breaks off, or its pages within pages go on too deep.
    pub(super) is_partial: bool,
}

/// Whether a text is a web page, as far as its beginning tells; none where it may be one.
pub(super) fn is_page(text: &str) -> Option<bool> {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    // Whatever a server or an archiver puts before a page.
    while let Some((opening, closing)) = [("<!--", "-->"), ("<?", ">")].into_iter().find(|(o, _)| rest.starts_with(o)) {
        rest = rest[opening.len()..].split_once(closing).map_or("", |(_, rest)| rest.trim_start());
    }
    let doctype = "<!doctype html";
    let is_declared = rest.get(..doctype.len()).is_some_and(|start| start.eq_ignore_ascii_case(doctype));
    if is_declared || rest.strip_prefix('<').is_some_and(begins_with_element) {
        return Some(true);
    }
    let is_xml = text.trim_start_matches('\u{feff}').starts_with("<?xml");
    let closes = || text.match_indices("</").any(|(at, _)| begins_with_element(&text[at + 2..]));
    (!is_xml && !closes()).then_some(false)
}

fn begins_with_element(text: &str) -> bool {
    let name = &text[..text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len())];
    let ends = text[name.len()..].starts_with(|c: char| c == '>' || c == '/' || c.is_ascii_whitespace());
    let is_in = |names: &str| names.split(' ').any(|known| known.eq_ignore_ascii_case(name));
    ends && (is_in(PARTING) || is_in(OTHERS))
}

/// Reads a page.
pub(super) fn page(written: &str) -> Page {
    let is_xml = written.trim_start_matches('\u{feff}').starts_with("<?xml");
    within(written, is_xml, 0)
}

fn within(written: &str, is_xml: bool, depth: usize) -> Page {
    let mut reader = Reader { is_xml, depth, ..Reader::default() };
    let emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| reader.take(&event));
    let mut tokens = Tokenizer::new_with_emitter(written, emitter);
    while let Some(Ok(state)) = tokens.next() {
        tokens.set_state(state);
    }
    drop(tokens);
    reader.finish()
}

/// Where what comes next goes.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Goes {
    #[default]
    Text,
    Aside,
    /// It is the content of an element that has no text.
    Nowhere,
}

/// The way through a page.
#[derive(Default)]
struct Reader {
    is_xml: bool,
    depth: usize,
    page: Page,
    /// The readings of characters (ruby), which stand above what a quotation quotes.
    aside: String,
    /// The start tag that is being read, and its attribute.
    tag: String,
    attribute: Vec<u8>,
    srcdoc: String,
    is_shadow: bool,
    goes: Goes,
    /// Of each open template, whether it is hidden: those of a shadow root are shown.
    templates: Vec<bool>,
    /// How many of them are hidden.
    hidden: usize,
    /// How many pictures and formulas are open, in which an element can close itself.
    foreign: usize,
}

impl Reader {
    /// Takes what comes next; returns how what follows is read, where that is not as usual.
    fn take(&mut self, event: &CallbackEvent<'_>) -> Option<State> {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag.clear();
                self.tag.push_str(&String::from_utf8_lossy(name));
                self.srcdoc.clear();
                self.is_shadow = false;
            }
            CallbackEvent::AttributeName { name } => {
                self.attribute.clear();
                self.attribute.extend_from_slice(name);
                self.is_shadow |= matches!(*name, b"shadowrootmode" | b"shadowroot");
            }
            CallbackEvent::AttributeValue { value } => {
                if self.tag == "iframe" && self.attribute == b"srcdoc" && self.srcdoc.is_empty() {
                    self.srcdoc.push_str(&String::from_utf8_lossy(value));
                }
            }
            CallbackEvent::CloseStartTag { self_closing } => return self.opened(*self_closing),
            CallbackEvent::EndTag { name } => self.closed(&String::from_utf8_lossy(name)),
            CallbackEvent::String { value } => self.add(&String::from_utf8_lossy(value)),
            CallbackEvent::Comment { value } => {
                // In XML, a piece of text that is taken as it stands.
                if let Some(text) = value.strip_prefix(b"[CDATA[").filter(|_| self.is_xml || self.foreign > 0) {
                    self.add(String::from_utf8_lossy(text).trim_end_matches("]]"));
                }
            }
            CallbackEvent::Error(Error::EofInTag | Error::EofInComment | Error::EofBeforeTagName) => {
                self.page.is_partial = true;
            }
            CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        None
    }

    fn opened(&mut self, self_closing: bool) -> Option<State> {
        let name = std::mem::take(&mut self.tag);
        let is_closed = self_closing && (self.is_xml || self.foreign > 0);
        self.part(&name);
        match name.as_str() {
            "template" if !is_closed => {
                self.templates.push(!self.is_shadow);
                self.hidden += usize::from(!self.is_shadow);
            }
            "svg" | "math" if !self_closing => self.foreign += 1,
            "rt" | "rp" if !is_closed => self.goes = Goes::Aside,
            "rb" | "ruby" => self.goes = Goes::Text,
            "iframe" if !self.srcdoc.is_empty() => self.page_within(),
            _ => {}
        }
        let is_unread = !is_closed && UNREAD.split(' ').any(|unread| unread == name);
        if is_unread {
            self.goes = Goes::Nowhere;
        }
        let raw = if is_unread { State::RawText } else { State::Data };
        let state = naive_next_state(name.as_bytes()).unwrap_or(raw);
        (!is_closed && !matches!(state, State::Data)).then_some(state)
    }

    fn closed(&mut self, name: &str) {
        if self.goes == Goes::Nowhere {
            self.goes = Goes::Text;
        }
        self.part(name);
        match name {
            "template" => self.hidden -= usize::from(self.templates.pop().unwrap_or_default()),
            "svg" | "math" => self.foreign = self.foreign.saturating_sub(1),
            "rt" | "rp" | "ruby" => self.goes = Goes::Text,
            _ => {}
        }
    }

    fn page_within(&mut self) {
        if self.depth == DEEPEST {
            self.page.is_partial = true;
            return;
        }
        let page = within(&self.srcdoc, false, self.depth + 1);
        self.page.is_partial |= page.is_partial;
        self.add(page.text.trim_start());
    }

    fn part(&mut self, name: &str) {
        if !self.page.text.ends_with('\n') && PARTING.split(' ').any(|parting| parting == name) {
            self.page.text.push('\n');
        }
    }

    fn add(&mut self, text: &str) {
        match self.goes {
            Goes::Text if self.hidden == 0 => self.page.text.push_str(text),
            Goes::Aside if self.hidden == 0 => self.aside.push_str(text),
            Goes::Text | Goes::Aside | Goes::Nowhere => {}
        }
    }

    fn finish(mut self) -> Page {
        self.page.is_partial |= self.goes == Goes::Nowhere || self.hidden > 0;
        if !self.aside.is_empty() {
            self.page.text.push('\n');
            self.page.text.push_str(&self.aside);
        }
        self.page
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_known_by_its_beginning() {
        for (text, is_html) in [
            ("<!DOCTYPE html><p>", Some(true)),
            ("\u{feff}\r\n <HTML lang=en>", Some(true)),
            ("<?xml version='1.0'?>\n<!-- kept -->\n<html>", Some(true)),
            ("<p class=x>A fragment", Some(true)),
            ("<br/>one", Some(true)),
            ("<?xml version='1.0'?><note><to>x</to></note>", None),
            ("They <em>did</em> it", None),
            ("a <html> b", Some(false)),
            ("<ann@example.org> wrote: 1 < 2, a</b", Some(false)),
            ("<3", Some(false)),
            ("", Some(false)),
        ] {
            assert_eq!(is_page(text), is_html, "{text}");
        }
    }

    #[test]
    fn only_its_words_are_left() {
        for (written, words) in [
            ("<p>a<b>b</b> c</p><p>d", "\nab c\nd"),
            ("<ol><li>left<li>right</ol>", "\nleft\nright\n"),
            ("<td>Dead<td>4<tr>", "\nDead\n4\n"),
            ("<my-name>har</my-name>bour", "harbour"),
            ("a<!-- <p> -->b", "ab"),
            ("x<script type='a>b'>if (a < b && c > d) { s = '</p>' }</SCRIPT >y", "xy"),
            ("<STYLE>p > a { }</style>a<noscript><p>b</noscript>c", "ac"),
            ("<img alt=\"a > b\" src='x'>c", "\nc"),
            ("<a href=x title=won't>link</a> text", "link text"),
            (
                "a &amp b&nbsp;&#8220;c&#x201D; &unknown; & d &#147;e&#146;s&#148; caf&eacute",
                "a & b\u{a0}“c” &unknown; & d “e’s” café",
            ),
            ("3 < 4 <3 <é", "3 < 4 <3 <é"),
            ("<title>a &amp; <b></title>c", "\na & <b>\nc"),
            ("<template><p>no</p><template>no</template>no</template>yes", "\nyes"),
            ("<template shadowrootmode=open><p>yes</p><template>no</template></template>", "\nyes\n"),
            ("<iframe srcdoc='<p>in &amp;amp; <b>si</b>de'>no</iframe>out", "\nin & side\nout"),
            ("<svg><title>t</title><style/><text>shown</text></svg>!", "\nt\nshown\n!"),
            ("<ruby>漢<rt>かん</rt>字<rp>(</rp><rt>じ</ruby>を", "漢字を\nかん(じ"),
            ("<?xml version='1.0'?><html><script src='x'/><title/><p>a<![CDATA[ < b]]></p></html>", "\na < b\n"),
        ] {
            let page = page(written);
            assert_eq!(page.text, words, "{written}");
            assert!(!page.is_partial, "{written}");
        }
    }

    #[test]
    fn a_page_that_may_say_more_says_so() {
        let mut deep = "<p>deepest".to_owned();
        for _ in 0..=DEEPEST {
            deep = format!("<iframe srcdoc=\"{}\"></iframe>", deep.replace('&', "&amp;").replace('"', "&quot;"));
        }
        for written in ["a<p title=\"b", "a<!-- b", "a<script>b", "a<template>b", "a <", &deep] {
            assert!(page(written).is_partial, "{written}");
        }
    }

    #[test]
    fn what_is_never_closed_is_read_once() {
        for open in ["<div>", "<article><b>", "<svg>", "<ruby><rt>", "<template>"] {
            assert!(page(&open.repeat(100_000)).text.len() <= 1, "{open}");
        }
    }
}
