//! An event as an article of the page.

use super::table::table;
use crate::dossier::{ClaimEntry, Dossier, Numbering, disputed, figure};
use crate::evidence::lag::Lag;
use crate::format::export::entry::{Conflict, Entry};
use crate::format::export::markup::Markup;
use crate::format::export::notes::{Noted, Notes};
use crate::format::export::plain::Plain;
use crate::model::{Citation, Event, Lang};

pub(super) fn write(page: &mut Markup, notes: &mut Notes, entry: &Entry<'_>) {
    let (dossier, event, at) = (entry.dossier, entry.dossier.event, entry.position + 1);
    let numbering = Numbering::of(event);
    let mut cite = |page: &mut Markup, citations| {
        for noted in notes.cite(entry, &numbering, citations) {
            reference(page, noted);
        }
    };
    page.raw("<li>\n");
    if let Some(gap) = &entry.gap {
        page.raw("<p class=\"gap\">No events for ").text(gap).raw("</p>\n");
    }
    if let Some(heading) = &entry.heading {
        page.raw("<h2>").text(heading).raw("</h2>\n");
    }
    page.raw("<article id=\"e").count(at).raw("\" aria-labelledby=\"t").count(at).raw("\">\n<h3 dir=\"auto\" id=\"t");
    page.count(at).raw("\">").text(&event.title).raw("</h3>\n<p class=\"when\">");
    when(page, event);
    event.place.iter().for_each(|place| _ = page.raw(" · <span dir=\"auto\">").text(place).raw("</span>"));
    page.raw("</p>\n<p>").text(&dossier.basis.words(dossier.event.date.language()));
    cite(page, &event.sources);
    page.raw("</p>\n");
    conflicts(page, entry);
    page.paragraphs(event.summary.as_deref().unwrap_or_default());
    if !dossier.claims.is_empty() {
        page.raw("<ul class=\"claims\">\n");
        dossier.claims.iter().for_each(|of| claim(page, (of, dossier.event.date.language()), &mut cite));
        page.raw("</ul>\n");
    }
    facts(page, entry);
    page.raw("</article>\n</li>\n");
}

/// The number of a source, which leads to its note.
fn reference(page: &mut Markup, Noted { note, number }: Noted) {
    page.raw(" <a class=\"ref\" role=\"doc-noteref\" id=\"u").count(number).raw("\" href=\"#s").count(note);
    page.raw("\">[").count(note).raw("]</a>");
}

/// When it was, in the program's words; dates without doubt are told to programs too.
fn when(page: &mut Markup, event: &Event) {
    let (words, said) = (event.when(), event.date.words());
    let time = |page: &mut Markup, plain: &Plain, words: &str| {
        // HTML knows thousandths of a second at the most.
        if plain.time.is_some_and(|time| time.digits > 3) {
            page.text(words);
        } else {
            page.raw("<time datetime=\"").text(&plain.text).raw("\">").text(words).raw("</time>");
        }
    };
    if words != said {
        page.text(&words);
    } else if let Some(plain) = Plain::of(&event.date) {
        time(page, &plain, &words);
    } else if let Some(([start, end], (from, to))) = Plain::ends(&event.date).zip(words.split_once(" to ")) {
        time(page, &start, from);
        page.raw(" to ");
        time(page, &end, to);
    } else {
        page.text(&words);
    }
}

/// Where sources part: side by side with the first event of those that take part, and at the others the way there.
fn conflicts(page: &mut Markup, entry: &Entry<'_>) {
    for Conflict { table: sides, answer, told_at } in &entry.conflicts {
        let sign = disputed(*answer).unwrap_or_default();
        let heading = format!("{sign} {}", sides.heading);
        if *told_at == entry.position {
            page.raw("<div class=\"sides\">\n");
            table(page, &heading, &sides.rows);
            page.raw("</div>\n");
        } else {
            page.raw("<p class=\"conflict\" dir=\"auto\">").text(&heading).raw(" <a href=\"#e").count(told_at + 1);
            page.raw("\">side by side above</a></p>\n");
        }
    }
}

fn claim<'e>(
    page: &mut Markup,
    (of, lang): (&ClaimEntry<'e>, Lang),
    cite: &mut impl FnMut(&mut Markup, &'e [Citation]),
) {
    let claim = of.claim;
    page.raw("<li dir=\"auto\">");
    if let Some(by) = &claim.by {
        page.raw("<b class=\"by\">").text(by).raw("</b>: ");
    }
    page.text(&claim.text);
    cite(page, &claim.sources);
    of.support().iter().for_each(|support| _ = page.raw(" <span class=\"quiet\">").text(support).raw("</span>"));
    if let Some(counted) = &claim.figure {
        let words = figure(counted, &lang.written(counted.value), &counted.measure);
        page.raw("<br>Figure: ").text(&words);
    }
    claim.note.iter().for_each(|note| _ = page.raw("<br><span class=\"quiet\">Note: ").text(note).raw("</span>"));
    for (verb, other) in of.disputes() {
        let sign = if verb == "disputes" { "<br>≠ Disputes: " } else { "<br>≠ Disputed by: " };
        page.raw(sign);
        match other {
            Ok(other) => {
                other.claim.by.iter().for_each(|by| _ = page.raw("<b class=\"by\">").text(by).raw("</b>: "));
                page.text(&other.claim.text);
                other
                    .event
                    .iter()
                    .for_each(|event| _ = page.raw(" <span class=\"quiet\">(").text(event).raw(")</span>"));
            }
            Err(id) => _ = page.text(id),
        }
    }
    page.raw("</li>\n");
}

/// What else is known of it.
fn facts(page: &mut Markup, entry: &Entry<'_>) {
    let Dossier { event, basis, related, order, .. } = entry.dossier;
    let related = related.iter().map(|related| match &related.event {
        Some(event) => format!("{} ({})", event.title, event.when),
        None => format!("{} (not found)", related.id),
    });
    let order = order.iter().map(|(side, words)| format!("{side} {words}"));
    let possible = if entry.is_possible { "only possibly" } else { "" };
    let facts = [
        ("People: ", event.people.join(", ")),
        ("Tags: ", event.tags.join(", ")),
        ("Related: ", related.collect::<Vec<_>>().join("; ")),
        ("Order: ", order.collect::<Vec<_>>().join("; ")),
        ("Lag: ", basis.lag.as_ref().map(Lag::words).unwrap_or_default()),
        ("Known: ", entry.dossier.known_words().unwrap_or_default()),
        ("Matches: ", possible.to_owned()),
        ("Note: ", event.note.clone().unwrap_or_default()),
        ("Id: ", event.id.clone()),
    ];
    page.raw("<ul class=\"facts quiet\">\n");
    for (label, words) in facts.iter().filter(|(_, words)| !words.is_empty()) {
        page.raw("<li>").raw(label).raw("<span dir=\"auto\">").text(words).raw("</span></li>\n");
    }
    page.raw("</ul>\n");
}
