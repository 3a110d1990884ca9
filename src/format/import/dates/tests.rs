//! What cells say as dates, and what decides for a column.

use super::*;

fn said(value: &str, order: Option<DateOrder>) -> String {
    match read(value, HowDates { order, offset: None }, At::Line(1), &mut Seen::default()) {
        DateValue::Empty => "empty".to_owned(),
        DateValue::Date(date) => date.into_owned(),
        DateValue::Open => "open".to_owned(),
        DateValue::Unread(why) => format!("unread: {why}"),
    }
}

#[test]
fn what_programs_write_is_read() {
    for (value, date) in [
        ("2022-07-24T19:01:01+0000", "2022-07-24T19:01:01+00:00"),
        ("2015-07-25 02:01:01+00:00", "2015-07-25T02:01:01+00:00"),
        ("2024-07-24T10:57:02.877297Z", "2024-07-24T10:57:02.877297Z"),
        ("2017-09-24 19:01:01", "2017-09-24T19:01:01"),
        ("20220327T101500Z", "2022-03-27T10:15:00Z"),
        ("2017-09-24 9:05", "2017-09-24T09:05"),
        ("1658689261", "2022-07-24T19:01:01Z"),
        ("1658689261.5", "2022-07-24T19:01:01.5Z"),
        ("1658689261123", "2022-07-24T19:01:01.123Z"),
        ("1658689261123456", "2022-07-24T19:01:01.123456Z"),
        ("1658689261000000000", "2022-07-24T19:01:01Z"),
        ("20240304", "2024-03-04"),
        ("20240304235959", "2024-03-04T23:59:59"),
        ("1990", "1990"),
        ("2022-03", "2022-03"),
        ("2022-03/..", "2022-03/.."),
        ("20 February 2024", "2024-02-20"),
        ("c. 1890", "1890~"),
        ("2024/03/04", "2024-03-04"),
        ("  ", "empty"),
    ] {
        assert_eq!(said(value, None), date, "{value}");
    }
}

#[test]
fn what_is_no_date_is_not_made_one() {
    for value in
        ["45355", "88888888", "2023-02-29", "soon", "To Be Determined", "1234 19:01:01", "13.45", "25:61", "31/31/2022"]
    {
        assert!(said(value, Some(DateOrder::Dmy)).starts_with("unread: "), "{value}: {}", said(value, None));
    }
}

#[test]
fn day_and_month_stand_in_the_order_of_their_column() {
    for (value, day_first, month_first) in [
        ("03/04/2024", "2024-04-03", "2024-03-04"),
        ("27.03.2022", "2022-03-27", "unread: the day stands where the month does in its column"),
        ("3-4-2024 2:05 PM", "2024-04-03T14:05", "2024-03-04T14:05"),
        ("05/05/2024", "2024-05-05", "2024-05-05"),
        ("07/04/1997 - 07/08/1997", "1997-04-07/1997-08-07", "1997-07-04/1997-07-08"),
        ("<06/05/1997", "[..1997-05-05]", "[..1997-06-04]"),
        (">06/05/1997", "[1997-05-07..]", "[1997-06-06..]"),
        ("<1997-06", "[..1997-05-31]", "[..1997-05-31]"),
        ("??/??/1997", "1997", "1997"),
    ] {
        assert_eq!(said(value, Some(DateOrder::Dmy)), day_first, "{value}");
        assert_eq!(said(value, Some(DateOrder::Mdy)), month_first, "{value}");
    }
    assert_eq!(said("07/??/1997", Some(DateOrder::Mdy)), "1997-07-XX");
    assert_eq!(said("03/04/2024", None), "open");
}

fn seen(values: &[&str]) -> Seen {
    let mut seen = Seen::default();
    for (line, value) in (2..).zip(values) {
        read(value, HowDates::default(), At::Line(line), &mut seen);
    }
    seen
}

#[test]
fn one_row_decides_for_its_column() {
    let at = At::Line;
    let value = |value: &str| value.to_owned();
    assert_eq!(
        seen(&["03/04/2024", "25/06/2024", "2024-01-01"]).decided(),
        Ok(Some((DateOrder::Dmy, at(3), value("25/06/2024"))))
    );
    assert_eq!(seen(&["03/04/2024", "06/25/2024"]).decided(), Ok(Some((DateOrder::Mdy, at(3), value("06/25/2024")))));
    assert_eq!(
        seen(&["25/06/2024", "06/25/2024"]).decided(),
        Err(Undecided::Both([(at(2), value("25/06/2024")), (at(3), value("06/25/2024"))]))
    );
    assert_eq!(
        seen(&["2024-01-01", "03/04/2024"]).decided(),
        Err(Undecided::Neither(at(3), value("03/04/2024"), [value("2024-04-03"), value("2024-03-04")]))
    );
    assert_eq!(seen(&["2024-01-01", "05/05/2024", "soon"]).decided(), Ok(None));
    let mut both = seen(&["2024-01-01", "25/06/2024"]);
    both.append(seen(&["26/06/2024"]));
    assert_eq!(both.decided(), Ok(Some((DateOrder::Dmy, at(2), value("26/06/2024")))));
}

#[test]
fn times_without_an_offset_get_the_one_that_is_known() {
    let how = HowDates { order: Some(DateOrder::Dmy), offset: Some("+02:00") };
    for (value, date) in [
        ("2022-03-27T10:00", "2022-03-27T10:00+02:00"),
        ("2022-03-27T10:00Z", "2022-03-27T10:00Z"),
        ("27/3/2022 10:00", "2022-03-27T10:00+02:00"),
        ("2022-03-27", "2022-03-27"),
    ] {
        let read = read(value, how, At::Line(1), &mut Seen::default());
        assert_eq!(read, DateValue::Date(Cow::Borrowed(date)), "{value}");
    }
    assert!(is_offset("+02:00") && is_offset("Z") && !is_offset("+2") && !is_offset("Europe/Berlin"));
}
