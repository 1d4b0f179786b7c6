//! `pattern-unanchored`.

use regex_syntax::hir::Look;

use super::report::Report;
use super::subject::Subject;
use crate::decl::PropertyDecl;
use crate::diagnostic::shown;

pub(super) fn check(subject: &Subject<'_>, report: &mut Report<'_>) {
    for property in subject.properties_and_parameters() {
        one(report, property);
    }
}

fn one(report: &mut Report<'_>, property: &PropertyDecl<'_>) {
    let Some(pattern) = property.limits.as_ref().and_then(|limits| limits.pattern.as_ref()) else {
        return;
    };
    if !is_anchored(&pattern.text) {
        let message = format!("`{}` is found anywhere in the text", shown(&pattern.text));
        let finding = report.finding(pattern.span, message);
        report.push(finding.help("write `^…$` for the whole text, or `.*` on the side where anything may stand"));
    }
}

/// Whether a pattern says where in the text a match begins and ends.
fn is_anchored(pattern: &str) -> bool {
    let Ok(hir) = regex_syntax::parse(pattern) else {
        return true;
    };
    let looks = hir.properties();
    let begins = looks.look_set_prefix().contains(Look::Start) || pattern.starts_with(".*");
    let ends = looks.look_set_suffix().contains(Look::End) || pattern.ends_with(".*");
    begins && ends
}

#[cfg(test)]
mod tests {
    use super::is_anchored;

    #[test]
    fn both_sides_are_said() {
        for right in ["^a$", r"\Aa\z", "^(a|b)$", "^a.*", ".*a.*", "^a$|^b$"] {
            assert!(is_anchored(right), "{right}");
        }
        for wrong in ["a", "^a", "a$", "^a|b$", "(?m)^a$", ""] {
            assert!(!is_anchored(wrong), "{wrong}");
        }
    }
}
