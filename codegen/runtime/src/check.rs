//! The rules, each once. The derive writes calls of [`check`]; what is valid costs no allocation.

use crate::def::{Direction, Limits, Number, PropertyDef};
use crate::model::{AnyModel, Model};
use crate::path::Path;
use crate::property::Property;
use crate::validate::{Parameter, Violation, Violations};

/// Collects what is wrong.
#[derive(Debug)]
pub struct Checker {
    violations: Vec<Violation>,
    /// Whether `required` is asked for here.
    required: bool,
}

/// Checks a model with everything in it.
pub fn validate(model: &dyn AnyModel) -> Result<(), Violations> {
    run(model, true)
}

/// Checks a model with everything in it, but does not ask for what is required.
pub fn validate_partial(model: &dyn AnyModel) -> Result<(), Violations> {
    run(model, false)
}

fn run(model: &dyn AnyModel, required: bool) -> Result<(), Violations> {
    let mut checker = Checker {
        violations: Vec::new(),
        required,
    };
    model.check(&Path::ROOT, &mut checker);
    Violations::unless_empty(checker.violations)
}

/// Checks what a builder made. `unset` are the properties that have to be there and were never set.
pub fn build<M: Model>(model: M, unset: &[usize]) -> Result<M, Violations> {
    match finish(&model, unset) {
        Ok(()) => Ok(model),
        Err(violations) => Err(violations),
    }
}

fn finish(model: &dyn AnyModel, unset: &[usize]) -> Result<(), Violations> {
    let def = model.def();
    let mut checker = Checker {
        violations: Vec::new(),
        required: true,
    };
    for index in unset {
        checker.missing(&def.properties[*index], &Path::ROOT);
    }
    let missing: Vec<String> = checker
        .violations
        .iter()
        .map(|violation| violation.pointer().to_owned())
        .collect();
    model.check(&Path::ROOT, &mut checker);
    // The stand-in of what was never set has no say.
    let mut position = 0;
    checker.violations.retain(|violation| {
        position += 1;
        let pointer = violation.pointer();
        let below = |known: &String| {
            pointer
                .strip_prefix(known.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        position <= missing.len() || !missing.iter().any(below)
    });
    Violations::unless_empty(checker.violations)
}

/// Checks a property.
#[inline]
pub fn check<T: Property>(value: &T, def: &'static PropertyDef, at: &Path<'_>, out: &mut Checker) {
    if value.is_absent() {
        missing_value(def, at, out);
    } else {
        value.check(def.limits, &at.property(def.wire), out);
    }
}

/// Checks a model inside another. One that has its `id` set is a reference: nothing else has to be there.
pub fn check_nested(model: &dyn AnyModel, at: &Path<'_>, out: &mut Checker) {
    let def = model.def();
    if def.direction == Direction::Response {
        return;
    }
    let required = out.required;
    if required && let Some(id) = def.id {
        out.required = !model.property(id).is_present();
    }
    model.check(at, out);
    out.required = required;
}

/// What there is to say about a property that is absent.
#[inline]
pub fn missing_value(def: &'static PropertyDef, at: &Path<'_>, out: &mut Checker) {
    if def.required && out.required {
        out.missing(def, at);
    }
}

/// A limit as a parameter of a violation.
fn count(limit: u64) -> Parameter {
    i64::try_from(limit).map_or(Parameter::Text("many"), Parameter::Integer)
}

fn plural(limit: u64, one: &'static str, many: &'static str) -> &'static str {
    if limit == 1 { one } else { many }
}

impl Limits {
    /// Whether there is one that goes for the values of a list.
    pub(crate) const fn of_values(&self) -> bool {
        self.min.is_some()
            || self.max.is_some()
            || self.min_length.is_some()
            || self.max_length.is_some()
            || self.pattern.is_some()
            || self.format.is_some()
    }
}

impl Checker {
    #[cold]
    fn missing(&mut self, def: &PropertyDef, at: &Path<'_>) {
        let pointer = at.property(def.wire).pointer();
        self.violations
            .push(Violation::new(pointer, "required", None, "is required".to_owned()));
    }

    #[cold]
    fn push(&mut self, at: &Path<'_>, code: &'static str, limit: Parameter, message: String) {
        self.violations
            .push(Violation::new(at.pointer(), code, Some(limit), message));
    }

    pub(crate) fn text(&mut self, text: &str, limits: &'static Limits, at: &Path<'_>) {
        if let Some(limit) = limits.min_length
            && too_short(text, limit)
        {
            let unit = plural(limit, "character", "characters");
            self.push(at, "min_length", count(limit), format!("has less than {limit} {unit}"));
        }
        if let Some(limit) = limits.max_length
            && too_long(text, limit)
        {
            let unit = plural(limit, "character", "characters");
            self.push(at, "max_length", count(limit), format!("has more than {limit} {unit}"));
        }
        if let Some(pattern) = limits.pattern
            && !(pattern.found_in)(text)
        {
            let message = format!("does not match the pattern {}", pattern.text);
            self.push(at, "pattern", Parameter::Text(pattern.text), message);
        }
        if let Some(format) = limits.format
            && !format.accepts(text)
        {
            let message = format!("does not look like {}", format.description());
            self.push(at, "format", Parameter::Text(format.name()), message);
        }
    }

    pub(crate) fn bytes(&mut self, len: usize, limits: &'static Limits, at: &Path<'_>) {
        let len = len as u64;
        if let Some(limit) = limits.min_length.filter(|limit| len < *limit) {
            let unit = plural(limit, "byte", "bytes");
            self.push(at, "min_length", count(limit), format!("has less than {limit} {unit}"));
        }
        if let Some(limit) = limits.max_length.filter(|limit| len > *limit) {
            let unit = plural(limit, "byte", "bytes");
            self.push(at, "max_length", count(limit), format!("has more than {limit} {unit}"));
        }
    }

    /// How many items a list or a map has. Of lists in lists only the outermost is counted.
    pub(crate) fn items(&mut self, len: usize, limits: &'static Limits, at: &Path<'_>) {
        let len = len as u64;
        if at.is_item() {
            return;
        }
        if let Some(limit) = limits.min_items.filter(|limit| len < *limit) {
            let unit = plural(limit, "item", "items");
            self.push(at, "min_items", count(limit), format!("has less than {limit} {unit}"));
        }
        if let Some(limit) = limits.max_items.filter(|limit| len > *limit) {
            let unit = plural(limit, "item", "items");
            self.push(at, "max_items", count(limit), format!("has more than {limit} {unit}"));
        }
    }

    pub(crate) fn integer(&mut self, value: i64, limits: &'static Limits, at: &Path<'_>) {
        #[allow(clippy::cast_precision_loss)]
        let below = |limit: Number| match limit {
            Number::Integer(limit) => value < limit,
            Number::Float(limit) => (value as f64) < limit,
        };
        #[allow(clippy::cast_precision_loss)]
        let above = |limit: Number| match limit {
            Number::Integer(limit) => value > limit,
            Number::Float(limit) => (value as f64) > limit,
        };
        self.range(limits, below, above, at);
    }

    pub(crate) fn number(&mut self, value: f64, limits: &'static Limits, at: &Path<'_>) {
        // What is not a number is within no range.
        let below = |limit: Number| !(value >= float(limit));
        let above = |limit: Number| !(value <= float(limit));
        self.range(limits, below, above, at);
    }

    fn range(
        &mut self,
        limits: &'static Limits,
        below: impl Fn(Number) -> bool,
        above: impl Fn(Number) -> bool,
        at: &Path<'_>,
    ) {
        if let Some(limit) = limits.min.filter(|limit| below(*limit)) {
            self.push(
                at,
                "min",
                limit.into(),
                format!("is less than {}", Parameter::from(limit)),
            );
        }
        if let Some(limit) = limits.max.filter(|limit| above(*limit)) {
            self.push(
                at,
                "max",
                limit.into(),
                format!("is greater than {}", Parameter::from(limit)),
            );
        }
    }
}

#[allow(clippy::cast_precision_loss)]
fn float(number: Number) -> f64 {
    match number {
        Number::Integer(value) => value as f64,
        Number::Float(value) => value,
    }
}

/// A code point takes one byte to four, so that most texts need not be counted.
fn too_short(text: &str, limit: u64) -> bool {
    let len = text.len() as u64;
    len < limit || (len / 4 < limit && (text.chars().count() as u64) < limit)
}

fn too_long(text: &str, limit: u64) -> bool {
    text.len() as u64 > limit && text.chars().count() as u64 > limit
}
