//! An address of the web: read strictly where it leaves the program, and loosely where two are compared.
//!
//! Owns the judgement of which addresses may be opened: `http` and `https` with a plain host, and nothing in them
//! that a reader would not see, or would take for another host. What may stand in an address but not as it is (`"`, `é`)
//! is written as its bytes, so that every program reads the same. What is only nearly an address is never mended. Owns
//! as well what makes two addresses lead to one page.

use std::fmt::{self, Write};
use std::net::Ipv6Addr;

/// As long as an address may be, in bytes: longer ones do not fit into one argument everywhere.
const LONGEST: usize = 32 << 10;

/// An address that may be handed to a browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    text: String,
    host: String,
}

impl Address {
    /// Reads an address.
    ///
    /// # Errors
    /// A few words on why it is none, as they go on behind "is not opened: ".
    pub fn read(url: &str) -> Result<Self, &'static str> {
        let (scheme, rest) = url.split_once(':').ok_or("it is no web address")?;
        let scheme = ["https", "http"].into_iter().find(|known| scheme.eq_ignore_ascii_case(known));
        let scheme = scheme.ok_or("only http and https addresses are")?;
        let rest = rest.strip_prefix("//").ok_or("it is no web address")?;
        if url.len() > LONGEST {
            return Err("it is longer than 32 KiB");
        }
        if rest.contains('\\') {
            return Err("there is a backslash in it");
        }
        if rest.contains(char::is_whitespace) {
            return Err("there is a blank in it");
        }
        if rest.chars().any(is_unseen) {
            return Err("there are characters in it that do not show themselves");
        }
        let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
        if authority.contains('@') {
            return Err("it names somebody before its host");
        }
        let (host, port) = split_port(authority);
        if !is_host(host) {
            return Err(if host.is_ascii() {
                "its host is none"
            } else {
                "its host is not written in plain letters (xn--…)"
            });
        }
        if !port.is_empty() && port.parse::<u16>().is_err() {
            return Err("its port is none");
        }
        let mut text = format!("{scheme}://{authority}");
        path.bytes().for_each(|byte| push(&mut text, byte));
        Ok(Self { text, host: host.to_ascii_lowercase() })
    }

    /// All of it, in printable ASCII.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// Its host.
impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.host)
    }
}

/// Controls, signs of direction, joiners, marks without a width and what is no character: none is part of an address, and
/// whoever needs the letters of a script that has them can write their bytes.
fn is_unseen(c: char) -> bool {
    !c.is_ascii_graphic()
        && (c.is_control() || crate::text::Clean::line(&format!("a{c}a")).as_str() != format!("a{c}a"))
}

/// Host and port; the port is empty where there is none.
fn split_port(authority: &str) -> (&str, &str) {
    let behind = authority.rfind(']').map_or(0, |end| end + 1);
    match authority[behind..].find(':') {
        Some(colon) => (&authority[..behind + colon], &authority[behind + colon + 1..]),
        None => (authority, ""),
    }
}

fn is_host(host: &str) -> bool {
    if let Some(inner) = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        return inner.parse::<Ipv6Addr>().is_ok();
    }
    let label = |label: &str| {
        !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    host.len() <= 253 && host.strip_suffix('.').unwrap_or(host).split('.').all(label)
}

/// Appends a byte of a path: as it is where an address may hold it.
fn push(text: &mut String, byte: u8) {
    if byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte) {
        text.push(char::from(byte));
    } else {
        let _ = write!(text, "%{byte:02X}");
    }
}

/// Keys of a query that say where a reader came from, and nothing of the page.
const TRACKING: [&str; 22] = [
    "_ga", "_gl", "cmpid", "dclid", "fbclid", "gbraid", "gclid", "gclsrc", "igsh", "igshid", "mc_cid", "mc_eid",
    "mkt_tok", "msclkid", "ocid", "s_cid", "srsltid", "ttclid", "twclid", "wbraid", "yclid", "_hsenc",
];

/// An address as it is compared with others: without what does not change the page that it leads to. That is the
/// fragment, keys that track the reader (`utm_…`, `fbclid`), `http` or `https` with its usual port, `www.`, the case of
/// the host, and slashes at the end. Empty for what is empty.
pub fn same_page(url: &str) -> String {
    let url = url.trim();
    let web = ["https://", "http://", "//"];
    let is_at_start = |scheme: &&str| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    let url = web.iter().find(|scheme| is_at_start(scheme)).map_or(url, |scheme| &url[scheme.len()..]);
    let url = url.split('#').next().unwrap_or_default();
    let (page, query) = url.split_once('?').unwrap_or((url, ""));
    let (host, path) = page.split_at(page.find('/').unwrap_or(page.len()));
    let host = host.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let host = [":443", ":80"].iter().find_map(|port| host.strip_suffix(port)).unwrap_or(host);
    let tracks = |key: &str| key.starts_with("utm_") || TRACKING.contains(&key);
    let tells = |pair: &&str| !pair.is_empty() && !tracks(&pair.split('=').next().unwrap_or_default().to_lowercase());
    let query: Vec<&str> = query.split('&').filter(tells).collect();
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{host}{}{mark}{}", path.trim_end_matches('/'), query.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_leads_to_the_web_is_handed_on() {
        for (url, text, host) in [
            ("https://example.org", "https://example.org", "example.org"),
            ("HTTPS://EXAMPLE.ORG/A", "https://EXAMPLE.ORG/A", "example.org"),
            ("http://127.0.0.1:1/x", "http://127.0.0.1:1/x", "127.0.0.1"),
            ("https://[::1]:8080/", "https://[::1]:8080/", "[::1]"),
            ("https://xn--80ak6aa92e.com.", "https://xn--80ak6aa92e.com.", "xn--80ak6aa92e.com."),
            ("https://a.org?q=a@b:c", "https://a.org?q=a@b:c", "a.org"),
            ("https://a.org/@me#:~:text=x", "https://a.org/@me#:~:text=x", "a.org"),
            ("https://a.org/日/é", "https://a.org/%E6%97%A5/%C3%A9", "a.org"),
            ("https://a.org/\"'<b>`{a,b}|^", "https://a.org/%22'%3Cb%3E%60%7Ba,b%7D%7C%5E", "a.org"),
            ("https://a.org/$(touch${IFS}x);&&", "https://a.org/$(touch$%7BIFS%7Dx);&&", "a.org"),
            ("https://a.org/%0a%u%s", "https://a.org/%0a%u%s", "a.org"),
        ] {
            let address = Address::read(url).unwrap();
            assert_eq!((address.as_str(), address.to_string().as_str()), (text, host), "{url}");
        }
    }

    #[test]
    fn addresses_of_one_page_are_compared_alike() {
        const PAGE: &str = "example.org/news/dam";
        for (url, alike) in [
            ("https://example.org/news/dam", PAGE),
            ("http://example.org/news/dam", PAGE),
            ("HTTPS://WWW.Example.ORG/news/dam/", PAGE),
            ("//example.org/news/dam", PAGE),
            ("www.example.org/news/dam", PAGE),
            ("https://example.org:443/news/dam", PAGE),
            (" https://example.org/news/dam?utm_source=feed&UTM_Medium=x ", PAGE),
            ("https://example.org/news/dam/?fbclid=1&gclid=2#top", PAGE),
            ("https://example.org/news/dam?", PAGE),
            ("https://example.org/news/Dam", "example.org/news/Dam"),
            ("https://example.org/news/dam?id=3&utm_source=a", "example.org/news/dam?id=3"),
            ("https://example.org/news/dam?a=1&b=2", "example.org/news/dam?a=1&b=2"),
            ("https://blog.example.org/news/dam", "blog.example.org/news/dam"),
            ("https://example.org:8080/news/dam", "example.org:8080/news/dam"),
            ("https://example.org/", "example.org"),
            ("doi:10.1000/182", "doi:10.1000/182"),
            ("https://", ""),
            ("  ", ""),
        ] {
            assert_eq!(same_page(url), alike, "{url}");
        }
    }

    #[test]
    fn everything_else_is_refused_with_a_reason() {
        let long = format!("https://a.org/{}", "x".repeat(40_000));
        for (url, why) in [
            ("", "it is no web address"),
            ("example.org/x", "it is no web address"),
            ("/etc/passwd", "it is no web address"),
            ("--new-window", "it is no web address"),
            ("//example.org", "it is no web address"),
            ("https:/example.org", "it is no web address"),
            ("https:example.org", "it is no web address"),
            ("javascript:alert(1)", "only http and https addresses are"),
            ("file:///etc/passwd", "only http and https addresses are"),
            ("-https://example.org", "only http and https addresses are"),
            (" https://example.org", "only http and https addresses are"),
            ("--new-window https://example.org", "only http and https addresses are"),
            ("java\tscript:x", "only http and https addresses are"),
            ("https://", "its host is none"),
            ("https:///x", "its host is none"),
            ("https://a..org", "its host is none"),
            ("https://-o%20x/", "its host is none"),
            ("https://a.org%2f.evil.org", "its host is none"),
            ("https://[::1", "its host is none"),
            ("https://[x]/", "its host is none"),
            ("https://a.org:99999/", "its port is none"),
            ("https://a.org:x/", "its port is none"),
            ("https://good.org@evil.org/", "it names somebody before its host"),
            ("https://user:pw@a.org", "it names somebody before its host"),
            ("https://a.org\\@evil.org/", "there is a backslash in it"),
            ("https://a.org/a b", "there is a blank in it"),
            ("https://a.org/\r\nx", "there is a blank in it"),
            ("https://a.org/\u{a0}x", "there is a blank in it"),
            ("https://a.org/\0", "there are characters in it that do not show themselves"),
            ("https://a.org/\u{1b}]0;x\u{7}", "there are characters in it that do not show themselves"),
            ("https://a.org/\u{202e}gpj.exe", "there are characters in it that do not show themselves"),
            ("https://exam\u{200b}ple.org/", "there are characters in it that do not show themselves"),
            ("https://a.org/\u{e0041}\u{feff}", "there are characters in it that do not show themselves"),
            ("https://аррӏе.com/", "its host is not written in plain letters (xn--…)"),
            (long.as_str(), "it is longer than 32 KiB"),
        ] {
            assert_eq!(Address::read(url), Err(why), "{url}");
        }
    }

    proptest! {
        #[test]
        fn what_is_handed_on_is_one_plain_word_of_the_web(rest: String, scheme in "https?://[a-z@.:\\\\]{0,9}") {
            if let Ok(address) = Address::read(&(scheme + &rest)) {
                let text = address.as_str();
                prop_assert!(text.bytes().all(|byte| byte.is_ascii_graphic()));
                prop_assert!(text.starts_with("http://") || text.starts_with("https://"));
                prop_assert_eq!(Address::read(text), Ok(address.clone()));
            }
        }
    }
}
