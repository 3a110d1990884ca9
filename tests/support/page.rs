//! Tables of a page of `docs/`: each has somebody who runs it.
#![allow(dead_code, unreachable_pub, reason = "each test takes what it needs")]
#![allow(clippy::panic, reason = "a page that does not say what it must fails the test")]

/// A table as it is written.
pub struct Table<'p> {
    /// Its first line, such as `| cited | independent |`.
    pub head: &'p str,
    /// The cells of its other lines.
    pub rows: Vec<Vec<&'p str>>,
}

/// Who runs a table with a head.
pub type Runner<'r> = (&'r str, &'r dyn Fn(&Table<'_>));

/// The lines of a page that stand in no fenced block.
fn prose(page: &str) -> impl Iterator<Item = &str> {
    let mut fenced = false;
    page.lines().filter(move |line| {
        let is_fence = line.starts_with("```");
        fenced ^= is_fence;
        !(fenced || is_fence)
    })
}

/// The tables of a page.
pub fn tables(page: &str) -> Vec<Table<'_>> {
    let mut tables: Vec<Table<'_>> = Vec::new();
    let mut within = false;
    for line in prose(page) {
        let is_row = line.starts_with('|');
        match tables.last_mut() {
            _ if !is_row => {}
            Some(table) if within && !line.starts_with("|-") => table.rows.push(cells(line)),
            Some(_) if within => {}
            _ => tables.push(Table { head: line, rows: Vec::new() }),
        }
        within = is_row;
    }
    tables
}

fn cells(line: &str) -> Vec<&str> {
    line.trim_matches('|').split('|').map(str::trim).collect()
}

/// What stands between backquotes in a cell.
pub fn quoted(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

/// A cell without the backquotes around it.
pub fn bare(cell: &str) -> &str {
    cell.trim_matches('`')
}

/// Runs every table of a page: none is there that nobody runs, and nobody is there for none.
pub fn run(page: &str, runners: &[Runner<'_>]) {
    let tables = tables(page);
    for table in &tables {
        let runner = runners.iter().find(|(head, _)| *head == table.head);
        let (_, run) = runner.unwrap_or_else(|| panic!("nobody runs the table {}", table.head));
        assert!(!table.rows.is_empty(), "{}", table.head);
        run(table);
    }
    for (head, _) in runners {
        assert!(tables.iter().any(|table| table.head == *head), "there is no table {head}");
    }
}

/// The first block of a language behind a heading.
pub fn fenced<'p>(page: &'p str, heading: &str, language: &str) -> &'p str {
    let section = page.split_once(heading).unwrap_or_else(|| panic!("{heading} is there")).1;
    let (_, rest) = section.split_once(&format!("```{language}\n")).unwrap_or_else(|| panic!("{heading} has a block"));
    rest.split("```").next().unwrap_or_default()
}
