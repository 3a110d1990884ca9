//! What stands in a chronology before its events: where they come from.

use super::asked::Asked;
use super::draft::{Said, SourceDraft};
use super::made::Head;
use super::write::{self, Written};
use std::borrow::Cow;

/// What stands before the events: the title, the file itself as a source, and the sources that it names.
pub(super) fn head(
    asked: &Asked<'_>,
    title: Option<(String, Option<String>)>,
    map: &str,
    sources: &[SourceDraft<'_>],
) -> Head {
    let (title, text) = title.unwrap_or_else(|| (asked.source_id(), None));
    let mut out = String::new();
    write::line(&mut out, "title", Some(&Cow::Owned(title)));
    let text = text.filter(|text| !text.trim().is_empty());
    let description = text.unwrap_or_else(|| format!("From {}, map {map}.", asked.source_id()));
    write::line(&mut out, "description", Some(&Cow::Owned(description)));
    out.push('\n');
    let said = |text: &str| (!text.is_empty()).then(|| Said::Owned(text.to_owned()));
    let data = SourceDraft {
        id: Cow::Owned(asked.source_id()),
        title: Cow::Owned(asked.source_id()),
        kind: Some("data"),
        sha256: said(asked.sha256),
        accessed: said(asked.accessed),
        ..SourceDraft::default()
    };
    let sources = std::iter::once(&data).chain(sources).map(|source| {
        let mut written = Written::default();
        written.source(source);
        (source.id.clone().into_owned(), written.text)
    });
    Head::new(&out, sources.collect())
}
