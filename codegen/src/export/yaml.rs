//! Block YAML in which every text is that text to whoever reads it: by YAML 1.1 or 1.2.

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::emit::json::{Json, is_unseen};
use crate::format::is_plain;

/// Stands at the end of a text that needs quotes, and is taken out of what was written.
///
/// `serde_yaml` cannot be told to quote, and leaves `2020-01-01` and `on` as they are, which to YAML 1.1 are no texts.
/// A control character forces the double quotes, in which it is written as `\a`.
const MARK: char = '\u{7}';
const WRITTEN_MARK: &str = "\\a\"";

/// Writes a document.
///
/// # Errors
/// None for what a schema holds: its numbers are finite.
pub(super) fn document(document: &Json) -> Result<String, serde_yaml::Error> {
    Ok(serde_yaml::to_string(&Marked(document))?.replace(WRITTEN_MARK, "\""))
}

/// A value whose texts have the mark where they need it.
struct Marked<'a>(&'a Json);

impl Serialize for Marked<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Json::Text(text) => serializer.serialize_str(&marked(text)),
            Json::List(items) => serializer.collect_seq(items.iter().map(Marked)),
            Json::Object(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(&marked(key), &Marked(value))?;
                }
                map.end()
            }
            other => other.serialize(serializer),
        }
    }
}

fn marked(text: &str) -> Cow<'_, str> {
    if (is_plain(text, false) || is_block(text)) && !text.contains(is_odd) && !text.contains(WRITTEN_MARK) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(format!("{text}{MARK}"))
}

/// Whether a text may stand as a block of its lines.
fn is_block(text: &str) -> bool {
    text.trim_end_matches('\n').contains('\n') && !text.starts_with(char::is_whitespace) && !text.ends_with("\n\n")
}

/// Characters that end a line to some readers, that no reader sees, or that some refuse.
fn is_odd(c: char) -> bool {
    let is_control = c.is_control() && c != '\n';
    is_control || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}') || is_unseen(c)
}
