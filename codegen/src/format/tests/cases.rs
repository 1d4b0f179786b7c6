//! Before and after, one case a rule.

use crate::format::{Refusal, file};

#[track_caller]
fn model(before: &str, after: &str) {
    case("v1/models/A.yaml", before, after);
}

#[track_caller]
fn case(name: &str, before: &str, after: &str) {
    assert_eq!(file(name, before).as_deref(), Ok(after));
    assert_eq!(file(name, after).as_deref(), Ok(after), "a second time");
}

#[test]
fn keys_come_into_order_and_names_stay() {
    model(
        "model: A\nproperties:\n  b:\n    doc: B.\n    max: 2\n    type: integer\n    min: 1\n  a:\n    type: string\n\
         doc: An A.\nextends: Base\n",
        "model: A\nextends: Base\ndoc: An A.\n\nproperties:\n  b:\n    type: integer\n    min: 1\n    max: 2\n    doc: B.\n\
         \n  a:\n    type: string\n",
    );
}

#[test]
fn choices_and_data_keep_their_order() {
    let text = "model: A\n\nproperties:\n  k:\n    type: enum\n    choices:\n      z: Last.\n      a:\n        name: first\n\
                \x20       doc: First.\n\nexamples:\n  one:\n    type: x\n    doc: y\n    default: z\n    a: b\n";
    model(text, text);
}

#[test]
fn an_unknown_key_stays_behind_its_neighbour() {
    model(
        "model: A\ndoc: D.\nnew: x\nextends: B\n",
        "model: A\nextends: B\ndoc: D.\nnew: x\n",
    );
}

#[test]
fn every_kind_has_its_order() {
    case(
        "v1/api.yaml",
        "wire_case: camelCase\ntitle: T\n",
        "title: T\nwire_case: camelCase\n",
    );
    case("crate.yaml", "version: 1.0.0\nname: n\n", "name: n\nversion: 1.0.0\n");
    case(
        "approvals.yaml",
        "# All.\n\n# Of b.\nb000000000000000: {reason: R., path: v1.A, rule: r}\n\"0000000000000001\": # first\n  \
         until: 2026-12-31\n  reason: R.\n  path: v1.A\n  rule: r\n# The end.\n",
        "# All.\n\n\"0000000000000001\": # first\n  rule: r\n  path: v1.A\n  reason: R.\n  until: 2026-12-31\n\n\
         # Of b.\nb000000000000000:\n  rule: r\n  path: v1.A\n  reason: R.\n# The end.\n",
    );
    case(
        "v1/enums/E.yaml",
        "enum: E\nchoices:\n  a: { doc: D., name: b }\nopen: false\n",
        "enum: E\nopen: false\n\nchoices:\n  a:\n    name: b\n    doc: D.\n",
    );
    case(
        "v1/unions/U.yaml",
        "union: U\nvariants:\n  a: {doc: D., model: A}\nby: type\n",
        "union: U\nby: type\nvariants:\n  a:\n    model: A\n    doc: D.\n",
    );
    case(
        "v1/resources/R.yaml",
        "resource: R\nendpoints:\n  get:\n    query:\n      q: {type: string}\n    doc: D.\n    path: /{id}\n    method: GET\n  \
         put:\n    method: PUT\nerrors:\n  e: {doc: D., status: 412}\npath: /r\n",
        "resource: R\npath: /r\n\nerrors:\n  e:\n    status: 412\n    doc: D.\n\nendpoints:\n  get:\n    method: GET\n    \
         path: /{id}\n    doc: D.\n    query:\n      q:\n        type: string\n\n  put:\n    method: PUT\n",
    );
    case(
        "v1/resources/P.yaml",
        "resource: P\nendpoints:\n  change:\n    patch:\n      operations:\n        set: {doc: D., type: string, path: /a, op: replace}\n        \
         move: {choices: {b: , a: }, params: {x: {type: string}}, op: move, type: enum, path: \"/{x}\"}\n      form: list\n      \
         name: C\n    body_params:\n      all: {value: true, type: boolean}\n    auth: none\n    method: PATCH\n",
        "resource: P\n\nendpoints:\n  change:\n    method: PATCH\n    auth: none\n    body_params:\n      all:\n        \
         type: boolean\n        value: true\n    patch:\n      name: C\n      form: list\n      operations:\n        set:\n          \
         op: replace\n          path: /a\n          type: string\n          doc: D.\n        move:\n          op: move\n          \
         path: /{x}\n          type: enum\n          params:\n            x:\n              type: string\n          \
         choices:\n            b:\n            a:\n",
    );
    case(
        "v1/api.yaml",
        "search:\n  Q:\n    fields:\n      a: {doc: D., type: date}\n    doc: Q.\npaging:\n  pages: {next: n, items: i}\n  whole:\n    next: n\n    \
         items: i\nauth:\n  basic: {password: p, username: u}\ntitle: T\n",
        "title: T\nauth:\n  basic: {password: p, username: u}\npaging:\n  pages: {next: n, items: i}\n  whole:\n    items: i\n    \
         next: n\nsearch:\n  Q:\n    doc: Q.\n    fields:\n      a:\n        type: date\n        doc: D.\n",
    );
    model(
        "model: A\ncomputed:\n  c: {doc: D., from: x, type: bytes, codec: base64}\n",
        "model: A\n\ncomputed:\n  c:\n    type: bytes\n    from: x\n    codec: base64\n    doc: D.\n",
    );
}

#[test]
fn comments_travel_with_their_key() {
    model(
        "# The model.\nmodel: A\n# The doc.\n# In two lines.\ndoc: D.   # beside\nextends: B # base\n",
        "# The model.\nmodel: A\nextends: B # base\n# The doc.\n# In two lines.\ndoc: D. # beside\n",
    );
}

#[test]
fn a_section_header_stays_and_parts_the_keys() {
    model(
        "# Head.\n\nmodel: A\nproperties:\n  a:\n    doc: D.\n    type: string\n\n    # Limits.\n\n    max_length: 2\n    \
         # Least.\n    min_length: 1\n",
        "# Head.\n\nmodel: A\n\nproperties:\n  a:\n    type: string\n    doc: D.\n\n    # Limits.\n\n    # Least.\n    \
         min_length: 1\n    max_length: 2\n",
    );
    model(
        "model: A\nproperties:\n\n\n  # Names.\n\n  # The first.\n  a:\n    type: string\n  # Numbers.\n\n\n  b:\n    \
         type: integer\n",
        "model: A\n\nproperties:\n  # Names.\n\n  # The first.\n  a:\n    type: string\n\n  # Numbers.\n\n  b:\n    \
         type: integer\n",
    );
}

#[test]
fn comments_at_an_end_stay_in_their_mapping() {
    model(
        "model: A\nproperties:\n  a:\n    doc: D.\n    type: string\n    # of a\n  # of the properties\n# of the doc\n\
         doc: D.\n\n# footer\n",
        "model: A\n# of the doc\ndoc: D.\n\nproperties:\n  a:\n    type: string\n    doc: D.\n    # of a\n  \
         # of the properties\n\n# footer\n",
    );
    model(
        "model: A\nproperties:\n  a:\n    type: enum\n    choices:\n      x:\n        # of x\n      # of y\n      y:\n      \
         # of the choices\n    # of the doc\n    doc: D.\n",
        "model: A\n\nproperties:\n  a:\n    type: enum\n    # of the doc\n    doc: D.\n    choices:\n      x:\n        # of x\n      \
         # of y\n      y:\n      # of the choices\n",
    );
}

#[test]
fn comments_in_lists_stay() {
    let text = "model: A\n\nproperties:\n  a:\n    type: list<string>\n    aliases: # other names\n      # old\n      - b # first\n\
                \x20     # older\n      - c\n      # end\n    doc: D.\n";
    model(text, text);
    model(
        "model: A\nexamples:\n  e:\n    l:\n    -   a: 1\n        # of b\n        b: 2\n    # of the second\n    -\n      \
         # of a\n      a: 3\n    - - x\n      -   y\n",
        "model: A\n\nexamples:\n  e:\n    l:\n      - a: 1\n        # of b\n        b: 2\n      # of the second\n      -\n        \
         # of a\n        a: 3\n      - - x\n        - y\n",
    );
}

#[test]
fn braces_are_opened_where_that_is_safe() {
    model(
        "model: A\nproperties: {a: {type: 'string', doc: \"D, e.\"}, \"b\": {type: enum, choices: {x: , y: Y.}}} # all\n",
        "model: A\n\nproperties: # all\n  a:\n    type: string\n    doc: D, e.\n\n  b:\n    type: enum\n    choices:\n      x:\n      \
         y: Y.\n",
    );
    model(
        "model: A\nproperties:\n  a: {\n    type: string # mine\n  }\n  b: { type: string, doc: \"two\n    lines\" }\n",
        "model: A\n\nproperties:\n  a: {\n    type: string # mine\n  }\n\n  b: { type: string, doc: \"two\n    lines\" }\n",
    );
    model("{model: A, doc: 'D.'}", "model: A\ndoc: D.\n");
    let data = "model: A\n\nproperties:\n  a:\n    type: any\n    aliases: [b, c]\n    deprecated: { since: \"1.0\" }\n    \
                example: { x: [1, 2], y: {} }\n";
    model(data, data);
}

#[test]
fn quotes_are_taken_off_where_nobody_needs_them() {
    model(
        "'model': \"A\"\n\"doc\" :   'It''s one.'\nextends:\n  'B'\n",
        "model: A\nextends: B\ndoc: It's one.\n",
    );
    for kept in [
        "\"no\"",
        "\"1.0\"",
        "\"2020-01-01\"",
        "\"12:30\"",
        "\"\"",
        "\"a: b\"",
        "\"a #b\"",
        "\"+44 20\"",
        "\"tab\\t\"",
        "'^\\d+\"$'",
        "\"[a]\"",
        "\"*a\"",
        "\" a\"",
        "\"a:\"",
        "[\"a, b\", \"no\"]",
    ] {
        let text = format!("model: A\n\nexamples:\n  e:\n    a: {kept}\n");
        model(&text, &text);
    }
    model(
        "model: A\nremoved: ['no', 'it', '- x']\n",
        "model: A\nremoved: [\"no\", it, \"- x\"]\n",
    );
}

#[test]
fn text_in_several_lines_keeps_its_lines() {
    model(
        "model: A\ndoc: |   \n      One.\n\n        Two.  \n\n\n\nproperties:\n    a:\n        type: string\n        doc: >-\n         \
         folded\n         on\n    b:\n        type: string\n        doc: plain\n          on\n\n          on\n",
        "model: A\ndoc: |\n  One.\n\n    Two.  \n\nproperties:\n  a:\n    type: string\n    doc: >-\n      folded\n      on\n\n  \
         b:\n    type: string\n    doc: plain\n      on\n\n      on\n",
    );
    model(
        "model: A\nexamples:\n    e:\n        a: |2+\n           x\n\n        b: \"q \\\n           r\"\n    f: {}\n",
        "model: A\n\nexamples:\n  e:\n    a: |2+\n       x\n\n    b: \"q \\\n      r\"\n\n  f: {}\n",
    );
}

#[test]
fn comments_below_braces_stay_there() {
    model(
        "model: A\nproperties:\n  a: {type: string}\n   # of a\n  b:\n    type: string\n",
        "model: A\n\nproperties:\n  a: {type: string}\n    # of a\n\n  b:\n    type: string\n",
    );
}

#[test]
fn spaces_that_are_text_stay() {
    model(
        "model: A\ndoc: |+\n  \n   \nextends: B\n",
        "model: A\nextends: B\ndoc: |+\n\n\n",
    );
    model("model: A\ndoc: d\u{a0}  \n", "model: A\ndoc: d\u{a0}\n");
}

#[test]
fn blank_lines_are_one_at_most() {
    model(
        "\n\nmodel: A   \n\n\n\ndoc: D.\nproperties:\n\n  a:\n\n    type: string\n\n\n    doc: D.\t\n  b:\n    type: string\n\n\n\n",
        "model: A\n\ndoc: D.\n\nproperties:\n  a:\n    type: string\n\n    doc: D.\n\n  b:\n    type: string\n",
    );
}

#[test]
fn line_ends_and_marks_become_plain() {
    model(
        "\u{FEFF}model: A\r\ndoc: |\r\n  a\r\n  b\r\n# end",
        "model: A\ndoc: |\n  a\n  b\n# end\n",
    );
    model("# head\n---\nmodel: A\n...\n", "# head\nmodel: A\n");
}

#[test]
fn what_cannot_be_read_or_laid_out_is_left() {
    let refused = |text: &str| file("v1/models/A.yaml", text).expect_err("refused");
    assert_eq!(refused("model: [A\n"), Refusal::Syntax);
    assert_eq!(refused("model: A\nmodel: A\n"), Refusal::Syntax);
    assert_eq!(refused("model: &a A\n"), Refusal::Syntax);
    assert_eq!(refused(""), Refusal::Syntax);
    assert!(matches!(refused("? model\n: A\n"), Refusal::Notation(_)));
    assert!(matches!(refused("- model\n"), Refusal::Notation(_)));
    assert!(matches!(refused("text\n"), Refusal::Notation(_)));
}
