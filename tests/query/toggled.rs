//! A term that a list of values puts in or takes out.

use dateline::query::{Attribute, Field, Query};

const TAG: Field = Field::Value(Attribute::Tag);

#[test]
fn a_value_is_put_behind_the_line_as_typed() {
    for (typed, value, line) in [
        ("", "law", "tag:law"),
        ("prison", "law", "prison tag:law"),
        ("prison  -x  ", "law", "prison  -x tag:law"),
        ("prison", "mass trial", "prison tag:\"mass trial\""),
        ("prison", "a,b", "prison tag:\"a,b\""),
        ("prison", "a*", "prison tag:\"a\\*\""),
        ("place:law tag:x", "law", "place:law tag:x tag:law"),
        // One that only is like it is another.
        ("tag:la*", "law", "tag:la* tag:law"),
        // Mistakes stay, but an open quotation would take the term in.
        ("tga:x", "law", "tga:x tag:law"),
        ("\"mass tr", "law", "\"mass tr\" tag:law"),
        ("tag:\"mass tr", "law", "tag:\"mass tr\" tag:law"),
        ("\"mass\\", "law", "\"mass\\ \" tag:law"),
        // Nothing is no value.
        ("prison", " ", "prison"),
    ] {
        assert_eq!(Query::toggled(typed, TAG, value), line, "{typed}");
        assert!(!Query::asks_for(typed, TAG, value), "{typed}");
    }
}

#[test]
fn a_value_is_taken_out_and_the_rest_of_the_line_stays() {
    for (typed, value, line) in [
        ("tag:law", "law", ""),
        ("Tag:Law", "law", ""),
        ("prison tag:law", "law", "prison"),
        ("tag:law  prison", "law", "prison"),
        ("prison  tag:law   -x", "law", "prison  -x"),
        ("a tag:\"mass trial\" b", "mass trial", "a b"),
        ("tag:a,law,b", "law", "tag:a,b"),
        ("tag:law,b", "law", "tag:b"),
        ("tag:a,law x", "law", "tag:a x"),
        ("tag:a,\"mass trial\" x", "mass trial", "tag:a x"),
        ("tag:jurídico", "Juridico", ""),
        ("-tag:law tag:law", "law", "-tag:law"),
        ("tga:x tag:law \"open", "law", "tga:x \"open"),
    ] {
        assert!(Query::asks_for(typed, TAG, value), "{typed}");
        assert_eq!(Query::toggled(typed, TAG, value), line, "{typed}");
    }
}

#[test]
fn what_is_left_out_is_asked_for_or_left_out_no_longer() {
    for (typed, asked, undone) in [
        ("-tag:law", "tag:law", ""),
        ("prison -tag:Law x", "prison x tag:law", "prison x"),
        ("-tag:a,law", "-tag:a tag:law", "-tag:a"),
        ("-tag:\"law\" -tag:b", "-tag:b tag:law", "-tag:b"),
    ] {
        assert_eq!(Query::toggled(typed, TAG, "law"), asked, "{typed}");
        assert_eq!(Query::without(typed, TAG, "law"), undone, "{typed}");
    }
    // Twice is as if it had never been.
    for typed in ["", "prison", "-tag:x", "\"mass tr\""] {
        assert_eq!(Query::without(&Query::without(typed, TAG, "law"), TAG, "law"), typed);
    }
}

#[test]
fn every_field_of_a_list_can_be_put_in() {
    for (field, value, line) in [
        (Field::Value(Attribute::Source), "ap", "x source:ap"),
        (Field::Value(Attribute::Person), "Nayib Bukele", "x person:\"Nayib Bukele\""),
        (Field::Kind, "court", "x kind:court"),
        (Field::Is, "disputed", "x is:disputed"),
    ] {
        assert_eq!(Query::toggled("x", field, value), line);
        assert_eq!(Query::toggled(line, field, value), "x");
    }
}

#[test]
fn a_value_is_left_out_behind_the_line_as_typed() {
    for (typed, value, line) in [
        ("", "law", "-tag:law"),
        ("prison", "mass trial", "prison -tag:\"mass trial\""),
        ("prison tag:law", "law", "prison -tag:law"),
        ("tag:law,x", "law", "tag:x -tag:law"),
        ("\"mass tr", "law", "\"mass tr\" -tag:law"),
        ("prison", " ", "prison"),
    ] {
        assert_eq!(Query::without(typed, TAG, value), line, "{typed}");
    }
}
