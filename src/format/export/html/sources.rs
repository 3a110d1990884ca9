//! The sources at the end of the page, each with all its uses.

use crate::format::export::markup::Markup;
use crate::format::export::notes::{Note, Use};

/// Writes a source of this number; with the first, the heading.
pub(super) fn write(page: &mut Markup, (number, note): (usize, &Note)) {
    if number == 1 {
        page.raw(
            "<section role=\"doc-endnotes\" aria-labelledby=\"sources\">\n<h2 id=\"sources\">Sources</h2>\n<ol>\n",
        );
    }
    page.raw("<li id=\"s").count(number).raw("\"><span dir=\"auto\">");
    match &note.source {
        Ok(source) => {
            page.reference(source, note.origin.as_ref());
            source.kind.iter().for_each(|kind| _ = page.raw(", ").text(kind.word()));
            source.note.iter().for_each(|note| _ = page.raw(" <span class=\"quiet\">").text(note).raw("</span>"));
        }
        Err(id) => _ = page.text(id).raw(", which is not listed"),
    }
    page.raw("</span>\n<ul>\n");
    note.uses.iter().for_each(|used| used_in(page, used));
    page.raw("</ul>\n</li>\n");
}

/// Where in it, in which words, and the way back to the use.
fn used_in(page: &mut Markup, Use { number, passages, title }: &Use) {
    page.raw("<li>");
    for passage in passages {
        if let Some(at) = &passage.at {
            page.raw("<span dir=\"auto\">").text(at).raw("</span>");
        }
        page.raw(if passage.at.is_some() && passage.quote.is_some() { ": " } else { "" });
        if let Some(quote) = &passage.quote {
            page.raw("<q dir=\"auto\">").text(quote).raw("</q>");
        }
        page.raw(" · ");
    }
    page.raw("<a role=\"doc-backlink\" href=\"#u").count(*number).raw("\">↩ <span dir=\"auto\">").text(title);
    page.raw("</span></a></li>\n");
}
