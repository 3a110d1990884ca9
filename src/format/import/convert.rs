//! A table made into the events of a chronology.
//!
//! Owns what has to be known of a whole table before one of its rows can be read: which map serves it, in which order day
//! and month stand, whether ids are each given once, whether sources are listed. All blocks are read once to know it, and
//! once more where something was decided by it.

use super::asked::Asked;
use super::dates;
use super::dates::{DateOrder, HowDates, Undecided};
use super::draft::{At, SourceDraft};
use super::head::head;
use super::losses::Losses;
use super::made::{Blocks, Body, Made as MadeText};
use super::map::{Field, Guess, Habit, Map, guessed, preset};
use super::refusal::Refusal;
use super::row::{Made, Maker, named, unguarded};
use super::table::{Kind, Plan, Row, Table};
use super::write::Written;
use crate::model::{Lang, Noun};
use crate::text::quoted;
use foldhash::fast::FixedState;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use std::collections::{HashMap, VecDeque};
use std::fmt::Write;
use std::hash::BuildHasher;
use std::io;
use std::sync::{Arc, Mutex};

/// Sources that are named alone are listed where there are no more of them.
const LISTED: usize = 10_000;

/// Text of so many bytes is held; more is made when it is asked for, which is slow where dates and rows are in another order: 1 GiB.
const HELD: usize = 1 << 30;

/// Rows by whose values columns are known that have no known names.
const LOOKED_AT: usize = 200;

/// Blocks that are made side by side.
const AT_ONCE: usize = 16;

/// What makes events of the rows of a table.
struct Converter {
    table: Box<dyn Table>,
    plan: Plan,
    order: Option<DateOrder>,
    offset: Option<String>,
    lists_sources: bool,
    ignores_ids: bool,
    /// The id of the source that is the file itself.
    data: String,
}

impl Blocks for Converter {
    fn block(&self, n: usize) -> io::Result<Written> {
        let how = HowDates { order: self.order, offset: self.offset.as_deref() };
        let maker = Maker { plan: &self.plan, how, lists_sources: self.lists_sources };
        let (mut to, mut losses) = (Written::default(), Losses::default());
        self.table.rows(n, &mut losses, &mut |row| {
            let unguarded = if self.plan.map.habit == Habit::Dateline { unguarded(row.cells) } else { Vec::new() };
            let cells = if unguarded.is_empty() { row.cells } else { &unguarded };
            self.put(maker.made(&Row { at: row.at, number: row.number, cells }, &mut to), row, &mut to);
        })?;
        to.losses.append(losses);
        Ok(to)
    }

    fn unchanged(&self) -> bool {
        self.table.unchanged()
    }
}

impl Converter {
    /// Writes what a row became.
    fn put(&self, made: Made<'_>, row: &Row<'_>, to: &mut Written) {
        let (sheets, unit) = (self.table.sheets(), self.table.unit());
        match made {
            Made::Event(mut draft, rank) => {
                if self.ignores_ids {
                    draft.id = None;
                } else if let Some(id) = &draft.id {
                    to.ids.push(FixedState::with_seed(0).hash_one(&**id));
                }
                let place = match row.at {
                    At::Cell { sheet, .. } if sheets.len() > 1 => {
                        format!("{}, {unit} {}", sheets.get(usize::from(sheet)).map_or("", String::as_str), row.number)
                    }
                    _ => format!("{unit} {}", row.number),
                };
                to.event(row.at, (&self.data, &place), &draft);
                to.ranks.extend(rank.map(|rank| (to.marks.len() - 1, rank)));
            }
            Made::Title(title, text) => {
                to.title.get_or_insert_with(|| (title.into_owned(), text.map(std::borrow::Cow::into_owned)));
            }
            Made::Nothing => {}
        }
    }
}

impl Converter {
    /// Makes all blocks. Their text is kept as long as there is not much of it; where each ends is said in any case.
    fn all(&self) -> Result<(Written, Vec<u64>), Refusal> {
        let (mut all, mut ends, mut end) = (Written::default(), Vec::new(), 0);
        let blocks: Vec<usize> = (0..self.table.blocks()).collect();
        for some in blocks.chunks(AT_ONCE) {
            let made: Vec<io::Result<Written>> = some.to_vec().into_par_iter().map(|n| self.block(n)).collect();
            for block in made {
                let block = block.map_err(|error| Refusal::unread(&error))?;
                end += block.text.len() as u64;
                ends.push(end);
                let keep = end <= HELD as u64;
                if !keep {
                    (all.text, all.marks) = Default::default();
                }
                all.append(block, keep);
            }
        }
        Ok((all, ends))
    }

    /// What its dates decide; what is to be said of that goes to `remarks`.
    fn decide(&mut self, seen: &dates::Seen, sheets: &[String], remarks: &mut Vec<String>) -> Result<(), Refusal> {
        let column = |plan: &Plan| {
            let fields = [Field::Date, Field::End];
            fields
                .iter()
                .find_map(|field| plan.of(*field).first())
                .and_then(|n| plan.columns.get(*n))
                .map_or_else(String::new, ToString::to_string)
        };
        match seen.decided() {
            Ok(None) => Ok(()),
            Ok(Some((order, at, value))) => {
                self.order = Some(order);
                let what = if order == DateOrder::Dmy { "day" } else { "month" };
                remarks.push(format!(
                    "{}: {what} first, as {}{} says",
                    column(&self.plan),
                    at_words(at, sheets),
                    quoted_plain(&value)
                ));
                Ok(())
            }
            Err(Undecided::Both([(day, by_day), (month, by_month)])) => Err(Refusal::Asked(format!(
                ": {}: the day stands first in {} (line {}), and the month in {} (line {}) \u{2014} say which with --dates dmy or --dates mdy",
                column(&self.plan),
                quoted_plain(&by_day),
                day.line(),
                quoted_plain(&by_month),
                month.line()
            ))),
            Err(Undecided::Neither(at, value, [by_day, by_month])) => Err(Refusal::Asked(format!(
                "{}: {}: {} may be {by_day} (--dates dmy) or {by_month} (--dates mdy), and no row tells \u{2014} say which",
                at.words(sheets),
                column(&self.plan),
                quoted_plain(&value)
            ))),
        }
    }
}

fn at_words(at: At, sheets: &[String]) -> String {
    let words = at.words(sheets);
    format!(
        "{} ",
        words.strip_prefix(':').map_or(words.clone(), |place| match at {
            At::Line(_) => format!("line {place}"),
            At::Cell { .. } => place.to_owned(),
        })
    )
}

fn quoted_plain(value: &str) -> String {
    format!("\"{}\"", value.chars().take(60).collect::<String>())
}

/// The chronology of a table.
///
/// # Errors
/// Where it cannot be read, or what it says cannot be told without asking.
pub(super) fn made(
    table: Box<dyn Table>,
    asked: &Asked<'_>,
    mut losses: Losses,
    mut remarks: Vec<String>,
) -> Result<MadeText, Refusal> {
    let map = map_of(table.as_ref(), asked)?;
    let order = asked.dates.or(map.dates);
    let plan = Plan::new(map, table.columns()).map_err(|why| Refusal::Asked(format!(": {why}")))?;
    remarks.push(format!("map {}: {}", plan.map.name, plan.map.words()));
    remarks.extend(plan.map.said.clone());
    let sheets = table.sheets().to_vec();
    let (offset, data) = (asked.input_zone.map(str::to_owned), asked.source_id());
    let mut converter = Converter { table, plan, order, offset, lists_sources: true, ignores_ids: false, data };
    let (mut all, mut ends) = converter.all()?;
    let is_open = all.seen.is_needed && order.is_none();
    if is_open {
        converter.decide(&all.seen, &sheets, &mut remarks)?;
    }
    let is_repeated = is_repeated(&mut all.ids);
    if is_repeated {
        converter.ignores_ids = true;
        remarks.push("ids are given more than once, and are those of date and title instead".to_owned());
    }
    let are_many = all.cited.len() > LISTED || all.cited.contains(&converter.data);
    converter.lists_sources = !are_many;
    if is_open || is_repeated || are_many {
        (all, ends) = converter.all()?;
    }
    let sources: Vec<SourceDraft<'_>> = all
        .cited
        .iter()
        .filter(|_| !are_many)
        .map(|name| SourceDraft { id: name.into(), ..named(name.into()) })
        .collect();
    let head = head(asked, all.title.take(), &converter.plan.map.name, &sources);
    drop(sources);
    losses.append(std::mem::take(&mut all.losses));
    tell_unmapped(&converter.plan, &all, &mut losses);
    let body = if ends.last().is_none_or(|end| *end <= HELD as u64) {
        in_order_of_their_day(&mut all);
        Body::Held { text: all.text, marks: all.marks }
    } else {
        if !all.ranks.is_empty() {
            remarks.push("the numbers behind `#` are not kept: the file is too large for that".to_owned());
        }
        let map = converter.plan.map.name.clone();
        let body = Body::Asked { blocks: Box::new(converter), ends, recent: Mutex::new(VecDeque::new()) };
        return Ok(MadeText { head, body, sheets, losses, remarks, map, is_broken: false });
    };
    Ok(MadeText { head, body, sheets, losses, remarks, map: converter.plan.map.name.clone(), is_broken: false })
}

fn is_repeated(ids: &mut Vec<u64>) -> bool {
    ids.sort_unstable();
    let repeated = ids.windows(2).any(|two| two[0] == two[1]);
    *ids = Vec::new();
    repeated
}

/// Tells of columns from which nothing comes.
fn tell_unmapped(plan: &Plan, all: &Written, losses: &mut Losses) {
    for (n, (count, first)) in plan.unmapped.iter().zip(&all.unmapped) {
        if let (Some(name), Some((at, value))) = (plan.columns.get(*n), first) {
            losses.lose_many(
                *at,
                name,
                value,
                "nothing comes from this column: left out (--map says what becomes of it)",
                *count,
            );
        }
    }
}

/// Puts events that have a place in the order of their day in that order, at the places where such stand.
fn in_order_of_their_day(all: &mut Written) {
    if all.ranks.is_empty() {
        return;
    }
    let end = |n: usize| all.marks.get(n + 1).map_or(all.text.len(), |(at, _)| *at);
    let piece = |n: usize| all.marks.get(n).map_or("", |(at, _)| &all.text[*at..end(n)]);
    let day = |n: usize| piece(n).lines().find(|line| line.starts_with("date = ")).unwrap_or_default().to_owned();
    let mut by_day: HashMap<String, Vec<(u32, usize)>> = HashMap::new();
    for (n, rank) in &all.ranks {
        by_day.entry(day(*n)).or_default().push((*rank, *n));
    }
    let mut order: Vec<usize> = (0..all.marks.len()).collect();
    for (_, mut ranked) in by_day {
        let mut places: Vec<usize> = ranked.iter().map(|(_, n)| *n).collect();
        places.sort_unstable();
        ranked.sort_unstable();
        for (place, (_, n)) in places.into_iter().zip(ranked) {
            order[place] = n;
        }
    }
    let (mut text, mut marks) = (String::with_capacity(all.text.len()), Vec::with_capacity(order.len()));
    for n in order {
        marks.extend(all.marks.get(n).map(|(_, at)| (text.len(), *at)));
        text.push_str(piece(n));
    }
    (all.text, all.marks) = (text, marks);
}

/// The map that serves a table: what is asked for, else a preset, else a guess.
fn map_of(table: &dyn Table, asked: &Asked<'_>) -> Result<Map, Refusal> {
    let columns: Vec<String> = table.columns().iter().map(ToString::to_string).collect();
    if let Some(known) = preset(&columns).filter(|_| asked.map.is_none()) {
        return Ok(known.clone());
    }
    let said = asked.map.cloned().unwrap_or_default();
    let shapes = shapes(table).map_err(|error| Refusal::unread(&error))?;
    let named: Vec<String> = columns.iter().take(40).cloned().collect();
    match guessed(&columns, &shapes, &said) {
        Guess::Map(map) => Ok(map),
        Guess::SeveralDates(found) => Err(Refusal::Asked(format!(
            ": {} may each be the date \u{2014} say which: --map date={}",
            found.join(" and "),
            found.first().map_or("", String::as_str)
        ))),
        Guess::NoDate => Err(Refusal::Asked(format!(
            ": no column is known to be the date \u{2014} say which: --map date=COLUMN; there are {}",
            named.join(", ")
        ))),
        Guess::NoTitle => Err(Refusal::Asked(format!(
            ": no column is known to be the title \u{2014} say which: --map title=COLUMN; there are {}",
            named.join(", ")
        ))),
    }
}

/// What the values of each column look like, by the first rows.
fn shapes(table: &dyn Table) -> io::Result<Vec<super::map::Shape>> {
    let mut shapes = vec![super::map::Shape::default(); table.columns().len()];
    let mut seen = 0;
    for block in 0..table.blocks() {
        if seen >= LOOKED_AT {
            break;
        }
        table.rows(block, &mut Losses::default(), &mut |row| {
            seen += 1;
            if seen > LOOKED_AT {
                return;
            }
            for (shape, cell) in shapes.iter_mut().zip(row.cells).filter(|(_, cell)| !cell.text.trim().is_empty()) {
                let read = dates::read(&cell.text, HowDates::default(), row.at, &mut dates::Seen::default());
                shape.values += 1;
                let is_date = matches!(read, dates::DateValue::Date(_) | dates::DateValue::Open);
                shape.dates += usize::from(cell.kind == Kind::Date || is_date);
                shape.words += usize::from(!is_date && cell.text.contains(char::is_alphabetic));
            }
        })?;
    }
    Ok(shapes)
}

/// The map that would be used, as TOML, with a sample of each column.
///
/// # Errors
/// Where there is none that could be used.
pub(super) fn proposed(table: &dyn Table, asked: &Asked<'_>) -> Result<String, Refusal> {
    let map = map_of(table, asked)?;
    let mut samples: HashMap<Arc<str>, String> = HashMap::new();
    let mut take = |row: &Row<'_>| {
        for (name, cell) in table.columns().iter().zip(row.cells).filter(|(_, cell)| !cell.text.trim().is_empty()) {
            samples.entry(Arc::clone(name)).or_insert_with(|| cell.text.trim().chars().take(60).collect());
        }
    };
    table.rows(0, &mut Losses::default(), &mut take).map_err(|error| Refusal::unread(&error))?;
    let plan = Plan::new(map, table.columns()).map_err(|why| Refusal::Asked(format!(": {why}")))?;
    let mut text = plan.map.written(&|column| samples.get(column).cloned());
    for (n, name) in plan.unmapped.iter().filter_map(|n| Some((n, plan.columns.get(*n)?))).take(200) {
        let sample = samples.get(name).map(|sample| format!("  {}", quoted(sample))).unwrap_or_default();
        if *n == *plan.unmapped.first().unwrap_or(n) {
            let _ = write!(
                text,
                "\n# Nothing comes from {}:\n",
                Lang::English.counted(plan.unmapped.len() as u64, Noun::Column)
            );
        }
        let _ = writeln!(text, "# {}{sample}", name.replace(['\n', '\r'], " "));
    }
    Ok(text)
}
