//! Findings in the forms in which they leave the tool: pure functions from texts and findings to text.

mod github;
mod json;
mod sarif;
mod text;

pub use github::{data as github_message, github, property as github_property};
pub use json::json;
pub use sarif::{Entry, Place as SarifPlace, document as sarif_document, entry as sarif_entry, sarif};
pub use text::text;

use crate::diagnostic::Severity;

/// The word for how bad a finding is.
pub(crate) fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Finding;
    use crate::source::{Source, SourceId, Sources, Span};

    fn sources(text: &str) -> Sources {
        let mut sources = Sources::default();
        sources.add(Source {
            path: "schema/v1/models/A.yaml".into(),
            name: "v1/models/A.yaml".into(),
            text: text.into(),
        });
        sources
    }

    fn span(sources: &Sources, part: &str) -> Span {
        let start = sources.get(SourceId(0)).text.find(part).expect("part");
        let offset = |n: usize| u32::try_from(n).expect("small");
        Span {
            source: SourceId(0),
            start: offset(start),
            end: offset(start + part.len()),
        }
    }

    const TEXT: &str = "model: A\nproperties:\n  a: { type: strng, doc: \"Über — 状態\" }\n";

    fn finding(sources: &Sources) -> Finding {
        let at = span(sources, "strng");
        Finding::error("unknown-ref", at, "there is no type `strng`")
            .label("did you mean `string`?")
            .related(span(sources, "A"), "in this model")
            .help("a type is one word")
            .suggest(at, "string")
    }

    #[test]
    fn text_looks_like_that_of_rustc() {
        let sources = sources(TEXT);
        let out = text(&sources, &[finding(&sources)], false);
        let wanted = r#"error[unknown-ref]: there is no type `strng`
 --> schema/v1/models/A.yaml:3:14
  |
1 | model: A
  |        - in this model
2 | properties:
3 |   a: { type: strng, doc: "Über — 状態" }
  |              ^^^^^ did you mean `string`?
  |
help: a type is one word
  |
3 |   a: { type: string, doc: "Über — 状態" }
  |                 +
"#;
        assert_eq!(out.trim_end(), wanted.trim_end());
        assert!(!out.contains('\u{1b}'));
        assert!(text(&sources, &[finding(&sources)], true).contains('\u{1b}'));
    }

    #[test]
    fn no_control_character_of_the_input_reaches_the_terminal() {
        let sources = sources("doc: \"a\u{1b}[31mb\u{7}\u{202e}\"\n");
        let at = span(&sources, "a\u{1b}[31mb");
        let finding = Finding::error("x", at, "bad \u{1b}[2J")
            .label("\u{1b}l")
            .help("\u{9b}h\r")
            .related(at, "\u{1b}");
        let finding = finding.suggest(at, "\u{1b}[0m");
        let out = text(&sources, std::slice::from_ref(&finding), false);
        assert!(out.chars().all(|c| c == '\n' || !c.is_control()), "{out:?}");
        assert!(!out.contains('\u{202e}'), "{out:?}");
        let out = github(&sources, std::slice::from_ref(&finding));
        assert!(out.chars().all(|c| c == '\n' || !c.is_control()), "{out:?}");
    }

    #[test]
    fn long_lines_and_big_files_are_shown_in_part() {
        let line = format!("a: {}b: strng{}\n", "x".repeat(500_000), "y".repeat(500_000));
        let big = format!("{}{line}{}", "# comment\n".repeat(50_000), "# more\n".repeat(50_000));
        let sources = sources(&big);
        let at = span(&sources, "strng");
        let finding = Finding::error("x", at, "bad").suggest(at, "string");
        let out = text(&sources, &[finding], false);
        assert!(out.len() < 4_000, "{}", out.len());
        assert!(out.contains("A.yaml:50001:500007"), "{out}");
        assert!(out.contains("50001 |"), "{out}");
    }

    #[test]
    fn a_place_at_the_end_or_of_several_lines_is_shown() {
        let sources = sources("a:\n  b: 1\n  c: 2");
        let mut at = span(&sources, "b: 1\n  c: 2");
        assert!(text(&sources, &[Finding::error("x", at, "bad")], false).contains("A.yaml:2:3"));
        at.start = at.end;
        assert!(text(&sources, &[Finding::error("x", at, "bad")], false).contains("A.yaml:3:7"));
        assert!(text(&sources, &[Finding::error("x", None, "bad")], false).starts_with("error[x]: bad"));
        let beyond = Span {
            start: 900,
            end: 1000,
            ..at
        };
        assert!(text(&sources, &[Finding::error("x", beyond, "bad")], false).contains("bad"));
    }

    #[test]
    fn github_escapes() {
        let sources = sources(TEXT);
        let out = github(&sources, &[finding(&sources).help("100%\nsure: yes, really")]);
        assert_eq!(
            out,
            "::error file=schema/v1/models/A.yaml,line=3,col=14,endLine=3,endColumn=19,title=unknown-ref::\
             there is no type `strng` (did you mean `string`?)%0A100%25%0Asure: yes, really\n"
        );
    }

    #[test]
    fn json_has_places_in_lines_and_bytes() {
        let sources = sources(TEXT);
        let out = json(&sources, &[finding(&sources)], serde_json::json!({}));
        let value: serde_json::Value = serde_json::from_str(&out).expect("json");
        assert_eq!(value["errors"], 1);
        let first = &value["findings"][0];
        assert_eq!(first["code"], "unknown-ref");
        assert_eq!((&first["line"], &first["column"]), (&3.into(), &14.into()));
        assert_eq!((&first["start"], &first["end"]), (&34.into(), &39.into()));
        assert_eq!(first["suggestion"]["replacement"], "string");
        assert_eq!(first["related"][0]["message"], "in this model");
    }
}
