//! Types that are no properties and that everybody knows. Others only the compiler knows, which says so wherever the
//! type is used.

use syn::{Error, Type};

use super::shape::{is_own, last};
use crate::common::Mistakes;

/// Says that a type is no type of a property, once, with the one that is.
pub(super) fn refuse(ty: &Type, mistakes: &mut Mistakes) {
    if let Some((found, right)) = wrong(ty) {
        let message = format!(
            "this is no type of a property: {right}; for a type of another crate that has serde's traits, write \
             `#[model(serde)]` on the field"
        );
        mistakes.push(Error::new_spanned(found, message));
    }
}

/// The type that is none, however deep, and what is one.
fn wrong(ty: &Type) -> Option<(&Type, &'static str)> {
    const LIST: &str = "lists are `Vec<T>`";
    match ty {
        Type::Reference(_) | Type::Ptr(_) => return Some((ty, "properties own their values")),
        Type::Array(_) | Type::Slice(_) | Type::Tuple(_) => return Some((ty, LIST)),
        _ => {}
    }
    let (name, arguments) = last(ty).filter(|_| !is_own(ty))?;
    let right = match (name.to_string().as_str(), arguments.as_slice()) {
        ("i8" | "i16" | "i32" | "i128" | "isize" | "u8" | "u16" | "u32" | "u64" | "u128" | "usize", []) => {
            "integers are `i64`"
        }
        ("f32", []) => "numbers are `f64`",
        ("char" | "str", []) => "text is `String`",
        ("HashMap", [_, ..]) => "maps are `BTreeMap<String, T>`",
        ("HashSet" | "BTreeSet" | "VecDeque", [_, ..]) => LIST,
        ("Vec", [item]) if last(item).is_some_and(|(name, _)| name == "u8") => return None,
        ("Option" | "Nullable" | "Vec" | "Box", [inner]) | ("BTreeMap", [_, inner]) => return wrong(inner),
        _ => return None,
    };
    Some((ty, right))
}
