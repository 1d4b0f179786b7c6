//! What holds of the reference as a whole.

use std::collections::{BTreeMap, BTreeSet};

use crate::emit::fixture::*;
use crate::model::*;

/// What a link may point to within a page.
fn anchors(page: &str) -> BTreeSet<String> {
    let ids = page.split("<a id=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let headings = page.lines().filter_map(|line| line.strip_prefix('#'));
    let headings = headings.map(|line| line.trim_start_matches('#').trim().to_lowercase().replace(' ', "-"));
    ids.map(str::to_owned).chain(headings).collect()
}

/// Where a relative link of a page leads, below the output folder.
fn resolved(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." if parts.last().is_some_and(|last| *last != "..") => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn every_link_leads_somewhere() {
    let files = files(&zoo());
    let pages: BTreeMap<&str, &str> = files
        .iter()
        .map(|file| (file.path.as_str(), file.contents.as_str()))
        .collect();
    let mut checked = 0;
    for (path, text) in pages.iter().filter(|(path, _)| path.ends_with(".md")) {
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let (target, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if target.is_empty() {
                (*path).to_owned()
            } else {
                resolved(path, target)
            };
            if target.starts_with("../schema/v1/") {
                continue;
            }
            let page = pages
                .get(target.as_str())
                .unwrap_or_else(|| panic!("{path}: {link} leads nowhere"));
            assert!(
                anchor.is_empty() || anchors(page).contains(anchor),
                "{path}: no {anchor} in {target}"
            );
            checked += 1;
        }
    }
    assert!(checked > 50, "{checked}");
}

#[test]
fn inherited_properties_say_where_they_come_from() {
    let page = text(&zoo(), "docs/v1/Customer.md");
    assert!(page.contains("*From [Base](Base.md#id).*"));
    assert!(page.contains("| [CustomerType](CustomerType.md) | `type` | required | | The type. *Overrides"));
    assert!(page.contains("Extends [Person](Person.md), which extends [Base](Base.md)."));
}

#[test]
fn a_model_says_where_it_is_used() {
    let page = text(&zoo(), "docs/v1/Pet.md");
    for line in [
        "- [Customer](Customer.md).[`pets`](Customer.md#pets)\n",
        "- [Thing](Thing.md), as a variant\n",
        "- [Pets](resources/Pets.md).[`create`](resources/Pets.md#create), request\n",
    ] {
        assert!(page.contains(line), "{line}");
    }
    assert!(page.contains("    Pet --> Person : owner\n"));
}

#[test]
fn a_resource_says_what_is_sent_and_what_comes_back() {
    let page = text(&zoo(), "docs/v1/resources/Pets.md");
    assert!(page.contains("`GET /pets`"));
    assert!(page.contains("- Returns: pages of [Pet](../Pet.md)"));
    assert!(page.contains("- Error 412 `too_many`: There are too many pets."));
    assert!(page.contains("| `owner_type` | [PersonType](../PersonType.md) | `ownerType` | `user` |"));
}

#[test]
fn every_fact_of_a_property_arrives() {
    let mut schema = zoo();
    let name = &mut schema.apis[0].models[2].properties[1];
    name.write_only = true;
    name.sensitive = true;
    name.aliases = vec!["given|name".into()];
    name.limits.pattern = Some("a|b".into());
    name.renamed_from = Some("given".into());
    name.examples = vec![Literal::String("Ada".into()), Literal::String("Eve".into())];
    name.deprecated = Some(Box::new(Deprecated {
        since: Some("2".into()),
        use_instead: Some("type".into()),
        note: None,
    }));
    let page = text(&schema, "docs/v1/Person.md");
    for part in [
        "required, write-only, sensitive",
        "also `given\\|name`",
        "matches `a\\|b`",
        "Formerly `given`.",
        "**Deprecated** since 2: use `type` instead.",
        "Examples: `Ada`, `Eve`",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
}

#[test]
fn text_of_the_schema_breaks_no_table() {
    let mut schema = zoo();
    schema.apis[0].models[2].properties[1].doc = "a | b\n<i>\n[x]".into();
    schema.apis[0].enums[1].choices[0].doc = Some("a |\n\n# b".into());
    let page = text(&schema, "docs/v1/Person.md");
    assert!(page.contains("| a \\| b \\<i> \\[x\\] |"));
    assert!(page.contains("| `user` | `User` | a \\| # b |"));
}
