//! How the derives write [`ModelDef`](super::ModelDef) and its parts: short, because they write it for every property.

use super::*;
use crate::property::{Form, Presence, Property};

// Bits of the `flags` of [`property`].
const REQUIRED: u8 = 1;
const NULLABLE: u8 = 2;
const READ_ONLY: u8 = 4;
const WRITE_ONLY: u8 = 8;
const SENSITIVE: u8 = 16;
const OPTIONAL: u8 = 32;

/// A doc begins with the space that stands behind `///`: the derives hand it on as it is.
const fn text(doc: &'static str) -> &'static str {
    match doc.as_bytes() {
        [b' ', ..] => doc.split_at(1).1,
        _ => doc,
    }
}

#[doc(hidden)]
#[must_use]
pub const fn model_def(
    name: &'static str,
    doc: &'static str,
    keys: &'static [&'static str],
    properties: &'static [PropertyDef],
    plain: &'static [usize],
    id: usize,
) -> ModelDef {
    let mut other_keys = false;
    let mut index = 0;
    while index < properties.len() {
        other_keys |= !properties[index].aliases.is_empty();
        index += 1;
    }
    ModelDef {
        name,
        doc: text(doc),
        direction: Direction::Both,
        properties,
        computed: &[],
        deprecated: None,
        keys,
        id: if id < properties.len() { Some(id) } else { None },
        other_keys,
        plain,
    }
}

impl ModelDef {
    #[doc(hidden)]
    #[must_use]
    pub const fn direction(mut self, direction: Direction) -> Self {
        self.direction = direction;
        self
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn computed(mut self, computed: &'static [ComputedDef]) -> Self {
        self.computed = computed;
        self.other_keys = true;
        self
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn deprecated(mut self, since: Option<&'static str>, note: Option<&'static str>) -> Self {
        self.deprecated = Some(DeprecatedDef { since, note });
        self
    }
}

#[doc(hidden)]
#[must_use]
pub const fn property<T: Property>(
    name: &'static str,
    wire: &'static str,
    doc: &'static str,
    flags: u8,
) -> PropertyDef {
    let presence = if flags & OPTIONAL != 0 {
        Presence::Optional
    } else {
        T::Form::PRESENCE
    };
    PropertyDef {
        name,
        wire,
        aliases: &[],
        ty: T::Form::TYPE,
        doc: text(doc),
        required: flags & REQUIRED != 0 || matches!(presence, Presence::Plain),
        nullable: flags & NULLABLE != 0 || matches!(presence, Presence::ThreeState),
        read_only: flags & READ_ONLY != 0,
        write_only: flags & WRITE_ONLY != 0,
        sensitive: flags & SENSITIVE != 0,
        default: None,
        limits: &Limits::NONE,
        by: None,
        deprecated: None,
    }
}

impl PropertyDef {
    #[doc(hidden)]
    #[must_use]
    pub const fn aliases(mut self, aliases: &'static [&'static str]) -> Self {
        self.aliases = aliases;
        self
    }

    /// A type of another crate, by its Rust name.
    #[doc(hidden)]
    #[must_use]
    pub const fn foreign(mut self, name: &'static str) -> Self {
        self.ty = TypeDef::Foreign(name);
        self
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn default(mut self, default: LiteralDef) -> Self {
        self.default = Some(default);
        self
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn limits(mut self, limits: &'static Limits) -> Self {
        self.limits = limits;
        self
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn by(mut self, by: &'static str) -> Self {
        self.by = Some(by);
        self
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn deprecated(mut self, since: Option<&'static str>, note: Option<&'static str>) -> Self {
        self.deprecated = Some(DeprecatedDef { since, note });
        self
    }
}

impl Limits {
    #[doc(hidden)]
    #[must_use]
    pub const fn min(mut self, limit: Number) -> Self {
        self.min = Some(limit);
        self
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn max(mut self, limit: Number) -> Self {
        self.max = Some(limit);
        self
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn min_length(mut self, limit: u64) -> Self {
        self.min_length = Some(limit);
        self
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn max_length(mut self, limit: u64) -> Self {
        self.max_length = Some(limit);
        self
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn min_items(mut self, limit: u64) -> Self {
        self.min_items = Some(limit);
        self
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn max_items(mut self, limit: u64) -> Self {
        self.max_items = Some(limit);
        self
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn pattern(mut self, text: &'static str, found_in: fn(&str) -> bool) -> Self {
        self.pattern = Some(PatternDef { text, found_in });
        self
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn format(mut self, format: Format) -> Self {
        self.format = Some(format);
        self
    }
}

#[doc(hidden)]
#[must_use]
pub const fn computed_def(
    name: &'static str,
    wire: Option<&'static str>,
    doc: &'static str,
    from: usize,
    form: ComputedForm,
    settable: bool,
) -> ComputedDef {
    ComputedDef {
        name,
        wire,
        doc,
        from,
        form,
        settable,
    }
}

#[doc(hidden)]
#[must_use]
pub const fn equals(equals: LiteralDef, otherwise: Option<LiteralDef>) -> ComputedForm {
    ComputedForm::Equals { equals, otherwise }
}

#[doc(hidden)]
#[must_use]
pub const fn choice_def(name: &'static str, doc: &'static str, open: bool, choices: &'static [ValueDef]) -> ChoiceDef {
    ChoiceDef {
        name,
        doc: text(doc),
        open,
        choices,
        deprecated: None,
    }
}

impl ChoiceDef {
    #[doc(hidden)]
    #[must_use]
    pub const fn deprecated(mut self, since: Option<&'static str>, note: Option<&'static str>) -> Self {
        self.deprecated = Some(DeprecatedDef { since, note });
        self
    }
}

#[doc(hidden)]
#[must_use]
pub const fn value_def(value: &'static str, variant: &'static str, doc: &'static str) -> ValueDef {
    ValueDef {
        value,
        variant,
        doc: text(doc),
        deprecated: None,
    }
}

impl ValueDef {
    #[doc(hidden)]
    #[must_use]
    pub const fn deprecated(mut self, since: Option<&'static str>, note: Option<&'static str>) -> Self {
        self.deprecated = Some(DeprecatedDef { since, note });
        self
    }
}

#[doc(hidden)]
#[must_use]
pub const fn union_def(
    name: &'static str,
    doc: &'static str,
    tag: Option<&'static str>,
    matching: Matching,
    variants: &'static [VariantDef],
) -> UnionDef {
    UnionDef {
        name,
        doc: text(doc),
        tag,
        matching,
        variants,
        deprecated: None,
    }
}

impl UnionDef {
    #[doc(hidden)]
    #[must_use]
    pub const fn deprecated(mut self, since: Option<&'static str>, note: Option<&'static str>) -> Self {
        self.deprecated = Some(DeprecatedDef { since, note });
        self
    }
}

#[doc(hidden)]
#[must_use]
pub const fn variant_def<T: Property>(value: &'static str, variant: &'static str, doc: &'static str) -> VariantDef {
    VariantDef {
        value,
        variant,
        doc: text(doc),
        ty: T::Form::TYPE,
    }
}
