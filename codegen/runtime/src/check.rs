//! The rules, each once. The derive writes calls of [`check`]; what is valid costs no allocation.

use crate::def::{Direction, Limits, Number, PropertyDef};
use crate::model::{AnyModel, Model};
use crate::path::Path;
use crate::property::{Form, Property};
use crate::validate::{Parameter, Violation, Violations};
use crate::view::PropertyRef;

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

/// Checks the body of a request: a model or a union, or several of them. Without `required`, what is required may lack.
///
/// # Errors
/// All that is wrong.
pub fn validate_body(body: PropertyRef<'_>, required: bool) -> Result<(), Violations> {
    let mut checker = Checker {
        violations: Vec::new(),
        required,
    };
    checker.body(body, &Path::ROOT);
    Violations::unless_empty(checker.violations)
}

/// Checks a value that travels by itself: a parameter of a path or a query, or the value of a patch.
///
/// # Errors
/// All that is wrong, below `/name`.
pub fn validate_value<T: Property>(value: &T, name: &str, limits: &'static Limits) -> Result<(), Violations> {
    let mut checker = Checker {
        violations: Vec::new(),
        required: true,
    };
    if !T::Form::is_absent(value) {
        T::Form::check(value, limits, &Path::ROOT.property(name), &mut checker);
    }
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
    if T::Form::is_absent(value) {
        missing_value(def, at, out);
    } else {
        T::Form::check(value, def.limits, &at.property(def.wire), out);
    }
}

/// Checks what a union holds.
pub fn check_inside<T: Property>(value: &T, limits: &'static Limits, at: &Path<'_>, out: &mut Checker) {
    T::Form::check(value, limits, at, out);
}

/// Checks a model inside another. One that has its `id` set is a reference: nothing else has to be there.
pub(crate) fn check_nested(model: &dyn AnyModel, at: &Path<'_>, out: &mut Checker) {
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

/// What there is to say about a property of a type of another crate.
#[inline]
pub fn check_foreign<T>(value: &Option<T>, def: &'static PropertyDef, at: &Path<'_>, out: &mut Checker) {
    if value.is_none() {
        missing_value(def, at, out);
    }
}

/// What there is to say about a property that is absent.
#[inline]
fn missing_value(def: &'static PropertyDef, at: &Path<'_>, out: &mut Checker) {
    if def.required && out.required {
        out.missing(def, at);
    }
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
    /// What is the body itself is no reference, with or without an `id`.
    fn body(&mut self, body: PropertyRef<'_>, at: &Path<'_>) {
        match body {
            PropertyRef::Model(model) => model.check(at, self),
            PropertyRef::Union(union) => union.model.check(at, self),
            PropertyRef::List(list) => {
                let items = (0..list.len()).map_while(|index| list.get(index));
                for (index, item) in items.enumerate() {
                    self.body(item, &at.item(index));
                }
            }
            PropertyRef::Map(map) => {
                for (key, item) in map.iter() {
                    self.body(item, &at.entry(key));
                }
            }
            _ => {}
        }
    }

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

    /// Too little or too much of something that is counted.
    #[cold]
    #[inline(never)]
    fn count(&mut self, at: &Path<'_>, code: &'static str, limit: u64, unit: &'static str) {
        let than = if code.starts_with("min") { "less" } else { "more" };
        let plural = if limit == 1 { "" } else { "s" };
        let parameter = i64::try_from(limit).map_or(Parameter::Text("many"), Parameter::Integer);
        self.push(at, code, parameter, format!("has {than} than {limit} {unit}{plural}"));
    }

    #[cold]
    #[inline(never)]
    fn range(&mut self, at: &Path<'_>, code: &'static str, limit: Number) {
        let than = if code == "min" { "less" } else { "greater" };
        let limit = Parameter::from(limit);
        self.push(at, code, limit, format!("is {than} than {limit}"));
    }

    #[cold]
    #[inline(never)]
    fn mismatch(&mut self, at: &Path<'_>, code: &'static str, what: &'static str, message: &str) {
        self.push(at, code, Parameter::Text(what), format!("{message}{what}"));
    }

    #[inline]
    pub(crate) fn text(&mut self, text: &str, limits: &'static Limits, at: &Path<'_>) {
        if limits.min_length.is_some_and(|limit| too_short(text, limit)) {
            self.count(at, "min_length", limits.min_length.unwrap_or_default(), "character");
        }
        if limits.max_length.is_some_and(|limit| too_long(text, limit)) {
            self.count(at, "max_length", limits.max_length.unwrap_or_default(), "character");
        }
        if let Some(pattern) = limits.pattern
            && !(pattern.found_in)(text)
        {
            self.mismatch(at, "pattern", pattern.text, "does not match the pattern ");
        }
        if let Some(format) = limits.format
            && !format.accepts(text)
        {
            self.mismatch(at, "format", format.name(), "is not of the format ");
        }
    }

    pub(crate) fn bytes(&mut self, len: usize, limits: &'static Limits, at: &Path<'_>) {
        let len = len as u64;
        if let Some(limit) = limits.min_length.filter(|limit| len < *limit) {
            self.count(at, "min_length", limit, "byte");
        }
        if let Some(limit) = limits.max_length.filter(|limit| len > *limit) {
            self.count(at, "max_length", limit, "byte");
        }
    }

    /// How many items a list or a map has. Of lists in lists only the outermost is counted.
    #[inline]
    pub(crate) fn items(&mut self, len: usize, limits: &'static Limits, at: &Path<'_>) {
        let len = len as u64;
        if at.is_item() {
            return;
        }
        if let Some(limit) = limits.min_items.filter(|limit| len < *limit) {
            self.count(at, "min_items", limit, "item");
        }
        if let Some(limit) = limits.max_items.filter(|limit| len > *limit) {
            self.count(at, "max_items", limit, "item");
        }
    }

    #[inline]
    #[allow(clippy::cast_precision_loss)]
    pub(crate) fn integer(&mut self, value: i64, limits: &'static Limits, at: &Path<'_>) {
        let below = |limit: &Number| match limit {
            Number::Integer(limit) => value < *limit,
            Number::Float(limit) => (value as f64) < *limit,
        };
        let above = |limit: &Number| match limit {
            Number::Integer(limit) => value > *limit,
            Number::Float(limit) => (value as f64) > *limit,
        };
        if let Some(limit) = limits.min.filter(below) {
            self.range(at, "min", limit);
        }
        if let Some(limit) = limits.max.filter(above) {
            self.range(at, "max", limit);
        }
    }

    #[inline]
    pub(crate) fn number(&mut self, value: f64, limits: &'static Limits, at: &Path<'_>) {
        // What is not a number is within no range.
        if let Some(limit) = limits.min.filter(|limit| value.is_nan() || value < float(*limit)) {
            self.range(at, "min", limit);
        }
        if let Some(limit) = limits.max.filter(|limit| value.is_nan() || value > float(*limit)) {
            self.range(at, "max", limit);
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
#[inline]
fn too_short(text: &str, limit: u64) -> bool {
    let len = text.len() as u64;
    len < limit || (len / 4 < limit && (text.chars().count() as u64) < limit)
}

#[inline]
fn too_long(text: &str, limit: u64) -> bool {
    text.len() as u64 > limit && text.chars().count() as u64 > limit
}
