//! Rows of cells as aligned columns, nothing cut: for tables of which every word counts.
//!
//! Owns the widths and the wrapping: what is too wide for the terminal goes on beneath itself, within its column; where
//! words would have to be broken for that, a row becomes a paragraph. Widths come from the rows that are written together and
//! never become narrower, so that rows can be written as they come.

use crate::edge::print::out::Out;
use crate::text::Clean;
use anstyle::Style;
use std::io::{self, Write};

/// Blanks between columns.
const GAP: usize = 2;
/// Blanks before the first.
const INDENT: usize = 2;

/// The columns of one table.
#[derive(Debug, Default)]
pub(in crate::edge) struct Columns {
    /// The width of the widest cell of each column, and of the longest word in it.
    widest: Vec<(usize, usize)>,
}

impl Columns {
    /// Makes room for rows that are to be written.
    pub(in crate::edge) fn measure(&mut self, rows: &[Vec<Clean>]) {
        for row in rows {
            self.widest.resize(self.widest.len().max(row.len()), (0, 0));
            for ((width, word), cell) in self.widest.iter_mut().zip(row) {
                *width = (*width).max(cell.width());
                let words = cell.as_str().split(' ').map(|word| Clean::line(word).width());
                *word = (*word).max(words.max().unwrap_or_default());
            }
        }
    }

    /// Writes rows in `style`. Columns in which nothing stands are left out.
    ///
    /// # Errors
    /// Where they cannot be written.
    pub(in crate::edge) fn write(&mut self, out: &mut Out<'_>, style: Style, rows: &[Vec<Clean>]) -> io::Result<()> {
        self.measure(rows);
        match fitted(&self.widest, out.columns) {
            Some(widths) => rows.iter().try_for_each(|row| write_row(out, style, row, &widths)),
            None => rows.iter().try_for_each(|row| write_paragraph(out, style, row)),
        }
    }
}

/// The widths, the widest made narrower until all fit; none where words would have to be broken.
fn fitted(widest: &[(usize, usize)], columns: Option<usize>) -> Option<Vec<usize>> {
    let mut widths: Vec<usize> = widest.iter().map(|(width, _)| *width).collect();
    let Some(columns) = columns else { return Some(widths) };
    let gaps = INDENT + GAP * widths.iter().filter(|width| **width > 0).count().saturating_sub(1);
    let mut over = (gaps + widths.iter().sum::<usize>()).saturating_sub(columns);
    while over > 0 {
        let wide = widths.iter_mut().zip(widest).filter(|(width, (_, word))| **width > *word);
        *wide.map(|(width, _)| width).max()? -= 1;
        over -= 1;
    }
    Some(widths)
}

fn write_paragraph(out: &mut Out<'_>, style: Style, row: &[Clean]) -> io::Result<()> {
    let mut text = Clean::default();
    for cell in row.iter().filter(|cell| !cell.is_empty()) {
        if !text.is_empty() {
            text.push(&Clean::from(" · "));
        }
        text.push(cell);
    }
    for (nth, line) in text.rows(out.page().saturating_sub(2 * INDENT).max(1)).enumerate() {
        let indent = if nth == 0 { INDENT } else { 2 * INDENT };
        write!(out, "{:indent$}", "")?;
        out.styled(style, &line)?;
        writeln!(out)?;
    }
    Ok(())
}

fn write_row(out: &mut Out<'_>, style: Style, row: &[Clean], widths: &[usize]) -> io::Result<()> {
    let mut cells: Vec<_> = row
        .iter()
        .zip(widths)
        .filter(|(_, width)| **width > 0)
        .map(|(cell, width)| (cell.rows(*width), width))
        .collect();
    let mut first = true;
    loop {
        let line: Vec<(Option<Clean>, usize)> = cells.iter_mut().map(|(rows, width)| (rows.next(), **width)).collect();
        let last = line.iter().rposition(|(cell, _)| cell.as_ref().is_some_and(|cell| !cell.is_empty()));
        if last.is_none() && !first {
            return Ok(());
        }
        first = false;
        let mut blanks = INDENT;
        for (cell, width) in line.into_iter().take(last.map_or(0, |last| last + 1)) {
            let cell = cell.unwrap_or_default();
            write!(out, "{:blanks$}", "")?;
            out.styled(style, &cell)?;
            blanks = width.saturating_sub(cell.width()) + GAP;
        }
        writeln!(out)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use insta::assert_snapshot;
    use unicode_width::UnicodeWidthStr;

    fn written(columns: Option<usize>) -> String {
        let row = |cells: [&str; 4]| cells.map(Clean::line).to_vec();
        let rows =
            [row(["about 110,000", "", "Cristosal", "What to know about the prison"]), row(["", "", "日本", "AP"])];
        let mut written = Vec::new();
        let mut out = Out::file(&mut written);
        out.columns = columns;
        Columns::default().write(&mut out, Style::new(), &rows).unwrap();
        drop(out);
        String::from_utf8(written).unwrap()
    }

    #[test]
    fn columns_are_aligned_and_empty_ones_left_out() {
        assert_snapshot!(written(None), @"
        about 110,000  Cristosal  What to know about the prison
                       日本       AP
        ");
    }

    #[test]
    fn what_is_too_wide_goes_on_within_its_column() {
        assert_snapshot!(written(Some(40)), @"
        about 110,000  Cristosal  What to know
                                  about the
                                  prison
                       日本       AP
        ");
        for columns in 20..60 {
            assert!(written(Some(columns)).lines().all(|line| line.width() <= columns), "{columns}");
        }
    }
}
