//! Limits: that the type has them, that they leave something, and that patterns are patterns.

use std::collections::HashMap;

use regex_automata::nfa::thompson::{NFA, pikevm::PikeVM};
use regex_syntax::ast::ErrorKind;

use super::literals::{decimal_integer, decimal_number};
use super::names::Names;
use super::types::in_words;
use crate::decl::{Count, LimitsDecl};
use crate::diagnostic::{Finding, Findings, shown};
use crate::model::{FewLimits, Limits, Literal, Type};
use crate::rules;
use crate::source::Span;
use crate::syntax::Scalar;

/// An automaton that is larger than this would be a burden for the generated crate.
const MAX_AUTOMATON_BYTES: usize = 10 * 1024 * 1024;

/// Every pattern of one API, compiled once; `None` for one that is wrong.
#[derive(Default)]
pub(super) struct Patterns {
    compiled: HashMap<String, Option<PikeVM>>,
}

impl Patterns {
    /// Whether a pattern is found in a text; true where the pattern is wrong, which was reported.
    pub(super) fn is_found(&self, pattern: &str, text: &str) -> bool {
        match self.compiled.get(pattern) {
            Some(Some(automaton)) => automaton.is_match(&mut automaton.create_cache(), text),
            _ => true,
        }
    }

    fn add(&mut self, pattern: &Scalar<'_>, file: &str, findings: &mut Findings) {
        let known = self.compiled.get(&*pattern.text).is_some_and(Option::is_some);
        if known {
            return;
        }
        let compiled = compile(pattern, file).map_err(|finding| findings.push(*finding)).ok();
        self.compiled.insert(pattern.text.clone().into_owned(), compiled);
    }
}

fn compile(pattern: &Scalar<'_>, file: &str) -> Result<PikeVM, Box<Finding>> {
    let hir = regex_syntax::parse(&pattern.text).map_err(|error| wrong_pattern(pattern, file, &error))?;
    let config = NFA::config().nfa_size_limit(Some(MAX_AUTOMATON_BYTES));
    let nfa = NFA::compiler().configure(config).build_from_hir(&hir);
    nfa.and_then(PikeVM::new_from_nfa).map_err(|_| {
        let span = pattern.part(file, 0..pattern.text.len());
        let finding = Finding::error(rules::PATTERN_INVALID, span, "this pattern is too large to be compiled");
        Box::new(finding.help("make the counts in `{…}` smaller"))
    })
}

fn wrong_pattern(pattern: &Scalar<'_>, file: &str, error: &regex_syntax::Error) -> Box<Finding> {
    let (span, message, look_around) = match error {
        regex_syntax::Error::Parse(error) => (
            error.span().start.offset..error.span().end.offset,
            error.kind().to_string(),
            matches!(
                error.kind(),
                ErrorKind::UnsupportedLookAround | ErrorKind::UnsupportedBackreference
            ),
        ),
        regex_syntax::Error::Translate(error) => (
            error.span().start.offset..error.span().end.offset,
            error.kind().to_string(),
            false,
        ),
        other => (0..pattern.text.len(), other.to_string(), false),
    };
    let help = if look_around {
        "look-around and back-references are not part of Rust's regular expressions, which run in linear time"
    } else {
        "patterns are in the syntax of Rust's `regex`; in YAML, single quotes keep backslashes as they are"
    };
    let finding = Finding::error(
        rules::PATTERN_INVALID,
        pattern.part(file, span),
        format!("this pattern is wrong: {message}"),
    );
    Box::new(finding.help(help))
}

/// The limits of a property or parameter of a type.
pub(super) fn limits(
    names: &Names<'_, '_>,
    decl: Option<&LimitsDecl<'_>>,
    ty: &Type,
    patterns: &mut Patterns,
    findings: &mut Findings,
) -> FewLimits {
    let Some(decl) = decl else {
        return FewLimits::default();
    };
    let mut checker = Checker { names, ty, findings };
    let limits = Limits {
        min: checker.bound(decl.min.as_ref(), "min"),
        max: checker.bound(decl.max.as_ref(), "max"),
        min_length: checker.length(decl.min_length, "min_length"),
        max_length: checker.length(decl.max_length, "max_length"),
        min_items: checker.items(decl.min_items, "min_items"),
        max_items: checker.items(decl.max_items, "max_items"),
        pattern: checker.pattern(decl.pattern.as_ref(), patterns),
        format: decl
            .format
            .filter(|(_, span)| checker.fits(Type::is_text, *span, "format", "texts"))
            .map(|(format, _)| format),
    };
    if let (Some(min), Some(max)) = (&decl.min, &decl.max) {
        let is_empty = compare(limits.min.as_ref(), limits.max.as_ref()) == Some(std::cmp::Ordering::Greater);
        checker.empty(is_empty, (min.span, max.span), "min", "max");
    }
    for (low, high, names) in [
        (decl.min_length, decl.max_length, ("min_length", "max_length")),
        (decl.min_items, decl.max_items, ("min_items", "max_items")),
    ] {
        if let (Some(low), Some(high)) = (low, high) {
            checker.empty(low.value > high.value, (low.span, high.span), names.0, names.1);
        }
    }
    limits.into()
}

struct Checker<'n, 'd, 's, 'f> {
    names: &'n Names<'d, 's>,
    ty: &'n Type,
    findings: &'f mut Findings,
}

impl Checker<'_, '_, '_, '_> {
    fn fits(&mut self, has_limit: fn(&Type) -> bool, span: Span, key: &str, of: &str) -> bool {
        let fits = has_limit(self.ty);
        if !fits {
            let message = format!(
                "`{key}` is a limit of {of}, and the type is `{}`",
                in_words(self.names, self.ty)
            );
            self.findings.push(
                Finding::error(rules::CONSTRAINT_WRONG_TYPE, span, message).help("remove it, or change the type"),
            );
        }
        fits
    }

    fn bound(&mut self, scalar: Option<&Scalar<'_>>, key: &str) -> Option<Literal> {
        let scalar = scalar?;
        if !self.fits(Type::is_numeric, scalar.span, key, "integers and numbers") {
            return None;
        }
        let (literal, wanted) = match self.ty.innermost() {
            Type::Integer => (decimal_integer(scalar).map(Literal::Integer), "a whole number"),
            _ => (decimal_number(scalar).map(Literal::Number), "a number"),
        };
        if literal.is_none() {
            let message = format!("`{key}` must be {wanted}, not `{}`", shown(&scalar.text));
            let help = "write it in decimal digits, without quotes";
            self.findings
                .push(Finding::error(rules::WRONG_VALUE, scalar.span, message).help(help));
        }
        literal
    }

    fn length(&mut self, count: Option<Count>, key: &str) -> Option<u64> {
        let count = count?;
        self.fits(Type::has_length, count.span, key, "texts and bytes")
            .then_some(count.value)
    }

    fn items(&mut self, count: Option<Count>, key: &str) -> Option<u64> {
        let count = count?;
        self.fits(Type::has_items, count.span, key, "lists and maps")
            .then_some(count.value)
    }

    fn pattern(&mut self, scalar: Option<&Scalar<'_>>, patterns: &mut Patterns) -> Option<String> {
        let scalar = scalar?;
        if !self.fits(Type::is_text, scalar.span, "pattern", "texts") {
            return None;
        }
        patterns.add(scalar, &self.names.sources.get(scalar.span.source).text, self.findings);
        Some(scalar.text.clone().into_owned())
    }

    fn empty(&mut self, is_empty: bool, (low, high): (Span, Span), low_key: &str, high_key: &str) {
        if is_empty {
            let message = format!("`{low_key}` is greater than `{high_key}`, so that no value is right");
            let finding = Finding::error(rules::RANGE_EMPTY, high, message).related(low, format!("`{low_key}`"));
            self.findings.push(finding.help("swap or correct them"));
        }
    }
}

/// Which limits a type has.
trait Limited {
    fn is_numeric(&self) -> bool;
    fn is_text(&self) -> bool;
    fn has_length(&self) -> bool;
    fn has_items(&self) -> bool;
}

impl Limited for Type {
    fn is_numeric(&self) -> bool {
        matches!(self.innermost(), Type::Integer | Type::Number)
    }

    fn is_text(&self) -> bool {
        matches!(self.innermost(), Type::String)
    }

    fn has_length(&self) -> bool {
        matches!(self.innermost(), Type::String | Type::Bytes)
    }

    fn has_items(&self) -> bool {
        matches!(self, Type::List(_) | Type::Map(_))
    }
}

/// Compares two numbers.
pub(super) fn compare(a: Option<&Literal>, b: Option<&Literal>) -> Option<std::cmp::Ordering> {
    match (a?, b?) {
        (Literal::Integer(a), Literal::Integer(b)) => Some(a.cmp(b)),
        (Literal::Number(a), Literal::Number(b)) => a.partial_cmp(b),
        _ => None,
    }
}
