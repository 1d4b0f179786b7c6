//! Values in paths and queries.

use codegen_runtime::{Property, PropertyRef, whole_seconds};

/// A value that stands in a path or in a query: a reference to anything that can be a property, or text.
///
/// A list is written with commas between its items, none of which may have one, a datetime in UTC and whole seconds
/// (`2024-02-27T09:30:00Z`), a choice as it is on the wire; what is absent or null is not sent.
pub trait Param {
    /// The value.
    fn view(&self) -> PropertyRef<'_>;
}

impl<T: Property> Param for &T {
    fn view(&self) -> PropertyRef<'_> {
        Property::view(*self)
    }
}

impl Param for &str {
    fn view(&self) -> PropertyRef<'_> {
        PropertyRef::String(self)
    }
}

/// The texts of a value: one, or one an item. `None`: it is absent, or nothing that a query can hold.
pub(crate) fn texts(value: PropertyRef<'_>) -> Option<Vec<String>> {
    let one = match value {
        PropertyRef::Boolean(value) => value.to_string(),
        PropertyRef::Integer(value) => value.to_string(),
        PropertyRef::Number(value) => value.to_string(),
        PropertyRef::String(text) | PropertyRef::Base64(text) => text.to_owned(),
        PropertyRef::Choice(choice) => choice.value.to_owned(),
        PropertyRef::Datetime(value) => whole_seconds(value).to_string(),
        PropertyRef::Date(value) => value.to_string(),
        PropertyRef::Color(value) => value.as_str().to_owned(),
        PropertyRef::Sensitive(value) => return texts(value.reveal()),
        PropertyRef::List(list) => {
            let items = (0..list.len()).filter_map(|index| texts(list.get(index)?));
            return Some(items.flatten().collect());
        }
        PropertyRef::Absent | PropertyRef::Null => return None,
        other => serde_json::to_string(&other).ok()?,
    };
    Some(vec![one])
}

/// Whether a value is a list with an item that would arrive as two, because commas stand between items.
pub(crate) fn would_split(value: PropertyRef<'_>) -> bool {
    let is_list = matches!(value.reveal(), PropertyRef::List(_));
    is_list && texts(value).is_some_and(|items| items.iter().any(|item| item.contains(',')))
}

/// Appends a text, with everything but letters, digits and `-._~` encoded (RFC 3986).
pub(crate) fn encode(text: &str, out: &mut String) {
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            _ => {
                const DIGITS: [char; 16] = [
                    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
                ];
                out.push('%');
                out.push(DIGITS[usize::from(byte >> 4)]);
                out.push(DIGITS[usize::from(byte & 15)]);
            }
        }
    }
}
