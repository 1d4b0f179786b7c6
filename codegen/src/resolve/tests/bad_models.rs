//! Mistakes in models and their properties.

use super::{api_codes, model_codes, property_codes};

const NONE: [&str; 0] = [];

#[test]
fn shapes() {
    assert_eq!(
        property_codes("type: string\nrequried: true"),
        ["yaml-unknown-key A:5:5"]
    );
    assert_eq!(property_codes("type: strng"), ["unknown-ref A:4:11"]);
    assert_eq!(property_codes("type: list<map<Persn>>"), ["unknown-ref A:4:20"]);
    assert_eq!(property_codes("type: [string]"), ["wrong-kind A:4:11"]);
    assert_eq!(property_codes("type:"), ["missing-value A:4:5"]);
    assert_eq!(property_codes("type: list<>"), ["wrong-value A:4:11"]);
    assert_eq!(property_codes("type: page<string>"), ["wrong-value A:4:11"]);
    assert_eq!(property_codes("type: list"), ["unknown-ref A:4:11"]);
    assert_eq!(property_codes("doc: x"), ["missing-key A:3:3"]);
    assert_eq!(property_codes("type: string\nrequired: yes"), ["wrong-value A:5:15"]);
    assert_eq!(
        property_codes("type: string\nrequired: \"true\""),
        ["wrong-value A:5:15"]
    );
    assert_eq!(property_codes("type: string\nmax_length: 010"), ["wrong-value A:5:17"]);
    assert_eq!(property_codes("type: string\ndoc:"), ["missing-value A:5:5"]);
    assert_eq!(property_codes("type: string\ndoc: [x]"), ["wrong-kind A:5:10"]);
    assert_eq!(property_codes("type: string\ndefault:"), ["missing-value A:5:5"]);
    assert_eq!(property_codes("type: string\nformat: emial"), ["wrong-value A:5:13"]);
    assert_eq!(property_codes("type: string\naliases: a"), ["wrong-kind A:5:14"]);
    assert_eq!(property_codes("type: string\ndeprecated: true"), ["wrong-kind A:5:17"]);
    assert_eq!(model_codes("properties:\n"), ["missing-value A:2:1"]);
    assert_eq!(model_codes("properties:\n  - a\n"), ["wrong-kind A:3:3"]);
    assert_eq!(model_codes("properties:\n  a: string\n"), ["wrong-kind A:3:6"]);
    assert_eq!(
        model_codes("properties:\n  firstName: { type: string }\n"),
        ["name-invalid A:3:3"]
    );
    assert_eq!(model_codes("direction: up\n"), ["wrong-value A:2:12"]);
    assert_eq!(
        model_codes("abstract: 1\nexamples: 3\ncomputed: 4\n"),
        ["wrong-value A:2:11", "wrong-kind A:3:11", "wrong-kind A:4:11"]
    );
}

#[test]
fn choices() {
    assert_eq!(property_codes("type: enum"), ["choices-misplaced A:4:11"]);
    assert_eq!(
        property_codes("type: string\nchoices: {a: }"),
        ["choices-misplaced A:5:5"]
    );
    assert_eq!(property_codes("type: string\nopen: false"), ["choices-misplaced A:5:5"]);
    assert_eq!(property_codes("type: enum\nchoices:"), ["missing-value A:5:5"]);
    assert_eq!(property_codes("type: enum\nchoices: {}"), ["missing-key A:5:14"]);
    assert_eq!(property_codes("type: enum\nchoices: [a, b]"), ["wrong-kind A:5:14"]);
    assert_eq!(
        property_codes("type: enum\nchoices: {a: , a: }"),
        ["yaml-key-duplicate A:5:20"]
    );
    assert_eq!(
        property_codes("type: enum\nchoices: {a_b: , aB: }"),
        ["choice-duplicate A:5:22"]
    );
    assert_eq!(
        property_codes("type: enum\nchoices: {\"+1\": , self: , unrecognized: , \"\": }").len(),
        4
    );
    assert_eq!(
        property_codes("type: enum\nchoices: {\"+1\": {name: plus_one}, self: {name: me}}"),
        NONE
    );
    assert_eq!(
        property_codes("type: enum\nchoices: {a: {nmae: b}}"),
        ["yaml-unknown-key A:5:19"]
    );
    assert_eq!(
        property_codes("type: enum\nchoices: {a: {name: B c}}"),
        ["name-invalid A:5:25"]
    );
    assert_eq!(property_codes("type: enum\nchoices: {a: [x]}"), ["wrong-kind A:5:18"]);
    assert_eq!(
        property_codes("type: enum\nchoices: {a: {renamed_from: b}, b: }"),
        ["renamed-from-live A:5:33"]
    );
    assert_eq!(
        property_codes("type: enum\nchoices: {a: {deprecated: {use: c}}, b: }"),
        ["replacement-unknown A:5:37"]
    );
}

#[test]
fn inheritance() {
    let base = ("models/B", "model: B\nproperties:\n  a: { type: string }\n");
    let with = |text: &str| api_codes(&[base, ("models/A", text)]);
    assert_eq!(with("model: A\nextends: Bb\n"), ["unknown-ref A:2:10"]);
    assert_eq!(
        with("model: A\nextends: B\nproperties:\n  a: { type: string }\n"),
        ["base-redeclares A:4:3"]
    );
    assert_eq!(
        with("model: A\nextends: B\nproperties:\n  a: { type: string, override: true }\n"),
        NONE
    );
    assert_eq!(
        with("model: A\nextends: B\nproperties:\n  b: { type: string, override: true }\n"),
        ["override-nothing A:4:22"]
    );
    assert_eq!(model_codes("extends: A\n"), ["base-cycle A:2:10"]);
    let three = [
        ("models/A", "model: A\nextends: B\n"),
        ("models/B", "model: B\nextends: C\n"),
        ("models/C", "model: C\nextends: A\n"),
        ("models/D", "model: D\nextends: A\n"),
    ];
    assert_eq!(api_codes(&three), ["base-cycle A:2:10"]);
    let broken = [
        (
            "models/A",
            "model: A\nextends: B\nproperties:\n  x: { type: string, override: true }\nexamples: {e: {y: 1}}\n",
        ),
        ("models/B", "model: B\ndoc: [\n"),
    ];
    assert_eq!(api_codes(&broken), ["yaml-syntax B:2:6"]);
    let enumeration = [
        ("models/A", "model: A\nextends: E\n"),
        ("enums/E", "enum: E\nchoices: {a: }\n"),
    ];
    assert_eq!(api_codes(&enumeration), ["unknown-ref A:2:10"]);
    let is_abstract = [
        ("models/A", "model: A\nproperties: {b: {type: B}}\n"),
        ("models/B", "model: B\nabstract: true\n"),
    ];
    assert_eq!(api_codes(&is_abstract), ["abstract-ref A:2:24"]);
}

#[test]
fn endless_models() {
    assert_eq!(
        model_codes("properties:\n  a: { type: A, required: true }\n"),
        ["required-ref-cycle A:3:3"]
    );
    assert_eq!(
        model_codes("properties:\n  a: { type: A }\n  b: { type: list<A>, required: true }\n"),
        NONE
    );
    assert_eq!(
        model_codes("properties:\n  a: { type: A, required: true, nullable: true }\n"),
        NONE
    );
    let two = [
        ("models/A", "model: A\nproperties:\n  b: { type: B, required: true }\n"),
        ("models/B", "model: B\nproperties:\n  a: { type: A, required: true }\n"),
        ("models/C", "model: C\nextends: B\n"),
    ];
    assert_eq!(api_codes(&two), ["required-ref-cycle A:3:3"]);
}

#[test]
fn names_that_meet() {
    let models = |a: &str, b: &str| {
        api_codes(&[
            (&format!("models/{a}"), &format!("model: {a}\n")),
            (&format!("models/{b}"), &format!("model: {b}\n")),
        ])
    };
    assert_eq!(models("HTTPServer", "HttpServer"), ["type-collision HttpServer:1:8"]);
    assert_eq!(models("Webhook", "WebHook").len(), 1);
    assert_eq!(models("Person", "PersonBuilder"), ["type-collision PersonBuilder:1:8"]);
    let inline = [
        (
            "models/Order",
            "model: Order\nproperties:\n  note: { type: enum, choices: {a: } }\n",
        ),
        ("models/OrderNote", "model: OrderNote\n"),
    ];
    assert_eq!(api_codes(&inline), ["type-collision Order:3:3"]);
    let kinds = [
        ("models/A", "model: A\n"),
        ("enums/A", "enum: A\nchoices: {a: }\n"),
        ("resources/A", "resource: A\n"),
    ];
    // A resource is no type.
    assert_eq!(api_codes(&kinds), ["type-collision A:1:7"]);
    let pairs = |a: &str, b: &str| model_codes(&format!("properties:\n  {a}\n  {b}\n"));
    assert_eq!(
        pairs("extra: { type: string }", "build: { type: string }"),
        ["field-collision A:3:3", "method-collision A:4:3"]
    );
    assert_eq!(
        pairs("a: { type: string, wire: x }", "x: { type: string }"),
        ["wire-collision A:4:3"]
    );
    assert_eq!(
        pairs("a: { type: string, aliases: [b] }", "b: { type: string }"),
        ["wire-collision A:3:3"]
    );
    assert_eq!(
        pairs("a: { type: string, aliases: [a] }", "b: { type: string }"),
        ["wire-collision A:3:3"]
    );
    assert_eq!(
        pairs("get: { type: list<string> }", "validate: { type: string }"),
        ["method-collision A:3:3"]
    );
    assert_eq!(pairs("type: { type: string }", "self: { type: string }"), NONE);
    let computed = "properties:\n  a: { type: string }\n  set_raw: { type: list<string> }\ncomputed:\n";
    let with = |text: &str| model_codes(&format!("{computed}  {text}\n"));
    assert_eq!(
        with("a: { type: bytes, from: a, codec: base64 }"),
        ["field-collision A:6:3"]
    );
    assert_eq!(
        with("raw: { type: bytes, from: a, codec: base64, settable: true }"),
        ["method-collision A:6:3"]
    );
    assert_eq!(
        with("builder: { type: bytes, from: a, codec: base64 }"),
        ["method-collision A:6:3"]
    );
    assert_eq!(
        with("raw: { type: bytes, from: a, codec: base64, wire: a }"),
        ["wire-collision A:6:3"]
    );
}

#[test]
fn inherited_collisions_are_said_once() {
    let files = [
        (
            "models/A",
            "model: A\nproperties:\n  a: { type: string, wire: x }\n  b: { type: string, wire: x }\n",
        ),
        ("models/B", "model: B\nextends: A\n"),
        (
            "models/C",
            "model: C\nextends: B\nproperties:\n  c: { type: string, wire: x }\n",
        ),
    ];
    assert_eq!(api_codes(&files), ["wire-collision A:4:3", "wire-collision C:4:3"]);
}

#[test]
fn limits() {
    assert_eq!(property_codes("type: integer\nmin: 5\nmax: 3"), ["range-empty A:6:10"]);
    assert_eq!(
        property_codes("type: number\nmin: 0.5\nmax: 0.25"),
        ["range-empty A:6:10"]
    );
    assert_eq!(
        property_codes("type: string\nmin_length: 5\nmax_length: 3"),
        ["range-empty A:6:17"]
    );
    assert_eq!(
        property_codes("type: list<string>\nmin_items: 5\nmax_items: 3"),
        ["range-empty A:6:16"]
    );
    assert_eq!(property_codes("type: integer\nmin: 0x10"), ["wrong-value A:5:10"]);
    assert_eq!(property_codes("type: integer\nmax: 1.5"), ["wrong-value A:5:10"]);
    assert_eq!(property_codes("type: string\nmin: 1"), ["constraint-wrong-type A:5:10"]);
    assert_eq!(
        property_codes("type: integer\nmax_length: 1"),
        ["constraint-wrong-type A:5:17"]
    );
    assert_eq!(
        property_codes("type: string\nmax_items: 1"),
        ["constraint-wrong-type A:5:16"]
    );
    assert_eq!(
        property_codes("type: boolean\npattern: a\nformat: email"),
        ["constraint-wrong-type A:5:14", "constraint-wrong-type A:6:13"]
    );
    assert_eq!(
        property_codes("type: map<list<string>>\nmax_items: 1\nmax_length: 1\npattern: a"),
        NONE
    );
    assert_eq!(
        property_codes("type: string\npattern: 'ab(c'"),
        ["pattern-invalid A:5:17"]
    );
    assert_eq!(
        property_codes("type: string\npattern: '(?=a)'"),
        ["pattern-invalid A:5:15"]
    );
    assert_eq!(
        property_codes("type: string\npattern: '((a{1000}){1000}){1000}'"),
        ["pattern-invalid A:5:15"]
    );
    assert_eq!(
        property_codes("type: string\nread_only: true\nwrite_only: true"),
        ["flag-conflict A:6:5"]
    );
    assert_eq!(property_codes("type: string\nrequired: true\ndefault: a"), NONE);
}

#[test]
fn defaults() {
    for (facts, wanted) in [
        ("type: integer\ndefault: a", "default-type A:5:14"),
        ("type: integer\ndefault: \"1\"", "default-type A:5:14"),
        ("type: integer\ndefault: 1_000", "default-type A:5:14"),
        ("type: integer\ndefault: 9223372036854775808", "default-type A:5:14"),
        ("type: integer\ndefault: [1]", "default-type A:5:14"),
        ("type: integer\ndefault: null", "default-type A:5:14"),
        ("type: number\ndefault: 1e999", "default-type A:5:14"),
        ("type: boolean\ndefault: yes", "default-type A:5:14"),
        ("type: datetime\ndefault: 2020-13-01T00:00:00Z", "default-type A:5:14"),
        ("type: date\ndefault: 2021-02-29", "default-type A:5:14"),
        ("type: bytes\ndefault: abc", "default-type A:5:14"),
        ("type: color\ndefault: '#12'", "default-type A:5:14"),
        ("type: A\ndefault: {}", "default-type A:5:14"),
        ("type: list<integer>\ndefault: 1", "default-type A:5:14"),
        ("type: list<integer>\ndefault: [1, a]", "default-type A:5:18"),
        ("type: enum\nchoices: {a: }\ndefault: b", "default-not-a-choice A:6:14"),
        (
            "type: list<enum>\nchoices: {a: }\ndefault: [a, b]",
            "default-not-a-choice A:6:18",
        ),
        ("type: integer\nmin: 1\ndefault: 0", "default-out-of-range A:6:14"),
        (
            "type: string\nmax_length: 1\ndefault: äö",
            "default-out-of-range A:6:14",
        ),
        ("type: string\npattern: ^a$\ndefault: b", "default-out-of-range A:6:14"),
        ("type: string\nformat: email\ndefault: b", "default-out-of-range A:6:14"),
        (
            "type: list<integer>\nmax_items: 1\ndefault: [1, 2]",
            "default-out-of-range A:6:14",
        ),
        ("type: integer\nexample: a", "example-type A:5:14"),
        (
            "type: enum\nchoices: {a: }\nexamples: [a, b]",
            "example-not-a-choice A:6:19",
        ),
        ("type: integer\nmax: 1\nexamples: [1, 2]", "example-out-of-range A:6:19"),
    ] {
        assert_eq!(property_codes(facts), [wanted], "{facts}");
    }
    for facts in [
        "type: integer\nnullable: true\ndefault: null",
        "type: date\ndefault: 2020-02-29",
        "type: datetime\ndefault: 2020-2-9 1:02",
        "type: number\ndefault: -1.5e3",
        "type: string\nmax_length: 2\ndefault: äö",
        "type: color\ndefault: green",
    ] {
        assert_eq!(property_codes(facts), NONE, "{facts}");
    }
}

#[test]
fn examples() {
    let with = |example: &str| {
        model_codes(&format!(
            "properties:\n  name: {{ type: string, wire: theName }}\n  friend: {{ type: A, nullable: true }}\n\
             computed:\n  raw: {{ type: bytes, from: name, codec: base64 }}\nexamples:\n  one: {example}\n"
        ))
    };
    assert_eq!(with("{ name: x, friend: { name: why, friend: null } }"), NONE);
    assert_eq!(with("{ nmae: x }"), ["example-type A:8:10"]);
    assert_eq!(with("{ theName: x }"), ["example-type A:8:10"]);
    assert_eq!(with("{ raw: x }"), ["example-type A:8:10"]);
    assert_eq!(with("{ name: null }"), ["yaml-truthy A:8:16"]);
    assert_eq!(with("{ friend: { friend: { name: [1] } } }"), ["example-type A:8:36"]);
    assert_eq!(with("x"), ["example-type A:8:8"]);
}

#[test]
fn examples_have_what_is_required() {
    let with = |head: &str, example: &str| {
        model_codes(&format!(
            "{head}properties:\n  id: {{ type: integer, read_only: true, required: true }}\n  \
             name: {{ type: string, required: true }}\n  friend: {{ type: A }}\nexamples:\n  one: {example}\n"
        ))
    };
    assert_eq!(with("", "{ name: x }"), NONE, "what the service sets is not asked for");
    assert_eq!(with("", "{ id: 1 }"), ["example-incomplete A:7:8"]);
    assert_eq!(
        with("", "{ name: x, friend: { id: 1 } }"),
        NONE,
        "a reference is its id"
    );
    assert_eq!(with("", "{ name: x, friend: {} }"), ["example-incomplete A:7:27"]);
    assert_eq!(
        with("direction: response\n", "{ name: x, friend: { id: 1 } }"),
        ["example-incomplete A:8:8", "example-incomplete A:8:27"]
    );
    assert_eq!(with("direction: response\n", "{ id: 1, name: x }"), NONE);
}

#[test]
fn computed() {
    let with = |text: &str| {
        model_codes(&format!(
            "properties:\n  kind: {{ type: enum, choices: {{a: , b: }} }}\n  data: {{ type: string }}\n  num: {{ type: integer }}\n\
             computed:\n  c: {{ {text} }}\n"
        ))
    };
    assert_eq!(with("type: boolean, from: kind, equals: a, else: b"), NONE);
    assert_eq!(with("type: bytes, from: data, codec: base64, settable: true"), NONE);
    assert_eq!(with("type: boolean, from: knd, equals: a"), ["computed-source A:7:29"]);
    assert_eq!(with("type: boolean, from: kind, equals: c"), ["computed-source A:7:43"]);
    assert_eq!(with("type: boolean, from: num, equals: a"), ["computed-source A:7:29"]);
    assert_eq!(
        with("type: bytes, from: kind, codec: base64"),
        ["computed-source A:7:27"]
    );
    assert_eq!(with("type: bytes, from: data, codec: base32"), ["wrong-value A:7:40"]);
    assert_eq!(with("type: string, from: data, codec: base64"), ["wrong-value A:7:14"]);
    assert_eq!(with("type: boolean, from: kind"), ["missing-key A:7:3"]);
    assert_eq!(
        with("type: boolean, from: kind, equals: a, else: a"),
        ["flag-conflict A:7:52"]
    );
    assert_eq!(with("type: boolean, equals: a"), ["missing-key A:7:3"]);
    assert_eq!(with("from: kind, equals: a"), ["missing-key A:7:3"]);
    assert_eq!(
        with("type: boolean, from: kind, equals: a, codec: base64"),
        ["flag-conflict A:7:46"]
    );
    assert_eq!(
        with("type: bytes, from: data, codec: base64, else: a"),
        ["flag-conflict A:7:48"]
    );
}

#[test]
fn references() {
    assert_eq!(
        property_codes("type: string\ndeprecated: {use: q}"),
        ["replacement-unknown A:5:23"]
    );
    assert_eq!(
        property_codes("type: string\ndeprecated: {use: p}"),
        ["replacement-unknown A:5:23"],
        "itself"
    );
    assert_eq!(
        model_codes("deprecated: {use: A}\n"),
        ["replacement-unknown A:2:19"],
        "itself"
    );
    assert_eq!(
        property_codes("type: enum\nchoices: {a: {name: b, deprecated: {use: b}}, c: {deprecated: {use: a}}}"),
        ["replacement-unknown A:5:46"]
    );
    assert_eq!(
        model_codes("properties:\n  a: { type: string, deprecated: {use: b} }\n  b: { type: string }\n"),
        NONE
    );
    assert_eq!(
        property_codes("type: string\nrenamed_from: p"),
        ["renamed-from-live A:5:19"]
    );
    assert_eq!(property_codes("type: string\nrenamed_from: old"), NONE);
    assert_eq!(
        model_codes("deprecated: {use: B}\nrenamed_from: A\n"),
        ["replacement-unknown A:2:19", "renamed-from-live A:3:15"]
    );
    assert_eq!(model_codes("deprecated: {since: 1.2}\n"), ["yaml-number-like A:2:21"]);
}

#[test]
fn the_builder_of_a_renamed_model_keeps_its_name() {
    let renamed = ("models/B", "model: B\nrenamed_from: A\n");
    assert_eq!(api_codes(&[renamed]), NONE);
    let living = ("enums/ABuilder", "enum: ABuilder\nchoices: {a: }\n");
    assert_eq!(api_codes(&[renamed, living]), ["type-collision B:2:15"]);
    let former = ("enums/E", "enum: E\nrenamed_from: ABuilder\nchoices: {a: }\n");
    assert_eq!(api_codes(&[renamed, former]), ["type-collision B:2:15"]);
}

#[test]
fn names_that_stay_free() {
    let with = |removed: &str, property: &str| {
        model_codes(&format!(
            "removed: [{removed}]\nproperties:\n  {property}: {{type: string, wire: w}}\n"
        ))
    };
    assert_eq!(with("old, older", "p"), NONE);
    assert_eq!(with("p", "p"), ["name-reserved A:4:3"]);
    assert_eq!(with("w", "p"), ["name-reserved A:4:3"]);
    assert_eq!(with("Old", "p"), ["name-invalid A:2:11"]);
    let base = (
        "models/Base",
        "model: Base\nremoved: [p]\nproperties:\n  q: {type: string}\n",
    );
    let below = (
        "models/A",
        "model: A\nextends: Base\nproperties:\n  p: {type: string}\n",
    );
    assert_eq!(api_codes(&[base, below]), ["name-reserved A:4:3"]);
    let choices = |removed: &str| {
        let text = format!("enum: E\nremoved: [{removed}]\nchoices: {{b.c: , d: }}\n");
        api_codes(&[("enums/E", &text)])
    };
    assert_eq!(choices("a, \"no\""), NONE);
    assert_eq!(choices("d"), ["name-reserved E:3:18"]);
    assert_eq!(choices("b_c"), ["name-reserved E:3:11"]);
}
