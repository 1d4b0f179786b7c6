//! What the scanner's errors mean to somebody who edits a schema.

use granit_parser::{ErrorKind, ScanError};

use super::MAX_DEPTH;
use crate::diagnostic::Finding;
use crate::rules;
use crate::source::{SourceId, Span};

/// The finding for a text that is not YAML.
pub(super) fn finding(error: &ScanError, source: SourceId, text: &str) -> Finding {
    let (code, message, help) = explain(error.kind());
    let mut at = error.marker().byte_offset().unwrap_or_default().min(text.len());
    if code == rules::YAML_TAB && !text.get(at..).is_some_and(|rest| rest.starts_with('\t')) {
        // The scanner has sometimes passed the tab when it refuses it.
        let tab = text.get(..at).and_then(|before| before.rfind('\t'));
        at = tab
            .filter(|tab| !text.get(*tab..at).unwrap_or_default().contains('\n'))
            .unwrap_or(at);
    }
    let width = text
        .get(at..)
        .and_then(|rest| rest.chars().next())
        .map_or(0, |c| if c == '\n' { 0 } else { c.len_utf8() });
    let span = Span {
        source,
        start: u32::try_from(at).unwrap_or(u32::MAX),
        end: u32::try_from(at + width).unwrap_or(u32::MAX),
    };
    Finding::error(code, span, message).help(help)
}

#[rustfmt::skip]
fn explain(kind: &ErrorKind) -> (&'static str, String, &'static str) {
    use ErrorKind as K;
    let syntax = |message: &str, help| (rules::YAML_SYNTAX, message.to_owned(), help);
    match kind {
        K::TabNotAllowed | K::TabInBlockIndentation | K::TabInIndentation | K::TabAtBlockScalarStart
        | K::TabInPlainScalar => (
            rules::YAML_TAB, "a tab stands where YAML wants spaces".to_owned(), "indent with two spaces"),
        K::RecursionLimitExceeded => (
            rules::YAML_DEPTH, format!("this is nested more than {MAX_DEPTH} levels deep"),
            "no schema needs more than a few levels"),
        K::DirectiveDisallowed => (
            rules::YAML_DIRECTIVE, "a line that begins with `%` is a YAML directive, and schemas have none".to_owned(),
            "remove the line; to begin a text with `%`, quote it"),
        K::UnclosedQuotedScalar => syntax(
            "this quote is never closed", "close it with the same quote; inside single quotes, write `''` for one quote"),
        K::DocumentIndicatorInQuotedScalar => syntax(
            "`---` or `...` at the start of a line ends the document inside a quoted text", "indent the line"),
        K::UnclosedFlowCollection { open } => (
            rules::YAML_SYNTAX, format!("this `{open}` is never closed"), "close it, or quote the text if it is one"),
        K::MismatchedFlowCollectionEnd { open, close } => (
            rules::YAML_SYNTAX, format!("`{open}` is closed by `{close}`"), "close with the matching bracket"),
        K::MisplacedFlowCollectionEnd => syntax("this bracket closes nothing", "remove it, or quote the text"),
        K::UnexpectedEofFlowSequence | K::UnexpectedEofFlowMapping | K::UnexpectedEofImplicitFlowMapping
        | K::UnexpectedEofBlockSequence | K::UnexpectedEofBlockMapping | K::UnexpectedEof => syntax(
            "the file ends in the middle of something", "complete the last entry"),
        K::UnexpectedCharacter { character } if character.is_control() => (
            rules::YAML_SYNTAX, format!("a control character, `{}`, which YAML does not allow as it stands", character.escape_default()),
            "remove it, or write its escape in double quotes: `\"\\x1b\"`"),
        K::UnexpectedCharacter { character } => (
            rules::YAML_SYNTAX, format!("`{}` cannot begin a text", character.escape_default()), "quote the text"),
        K::MappingValueNotAllowed | K::InvalidColonPlacement => syntax(
            "a second `: ` on one line, or a value at a wrong indentation",
            "quote a text that contains `: `, and align keys that belong together"),
        K::SimpleKeyExpected | K::InvalidSimpleKey => syntax(
            "this line is no `key: value`", "add the colon, or indent the line so that it continues the text above"),
        K::ExpectedBlockMappingKey | K::InvalidIndentation | K::MappingKeyNotAllowed => syntax(
            "the indentation of this line fits nothing above it", "align it with the keys that it belongs to"),
        K::ExpectedBlockSequenceEntry | K::BlockSequenceEntryNotAllowed | K::BlockEntryInFlowCollection
        | K::InvalidBlockEntryWhitespace | K::PlainScalarStartsWithDashFlowIndicator => syntax(
            "a `-` stands where no item of a list can be", "put each item on a line of its own, indented alike"),
        K::ExpectedFlowMappingSeparator | K::ExpectedFlowSequenceSeparator => syntax(
            "a comma or the closing bracket is missing before this", "separate entries with `, `; quote a text with `, ` or brackets"),
        K::CommentInterceptedScalar => syntax(
            "a comment interrupts a text of several lines", "move the comment, or write the text after `|`"),
        K::CommentNotSeparated => syntax("a `#` stands right behind something", "put a space before the comment"),
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => syntax(
            "something follows the closing quote", "put the whole text in quotes, or close the quote at its end"),
        K::UnknownQuotedScalarEscape | K::InvalidQuotedScalarHexEscape | K::InvalidUnicodeEscape => syntax(
            "this is no escape of YAML", "in double quotes write `\\\\` for a backslash, or use single quotes"),
        K::InvalidBlockScalarIndent | K::ZeroBlockScalarIndent | K::InvalidBlockScalarHeader => syntax(
            "a text after `|` or `>` begins on the next line, indented by the same number of spaces throughout",
            "indent all its lines alike"),
        other => (rules::YAML_SYNTAX, format!("this is not YAML: {other}"), "see the line above this one, too"),
    }
}
