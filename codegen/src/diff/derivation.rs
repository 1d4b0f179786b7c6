//! How a finding came to its level, as data: what the change does to the set of legal values, who meets them, what our
//! code does there, and what follows.

use super::Difference;
use super::effect::{Effect, Reading, Role, impact};
use super::verdict::{Bump, Impact, Level, Verdict};
use crate::policy::OnUnexpected;

/// From what the part of a verdict that is about the wire follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Because {
    pub(super) role: Role,
    /// `None` where no values came or went, but their place or meaning.
    pub(super) effect: Option<Effect>,
    pub(super) on: Option<Reading>,
}

/// One step of a derivation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is looked at: `effect`, `role`, one of the four dimensions, `level`.
    pub of: &'static str,
    /// What is found there, in a word.
    pub is: &'static str,
    /// Why, in a sentence without a period.
    pub why: String,
}

impl Difference {
    /// The steps from the change to its level.
    #[must_use]
    pub fn derivation(&self) -> Vec<Step> {
        let verdict = self.verdict;
        let mut steps = Vec::new();
        if let Some(because) = verdict.because {
            steps.extend(because.effect.map(effect));
            steps.push(role(because.role));
        } else {
            steps.push(step("role", "nobody", "no document of the wire is touched"));
        }
        steps.push(step("reader", verdict.reader.name(), reader(verdict)));
        steps.push(step("writer", verdict.writer.name(), writer(verdict)));
        steps.push(step("skew", verdict.skew.name(), skew(verdict)));
        steps.push(step("rust", verdict.rust.name(), rust(verdict.rust)));
        steps.push(step("level", self.level().name(), level(verdict)));
        steps
    }

    /// The derivation in one line: `widens -> read and sent -> reader fails -> major/breaking`.
    #[must_use]
    pub fn chain(&self) -> String {
        let verdict = self.verdict;
        let mut parts: Vec<String> = Vec::new();
        if let Some(because) = verdict.because {
            parts.extend(because.effect.map(|of| effect(of).is.to_owned()));
            parts.push(role(because.role).is.to_owned());
        }
        for (who, impact) in [
            ("reader", verdict.reader),
            ("writer", verdict.writer),
            ("skew", verdict.skew),
        ] {
            if impact >= Impact::Dangerous {
                parts.push(format!("{who} {}", impact.name()));
            }
        }
        if verdict.rust > Bump::None {
            parts.push(format!("rust {}", verdict.rust.name()));
        }
        parts.push(self.level().name().to_owned());
        parts.join(" -> ")
    }
}

fn step(of: &'static str, is: &'static str, why: impl Into<String>) -> Step {
    Step {
        of,
        is,
        why: why.into(),
    }
}

fn effect(effect: Effect) -> Step {
    let (is, why) = match effect {
        Effect::Widen => ("widens", "every value that was legal is, and more"),
        Effect::Narrow => ("narrows", "some values are no longer legal"),
        Effect::Incomparable => ("moves", "some values are no longer legal, and others are"),
        Effect::Unknown => ("unknown", "which values came or went was not decided"),
    };
    step("effect", is, why)
}

fn role(role: Role) -> Step {
    let (is, why) = match (role.read, role.write) {
        (true, true) => ("read and sent", "clients read it and send it"),
        (true, false) => ("read", "clients only read it"),
        (false, true) => ("sent", "clients only send it"),
        (false, false) => ("nobody", "no client reads or sends it"),
    };
    step("role", is, why)
}

fn reader(verdict: Verdict) -> String {
    let Some(Because { effect, on, .. }) = verdict.because.filter(|because| because.role.read) else {
        return "deployed clients do not read it".to_owned();
    };
    match (effect, on) {
        (Some(effect), Some(on)) if effect.is_wider() && impact(on.old) == verdict.reader => {
            format!("deployed clients meet values that are new to them; {}", does(on.old))
        }
        (Some(_), Some(_)) if verdict.reader <= Impact::Compatible => {
            "all that comes is what deployed clients know".to_owned()
        }
        _ => generic(verdict.reader, "deployed clients read the new documents"),
    }
}

fn writer(verdict: Verdict) -> String {
    let Some(Because { effect, .. }) = verdict.because.filter(|because| because.role.write) else {
        return "deployed clients do not send it".to_owned();
    };
    match effect {
        Some(effect) if effect.is_narrower() && verdict.writer == Impact::Breaking => {
            "the service refuses what deployed clients may send".to_owned()
        }
        Some(_) if verdict.writer == Impact::Compatible => "all that deployed clients send is still legal".to_owned(),
        _ => generic(verdict.writer, "deployed clients send what they sent"),
    }
}

fn skew(verdict: Verdict) -> String {
    match verdict.because.and_then(|because| Some((because.effect?, because.on?))) {
        Some((effect, on)) if effect.is_narrower() && verdict.skew == impact(on.new) => {
            format!("new code meets values of before; {}", does(on.new))
        }
        _ if verdict.skew == Impact::None => "old servers and recorded data do not have it".to_owned(),
        _ => generic(verdict.skew, "new code meets old servers and recorded data"),
    }
}

/// What our code does, in words.
fn does(on: OnUnexpected) -> &'static str {
    match on {
        OnUnexpected::Kept => "the code keeps them",
        OnUnexpected::Silent => "nothing fails, and something is lost or means something else",
        OnUnexpected::Error => "decoding them fails",
    }
}

fn generic(impact: Impact, what: &str) -> String {
    let then = match impact {
        Impact::None => ", and nothing is different",
        Impact::Compatible => ", and all goes on as before",
        Impact::Dangerous => "; nothing fails, and something is lost or means something else",
        Impact::Breaking => ", and something fails",
    };
    format!("{what}{then}")
}

fn rust(bump: Bump) -> &'static str {
    match bump {
        Bump::None => "the public interface of the crate is as it was",
        Bump::Patch => "the crate says something else, and does the same",
        Bump::Minor => "the crate has something more, and what compiled compiles",
        Bump::Major => "something that compiled against the crate does not, or means something else",
    }
}

fn level(verdict: Verdict) -> String {
    let impacts = [
        ("reader", verdict.reader),
        ("writer", verdict.writer),
        ("skew", verdict.skew),
    ];
    let of = |wanted: fn(&(&str, Impact)) -> bool| -> Vec<&str> {
        impacts
            .iter()
            .filter(|pair| wanted(pair))
            .map(|(name, _)| *name)
            .collect()
    };
    let breaking = of(|(name, impact)| *impact == Impact::Breaking && *name != "skew");
    let dangerous = of(|(_, impact)| *impact >= Impact::Dangerous);
    match verdict.level() {
        Level::MajorBreaking if breaking.is_empty() => "rust needs a major release".to_owned(),
        Level::MajorBreaking if verdict.rust == Bump::Major => {
            format!("breaking: {}; and rust needs a major release", breaking.join(", "))
        }
        Level::MajorBreaking => format!("breaking: {}", breaking.join(", ")),
        Level::MinorDangerous => format!("nobody breaks at once; to be looked at: {}", dangerous.join(", ")),
        Level::MinorSafe => "rust needs a minor release, and nobody breaks".to_owned(),
        Level::PatchSafe | Level::None => "nobody has to care".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::diff::tests::schema;
    use crate::diff::{Difference, schemas};

    /// The one finding of a change of one property.
    fn one(head: &str, old: &str, new: &str) -> Difference {
        let side = |facts: &str| {
            schema(&[(
                "models/A",
                &format!("model: A\n{head}properties:\n  p: {{ {facts} }}\n"),
            )])
        };
        let mut findings = schemas(&side(old), &side(new)).findings;
        assert_eq!(findings.len(), 1, "{findings:#?}");
        findings.remove(0)
    }

    fn words(found: &Difference) -> Vec<(&'static str, &'static str)> {
        found.derivation().iter().map(|step| (step.of, step.is)).collect()
    }

    #[test]
    fn a_closed_enum_fails_at_a_new_choice() {
        let found = one(
            "",
            "type: enum, open: false, choices: { a: , b: }",
            "type: enum, open: false, choices: { a: , b: , c: }",
        );
        assert_eq!(found.rule, "choice-added");
        assert_eq!(
            found.chain(),
            "widens -> read and sent -> reader breaking -> rust minor -> major/breaking"
        );
        let reader = &found.derivation()[2];
        assert_eq!(
            reader.why,
            "deployed clients meet values that are new to them; decoding them fails"
        );
    }

    #[test]
    fn the_role_and_the_code_decide() {
        let open = one(
            "",
            "type: enum, choices: { a: , b: }",
            "type: enum, choices: { a: , b: , c: }",
        );
        assert_eq!(open.chain(), "widens -> read and sent -> rust minor -> minor/safe");
        let response = one("direction: response\n", "type: string", "type: string, max_length: 4");
        assert_eq!(response.chain(), "narrows -> read -> patch/safe");
        let sent = one("", "type: string", "type: string, max_length: 4");
        assert!(sent.chain().contains("writer breaking"), "{}", sent.chain());
        let retyped = one("", "type: string", "type: integer").derivation();
        assert_eq!(
            retyped.last().expect("a level").why,
            "breaking: reader, writer; and rust needs a major release"
        );
        let docs = one("", "type: string", "type: string, doc: Text.");
        assert_eq!(docs.chain(), "rust patch -> patch/safe");
        assert_eq!(words(&docs)[0], ("role", "nobody"));
    }

    #[test]
    fn the_steps_say_what_the_verdict_says() {
        for (old, new) in [
            ("type: string", "type: string, required: true"),
            ("type: string", "type: datetime"),
            ("type: integer", "type: number"),
            ("type: string, wire: a", "type: string, wire: b"),
            ("type: string", "type: string, read_only: true"),
            ("type: string, default: a", "type: string, default: b"),
        ] {
            let found = one("", old, new);
            let verdict = found.verdict;
            let words = words(&found);
            for wanted in [
                ("reader", verdict.reader.name()),
                ("writer", verdict.writer.name()),
                ("skew", verdict.skew.name()),
                ("rust", verdict.rust.name()),
                ("level", found.level().name()),
            ] {
                assert!(words.contains(&wanted), "{wanted:?} in {words:?}");
            }
        }
    }
}
