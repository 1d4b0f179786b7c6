//! Random files of a schema, as careless as the language allows.

use super::write::write;

/// Random numbers from a seed (splitmix64), so that a failure can be repeated.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Random(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(super) fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n.max(1) as u64).expect("small")
    }

    pub(super) fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.below(list.len())]
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for n in (1..list.len()).rev() {
            list.swap(n, self.below(n + 1));
        }
    }
}

pub(super) enum Value {
    /// As it is to be written.
    Word(&'static str),
    /// A header of a block scalar, and its lines.
    Block(&'static str, &'static [&'static str]),
    /// A text without quotes that goes on.
    Long,
    Nothing,
    List(Vec<&'static str>),
    Keys(Vec<(String, Value)>),
    /// Keys in braces.
    Braces(Vec<(String, Value)>),
}

const WORDS: &[&str] = &[
    "string",
    "list<string>",
    "Some words, and more.",
    "\"quoted text\"",
    "'single'",
    "\"no\"",
    "'a \\ b'",
    "\"1.0\"",
    "true",
    "12",
    "\"esc \\\" ape\"",
    "https://example.com/a#b",
    "'it''s'",
    "\"a: b\"",
    "\"a # b\"",
    "\"\"",
    "[a, \"b, c\"]",
    "{ x: 1, y: 'z' }",
    "\"+44 20\"",
    "' lead'",
    "\"12:30\"",
    "/path/{id}",
];
const BLOCKS: &[(&str, &[&str])] = &[
    ("|", &["One.", "", "# no comment", "  deeper  ", "key: value"]),
    (">-", &["folded", "on"]),
    ("|+", &["kept", "", ""]),
    ("|-", &["- a", "- b"]),
    ("|", &[]),
];
const PROPERTY: &[&str] = &[
    "type",
    "override",
    "required",
    "nullable",
    "default",
    "min",
    "max_length",
    "pattern",
    "wire",
    "deprecated",
    "doc",
    "example",
    "aliases",
    "choices",
    "unheard_of",
];

/// The name of a file and its text.
pub(super) fn document(random: &mut Random) -> (&'static str, String) {
    let (name, root) = match random.below(4) {
        0 => ("v1/enums/E.yaml", enumeration(random)),
        1 => ("v1/resources/R.yaml", resource(random)),
        _ => ("v1/models/M.yaml", model(random)),
    };
    let mut text = write(random, root);
    if random.one_in(8) {
        text = text.replace('\n', "\r\n");
    }
    if random.one_in(8) {
        text.insert(0, '\u{FEFF}');
    }
    (name, text)
}

fn model(random: &mut Random) -> Vec<(String, Value)> {
    let mut keys = vec![entry("model", Value::Word("M")), entry("doc", prose(random))];
    keys.push(entry("properties", Value::Keys(named(random, "p", property))));
    if random.one_in(2) {
        keys.push(entry("extends", Value::Word("\"Base\"")));
        keys.push(entry("computed", Value::Keys(named(random, "c", computed))));
    }
    if random.one_in(2) {
        keys.push(entry("examples", Value::Keys(named(random, "e", example))));
        keys.push(entry(
            "deprecated",
            Value::Braces(vec![
                entry("use", Value::Word("B")),
                entry("since", Value::Word("\"1\"")),
            ]),
        ));
    }
    random.shuffle(&mut keys);
    keys
}

fn enumeration(random: &mut Random) -> Vec<(String, Value)> {
    let mut keys = vec![entry("enum", Value::Word("E")), entry("open", Value::Word("false"))];
    keys.push(entry("doc", prose(random)));
    keys.push(entry("choices", choices(random)));
    random.shuffle(&mut keys);
    keys
}

fn resource(random: &mut Random) -> Vec<(String, Value)> {
    let mut keys = vec![
        entry("resource", Value::Word("R")),
        entry("path", Value::Word("\"/r\"")),
    ];
    keys.push(entry("endpoints", Value::Keys(named(random, "get", endpoint))));
    keys.push(entry("doc", prose(random)));
    random.shuffle(&mut keys);
    keys
}

fn endpoint(random: &mut Random) -> Value {
    let mut keys = vec![
        entry("method", Value::Word("GET")),
        entry("doc", prose(random)),
        entry("path", Value::Word("/")),
    ];
    keys.push(entry("query", Value::Keys(named(random, "q", property))));
    random.shuffle(&mut keys);
    Value::Keys(keys)
}

fn property(random: &mut Random) -> Value {
    let mut names: Vec<&str> = PROPERTY.to_vec();
    random.shuffle(&mut names);
    names.truncate(1 + random.below(7));
    let in_braces = random.one_in(5);
    let mut keys = Vec::new();
    for name in names {
        let value = match name {
            _ if in_braces => Value::Word(["string", "\"a, b\"", "'c'", "[d]"][random.below(4)]),
            "choices" => choices(random),
            "aliases" => Value::List(vec!["one", "\"two\"", "\"3\""]),
            "doc" => prose(random),
            _ => Value::Word(random.pick(WORDS)),
        };
        keys.push(entry(name, value));
    }
    if in_braces {
        Value::Braces(keys)
    } else {
        Value::Keys(keys)
    }
}

fn computed(random: &mut Random) -> Value {
    let mut keys = vec![
        entry("type", Value::Word("boolean")),
        entry("from", Value::Word("p0")),
        entry("doc", prose(random)),
    ];
    random.shuffle(&mut keys);
    Value::Keys(keys)
}

fn example(random: &mut Random) -> Value {
    let value = if random.one_in(3) {
        Value::List(vec!["x", "\"y\""])
    } else {
        Value::Word(random.pick(WORDS))
    };
    Value::Keys(vec![
        entry("type", Value::Word("z")),
        entry("data", value),
        entry("doc", Value::Word("d")),
    ])
}

fn choices(random: &mut Random) -> Value {
    let choice = |random: &mut Random| match random.below(4) {
        0 => Value::Nothing,
        1 => Value::Keys(vec![entry("doc", prose(random)), entry("name", Value::Word("other"))]),
        2 => Value::Braces(vec![
            entry("doc", Value::Word("'In braces.'")),
            entry("name", Value::Word("other")),
        ]),
        _ => prose(random),
    };
    Value::Keys(named(random, "v", choice))
}

fn prose(random: &mut Random) -> Value {
    match random.below(4) {
        0 => {
            let (header, lines) = BLOCKS[random.below(BLOCKS.len())];
            Value::Block(header, lines)
        }
        1 => Value::Long,
        _ => Value::Word(random.pick(WORDS)),
    }
}

fn named(random: &mut Random, stem: &str, value: impl Fn(&mut Random) -> Value) -> Vec<(String, Value)> {
    (0..1 + random.below(3))
        .map(|n| (format!("{stem}{n}"), value(random)))
        .collect()
}

fn entry(key: &str, value: Value) -> (String, Value) {
    (key.to_owned(), value)
}
