//! Tables of the page, and what may be wider than the screen.

use crate::format::export::markup::Markup;

/// What may be wider than the screen.
pub(super) fn scrolled(page: &mut Markup, label: &str, write: impl FnOnce(&mut Markup)) {
    page.raw("<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"").text(label).raw("\">\n");
    write(page);
    page.raw("</div>\n");
}

/// A table: the names of its columns, and then its rows.
pub(super) fn table(page: &mut Markup, caption: &str, rows: &[Vec<String>]) {
    scrolled(page, caption, |page| {
        page.raw("<table>\n<caption dir=\"auto\">").text(caption).raw("</caption>\n");
        for (nth, row) in rows.iter().enumerate() {
            let [before, behind] =
                if nth == 0 { ["<th scope=\"col\">", "</th>"] } else { ["<td dir=\"auto\">", "</td>"] };
            page.raw(if nth == 0 { "<thead>\n<tr>" } else { "<tr>" });
            for cell in row {
                page.raw(before).text(cell).raw(behind);
            }
            page.raw(if nth == 0 { "</tr>\n</thead>\n<tbody>\n" } else { "</tr>\n" });
        }
        page.raw("</tbody>\n</table>\n");
    });
}
