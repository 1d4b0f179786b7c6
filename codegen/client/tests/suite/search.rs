//! Queries, as protocol and recorded traffic have them.

use codegen_client::codegen_runtime::jiff::Timestamp;
use codegen_client::codegen_runtime::jiff::civil::date;
use codegen_client::search::{Boolean, Day, Integer, Moment, Number, Query, Text};

const SUBJECT: Text = Text::new("subject");
const TAG: Text = Text::new("tag");
const ID: Integer = Integer::new("id");
const MODIFIED: Moment = Moment::new("modifiedAt");

fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn one_condition_stands_in_parentheses_and_none_is_a_star() {
    assert_eq!(ID.is(448_848_612).to_string(), "(id:448848612)");
    assert_eq!(Query::all().to_string(), "*");
    assert_eq!(Query::default(), Query::all());
}

#[test]
fn conditions_nest() {
    let tags = TAG.is("a").or(TAG.is("b"));
    let query = SUBJECT.is("x").and(tags.clone());
    assert_eq!(query.to_string(), r#"(subject:"x" AND (tag:"a" OR tag:"b"))"#);
    assert_eq!(
        tags.clone().and(SUBJECT.is("x")).to_string(),
        r#"((tag:"a" OR tag:"b") AND subject:"x")"#
    );
    assert_eq!(
        SUBJECT.is("x").and(tags.clone().not()).to_string(),
        r#"(subject:"x" AND NOT (tag:"a" OR tag:"b"))"#
    );
    assert_eq!(tags.clone().not().to_string(), r#"(NOT (tag:"a" OR tag:"b"))"#);
    assert_eq!(tags.clone().not().not(), tags);
    let chain = ID.is(1).and(ID.is(2)).and(ID.is(3).and(ID.is(4)));
    assert_eq!(chain.to_string(), "(id:1 AND id:2 AND id:3 AND id:4)");
    let mixed = ID.is(1).or(ID.is(2)).and(ID.is(3)).or(ID.is(4));
    assert_eq!(mixed.to_string(), "(((id:1 OR id:2) AND id:3) OR id:4)");
}

#[test]
fn everything_is_neutral() {
    let one = ID.is(1);
    assert_eq!(Query::all().and(one.clone()), one);
    assert_eq!(one.clone().and(Query::all()), one);
    assert_eq!(Query::all().or(one.clone()), Query::all());
    assert_eq!(one.or(Query::all()), Query::all());
}

#[test]
fn text_cannot_leave_its_quotes() {
    assert_eq!(
        SUBJECT.is(r#"a" OR id:[* TO *] OR "b"#).to_string(),
        r#"(subject:"a\" OR id:[* TO *] OR \"b")"#
    );
    assert_eq!(SUBJECT.is(r"c:\").to_string(), r#"(subject:"c:\\")"#);
    assert_eq!(SUBJECT.is("AND (x) +y: *").to_string(), r#"(subject:"AND (x) +y: *")"#);
    assert_eq!(SUBJECT.is(String::new()).to_string(), r#"(subject:"")"#);
}

#[test]
fn ranges_are_open_at_either_end() {
    let (a, b) = (moment("2017-01-01T00:00:00Z"), moment("2017-02-01T12:00:00.75+01:00"));
    assert_eq!(
        MODIFIED.within(a..).to_string(),
        "(modifiedAt:[2017-01-01T00:00:00Z TO *])"
    );
    assert_eq!(
        MODIFIED.within(..=b).to_string(),
        "(modifiedAt:[* TO 2017-02-01T11:00:00Z])"
    );
    assert_eq!(
        MODIFIED.within(a..=b).to_string(),
        "(modifiedAt:[2017-01-01T00:00:00Z TO 2017-02-01T11:00:00Z])"
    );
    assert_eq!(ID.within(1..=5).to_string(), "(id:[1 TO 5])");
    assert_eq!(ID.within(-1..).to_string(), "(id:[-1 TO *])");
    let day = Day::new("day");
    assert_eq!(day.within(date(2014, 2, 27)..).to_string(), "(day:[2014-02-27 TO *])");
    assert_eq!(day.is(date(2014, 2, 27)).to_string(), "(day:2014-02-27)");
    assert_eq!(Number::new("n").within(0.5..=1.0).to_string(), "(n:[0.5 TO 1])");
    assert_eq!(Number::new("n").is(0.5).to_string(), "(n:0.5)");
}

#[test]
fn what_is_not_known_can_be_said_raw() {
    let recent = Query::raw("modifiedAt:[NOW-1HOUR TO *]");
    let query = Boolean::new("attachments").is(true).and(recent);
    assert_eq!(query.to_string(), "(attachments:true AND modifiedAt:[NOW-1HOUR TO *])");
}
