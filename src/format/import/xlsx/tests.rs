//! Sheets as tables: dates by format and epoch, merged cells, and what is refused.

use super::*;
use crate::format::Foreign;
use crate::format::import::convert;
use std::io::Write;

/// A workbook of one sheet, its rows as XML, with some number formats.
fn book(rows: &str, is_1904: bool) -> Vec<u8> {
    const FORMATS: &str = "<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"mmm yyyy\"/><numFmt numFmtId=\"165\" formatCode=\"yyyy-mm-dd\"/></numFmts>";
    let epoch = if is_1904 { " date1904=\"1\"" } else { "" };
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let files = [
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".to_owned()),
        ("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>".to_owned()),
        ("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>".to_owned()),
        ("xl/workbook.xml", format!("<workbook {main} xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><workbookPr{epoch}/><sheets><sheet name=\"Events\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>")),
        ("xl/styles.xml", format!("<styleSheet {main}>{FORMATS}<cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>")),
        ("xl/worksheets/sheet1.xml", format!("<worksheet {main}>{rows}</worksheet>")),
    ];
    packed(&files)
}

fn packed(files: &[(&str, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn text(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

fn rows(rows: &[&str]) -> String {
    let rows = (1..).zip(rows).map(|(n, row)| format!("<row r=\"{n}\">{row}</row>"));
    format!("<sheetData>{}</sheetData>", rows.collect::<String>())
}

fn made(bytes: Vec<u8>) -> (Vec<String>, Vec<String>) {
    let (asked, mut losses) = (Asked { name: "x.xlsx", ..Asked::default() }, Losses::default());
    let sheet =
        Sheet::open(bytes, &asked, &mut losses, &mut Vec::new()).unwrap_or_else(|why| panic!("{}", why.words("x")));
    let made =
        convert::made(Box::new(sheet), &asked, losses, Vec::new()).unwrap_or_else(|why| panic!("{}", why.words("x")));
    let mut text = String::new();
    made.events(&mut |events| {
        text += events;
        Ok(())
    })
    .unwrap();
    let dates =
        text.lines().filter_map(|line| line.strip_prefix("date = ")).map(|date| date.trim_matches('"').to_owned());
    (dates.collect(), made.losses_in_words("x.xlsx"))
}

#[test]
fn a_cell_is_a_date_by_its_format_alone_in_both_epochs() {
    for (is_1904, month, day) in [(false, 45_352, 32), (true, 43_890, -1_429)] {
        let all = [
            text("A1", "Date") + &text("B1", "Title"),
            format!("<c r=\"A2\" s=\"1\"><v>{month}</v></c>") + &text("B2", "a month"),
            format!("<c r=\"A3\" s=\"2\"><v>{day}</v></c>") + &text("B3", "a day"),
            "<c r=\"A4\"><v>45355</v></c>".to_owned() + &text("B4", "a number"),
            "<c r=\"A5\" s=\"2\"><f>DATE(2024,3,4)</f><v/></c>".to_owned() + &text("B5", "a formula"),
            text("A6", "c. 1890") + &text("B6", "words"),
        ];
        let (dates, lost) = made(book(&rows(&all.each_ref().map(String::as_str)), is_1904));
        assert_eq!(dates, ["2024-03", "1900-02-01", "XXXX", "XXXX", "1890~"]);
        assert!(lost.iter().any(|loss| loss.starts_with("x.xlsx:Events!4: Date: `45355`")), "{lost:?}");
        assert!(
            lost.iter().any(|loss| loss.starts_with("x.xlsx:Events!A5: cell: ``: a formula without a value")),
            "{lost:?}"
        );
    }
}

#[test]
fn merged_cells_stand_in_each_of_their_rows() {
    let all = [text("A1", "Date") + &text("B1", "Title"), text("A2", "2022") + &text("B2", "one"), text("B3", "two")];
    let sheet =
        rows(&all.each_ref().map(String::as_str)) + "<mergeCells count=\"1\"><mergeCell ref=\"A2:A3\"/></mergeCells>";
    assert_eq!(made(book(&sheet, false)).0, ["2022", "2022"]);
}

#[test]
fn what_is_no_spreadsheet_or_too_large_is_refused() {
    let refused = |bytes: Vec<u8>| {
        Sheet::open(bytes, &Asked::default(), &mut Losses::default(), &mut Vec::new()).err().map(|why| why.words("x"))
    };
    assert!(refused(b"PK\x03\x04".to_vec()).unwrap().starts_with("x: it is no spreadsheet that can be read: "));
    assert!(
        refused(packed(&[("a", String::new())])).unwrap().starts_with("x: it is no spreadsheet that can be read: ")
    );
    assert!(
        other_kind(&[0xd0, 0xcf, 0x11, 0xe0])
            .unwrap()
            .words("x")
            .starts_with("x: it is encrypted, or of the older form")
    );
    let bomb = packed(&[("xl/sharedStrings.xml", " ".repeat(usize::try_from(UNPACKED + 1).unwrap()))]);
    assert_eq!(refused(bomb).unwrap(), "x: it unpacks to more than 512 MiB: save the sheet as CSV");
}
