//! No bytes make it panic, and every place that is reported can be shown.

use super::resolve;
use crate::diagnostic::render;

const FILES: [(&str, &str); 8] = [
    ("crate.yaml", "name: x\nversion: 0.1.0\nruntime: { path: ../r }\n"),
    (
        "v1/api.yaml",
        "title: T # comment\nwire_case: camelCase\nauth:\n  oauth2: { token_url: \"https://a.example\", grants: [refresh_token] }\n\
         limits: { per_minute: 4, retry_after: [A, B] }\nresponses: { envelope: item, created: Id }\n\
         paging:\n  pages: { items: a.b, parameter: page, next: c }\nerrors: { message: [a, b.c] }\n\
         webhooks: { event_header: A, signature_header: B, signature: hmac-sha1-base64, events: E, payload: W }\n\
         search:\n  Q:\n    fields:\n      f: { type: enum, choices: { a: , b: } }\n",
    ),
    (
        "v1/enums/E.yaml",
        "enum: E\nopen: false\nchoices:\n  a.b: Doc.\n  \"no\": { name: nay, deprecated: { use: a.b } }\n",
    ),
    (
        "v1/models/A.yaml",
        "model: A\nextends: B\ndoc: |\n  Text — ü.\n\nproperties:\n  e: { type: E, default: a.b }\n  num:\n    type: list<integer>\n    \
         min: 0\n    max: 9\n    example: [1, 2]\n  s: { type: string, pattern: '^[a-z]+$', default: abc, override: true }\n\
         computed:\n  raw: { type: bytes, from: s, codec: base64 }\nexamples:\n  one: { num: [1], u: { k: v } }\n",
    ),
    (
        "v1/models/B.yaml",
        "model: B\nproperties:\n  k: { type: string }\n  s: { type: string }\n  u: { type: U }\n  inline:\n    type: enum\n    choices:\n      x: X.\n",
    ),
    (
        "v1/resources/R.yaml",
        "resource: R\npath: /r\nerrors: { gone: { status: 410 } }\nendpoints:\n  list:\n    method: GET\n    returns: page<B>\n    \
         paging: pages\n    items: [d]\n    query:\n      q: { type: string, search: Q }\n      v: { type: integer, value: 1 }\n  \
         put:\n    method: PUT\n    path: \"/{id}\"\n    body: B\n    body_params: { z: { type: boolean } }\n    errors: [gone]\n  \
         patch:\n    method: PATCH\n    auth: none\n    patch:\n      name: P\n      form: list\n      operations:\n        \
         one: { op: add, path: \"/{slug}\", params: { slug: { type: string } }, type: enum, choices: { a: }, value: a }\n",
    ),
    ("v1/unions/U.yaml", "union: U\nby: k\non: variant\nvariants:\n  v: B\n"),
    (
        "v1/unions/W.yaml",
        "union: W\nby: event\non: holder\nvariants:\n  a.b: B\n",
    ),
];

/// Small, fast, and the same on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % limit.max(1)
    }
}

fn mutate(text: &str, random: &mut Random) -> String {
    const PIECES: [&str; 28] = [
        ":",
        " ",
        "\n",
        "- ",
        "{",
        "}",
        "[",
        "]",
        "\"",
        "'",
        "#",
        "&a ",
        "*a",
        "!t ",
        "|",
        ">",
        "\t",
        "~",
        "null",
        "\u{85}",
        "<<: ",
        "---\n",
        "%",
        "\u{1b}",
        "状",
        "0x1f",
        "list<",
        "model: A\n",
    ];
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..=random.below(3) {
        let at = random.below(chars.len());
        match random.below(4) {
            0 => drop(chars.drain(at..(at + random.below(8)).min(chars.len()))),
            1 => drop(chars.splice(at..at, PIECES[random.below(PIECES.len())].chars())),
            2 => {
                let end = (at + random.below(30)).min(chars.len());
                let piece: Vec<char> = chars[at..end].to_vec();
                let to = random.below(chars.len());
                drop(chars.splice(to..to, piece));
            }
            _ => {
                if let Some(c) = chars.get_mut(at) {
                    *c = char::from_u32(u32::try_from(random.below(0x7f)).unwrap_or_default()).unwrap_or('x');
                }
            }
        }
    }
    chars.into_iter().collect()
}

#[test]
fn the_files_are_good() {
    let (_, schema, findings) = resolve(&FILES);
    assert_eq!(findings, []);
    assert!(schema.is_some());
}

#[test]
fn no_bytes_make_it_panic() {
    let mut random = Random(7);
    for _ in 0..400 {
        let chosen = random.below(FILES.len());
        let mutated = mutate(FILES[chosen].1, &mut random);
        let mut files = FILES;
        files[chosen].1 = &mutated;
        let (sources, schema, findings) = resolve(&files);
        assert_eq!(schema.is_none(), !findings.is_empty(), "{mutated}");
        for finding in &findings {
            let spans = finding
                .span
                .into_iter()
                .chain(finding.related.iter().map(|(span, _)| *span));
            for span in spans.chain(finding.suggestion.iter().map(|suggestion| suggestion.span)) {
                let text = &sources.get(span.source).text;
                assert!(text.get(span.range()).is_some(), "{finding:?}");
            }
        }
        let shown = render::text(&sources, &findings, false) + &render::github(&sources, &findings);
        assert!(shown.chars().all(|c| c == '\n' || !c.is_control()), "{shown:?}");
        assert!(render::json(&sources, &findings, None::<()>).starts_with('{'));
    }
}
