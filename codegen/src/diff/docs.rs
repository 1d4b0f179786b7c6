//! Docs, examples and what else only tells: one finding a file.

use std::collections::BTreeMap;

use super::change::{Change, Place, Sides};
use super::defaults::text;
use super::verdict::{Bump, Verdict};
use crate::model::{Api, Deprecated, ModelId};
use crate::rules::diff as rules;
use crate::source::Span;

/// The words of one file: by what they belong to.
struct Words {
    owner: String,
    span: Span,
    said: BTreeMap<String, String>,
}

pub(super) fn compare(sides: &Sides<'_>, found: &mut Vec<Change>) {
    let (old, new) = (words(sides.old), words(sides.new));
    let former: BTreeMap<&str, &Words> = old.iter().map(|words| (words.owner.as_str(), words)).collect();
    let renamed = renamed(sides);
    for words in &new {
        let name = renamed
            .get(words.owner.as_str())
            .copied()
            .unwrap_or(words.owner.as_str());
        let Some(before) = former.get(name) else { continue };
        let differs = |key: &&String| before.said.get(*key).is_some_and(|said| *said != words.said[*key]);
        let changed: Vec<&String> = words.said.keys().filter(differs).collect();
        if changed.is_empty() {
            continue;
        }
        let all = |words: &Words| {
            changed
                .iter()
                .map(|key| words.said[*key].as_str())
                .collect::<Vec<_>>()
                .join("\n")
        };
        let count = changed.len();
        found.push(
            Change::new(rules::DOCS_CHANGED, &words.owner, "", Place::New(words.span))
                .values(all(before), all(words))
                .verdict(Verdict::rust(Bump::Patch))
                .message(format!("{count} doc{} changed", if count == 1 { "" } else { "s" })),
        );
    }
    let is_new = sides.old.models.is_empty() && sides.old.resources.is_empty();
    if !is_new && (&sides.old.title, &sides.old.docs_url) != (&sides.new.title, &sides.new.docs_url) {
        let said = |api: &Api| format!("{:?} {:?}", api.title, api.docs_url);
        let change = Change::new(rules::DOCS_CHANGED, "", "", Place::Api).values(said(sides.old), said(sides.new));
        found.push(
            change
                .verdict(Verdict::rust(Bump::Patch))
                .message("title or documentation changed"),
        );
    }
}

fn renamed<'a>(sides: &Sides<'a>) -> BTreeMap<&'a str, &'a str> {
    let (old, new) = (sides.old, sides.new);
    let models = sides.pairs.models.to_old.iter().enumerate();
    let models = models.filter_map(|(n, o)| o.map(|o| (new.models[n].name.as_str(), old.models[o].name.as_str())));
    let enums = sides.pairs.enums.to_old.iter().enumerate();
    let enums = enums.filter_map(|(n, o)| o.map(|o| (new.enums[n].name.as_str(), old.enums[o].name.as_str())));
    models.chain(enums).collect()
}

fn words(api: &Api) -> Vec<Words> {
    let mut all = Vec::new();
    for (n, model) in api.models.iter().enumerate() {
        let mut said = BTreeMap::from([(String::new(), model.doc.clone())]);
        why(&mut said, "", model.deprecated.as_deref());
        for (name, example) in &model.examples {
            said.insert(format!("example {name}"), text(Some(example)));
        }
        for property in model.properties.iter().filter(|p| p.declared_in == ModelId(n)) {
            let examples: Vec<String> = property.examples.iter().map(|e| text(Some(e))).collect();
            why(&mut said, &property.name, property.deprecated.as_deref());
            let rest = format!(" {} {}", examples.join(" "), property.sensitive);
            said.insert(format!(".{}", property.name), format!("{}{rest}", property.doc));
        }
        for computed in model.computed.iter().filter(|c| c.declared_in == ModelId(n)) {
            said.insert(format!(".{}", computed.name), computed.doc.clone());
        }
        inline(api, n, &mut said);
        all.push(Words {
            owner: model.name.clone(),
            span: model.span,
            said,
        });
    }
    for choices in api.enums.iter().filter(|choices| choices.inline_in.is_none()) {
        let mut said = BTreeMap::from([(String::new(), choices.doc.clone())]);
        why(&mut said, "", choices.deprecated.as_deref());
        for choice in &choices.choices {
            said.insert(format!(".{}", choice.value), choice.doc.clone().unwrap_or_default());
            why(&mut said, &choice.value, choice.deprecated.as_deref());
        }
        all.push(Words {
            owner: choices.name.clone(),
            span: choices.span,
            said,
        });
    }
    for union in &api.unions {
        let mut said = BTreeMap::from([(String::new(), union.doc.clone())]);
        let docs = union
            .variants
            .iter()
            .map(|v| (format!(".{}", v.value), v.doc.clone().unwrap_or_default()));
        said.extend(docs);
        all.push(Words {
            owner: union.name.clone(),
            span: union.span,
            said,
        });
    }
    all.extend(resources(api));
    all
}

/// The choices of an inline enum belong to the file of its model. The doc of the enum itself is its property's.
fn inline(api: &Api, model: usize, said: &mut BTreeMap<String, String>) {
    for choices in &api.enums {
        let Some((holder, property)) = &choices.inline_in else {
            continue;
        };
        if holder.0 == model {
            for choice in &choices.choices {
                let doc = choice.doc.clone().unwrap_or_default();
                said.insert(format!(".{property}.{}", choice.value), doc);
            }
        }
    }
}

fn resources(api: &Api) -> impl Iterator<Item = Words> {
    api.resources.iter().map(|resource| {
        let mut said = BTreeMap::from([(String::new(), resource.doc.clone())]);
        for endpoint in &resource.endpoints {
            said.insert(format!(".{}", endpoint.name), endpoint.doc.clone());
            for parameter in endpoint.params.iter().chain(&endpoint.query) {
                said.insert(format!(".{}.{}", endpoint.name, parameter.name), parameter.doc.clone());
            }
        }
        Words {
            owner: resource.name.clone(),
            span: resource.span,
            said,
        }
    })
}

/// What a deprecation says. Whether there is one at all has rules of its own.
fn why(said: &mut BTreeMap<String, String>, of: &str, deprecated: Option<&Deprecated>) {
    if let Some(Deprecated {
        since,
        use_instead,
        note,
    }) = deprecated
    {
        said.insert(
            format!(".{of} deprecated"),
            format!("{since:?} {use_instead:?} {note:?}"),
        );
    }
}
