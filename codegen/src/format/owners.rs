//! Every comment with its owner, for the promise that none is lost or moved to another.

use super::Refusal;
use super::kind::Kind;
use super::layout::{Block, Item, Note};
use super::read;
use super::text::WHITE;
use crate::syntax::Tree;

/// A comment and whose it is.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Owned {
    /// The way to its owner: keys, and numbers of items of lists.
    owner: Vec<String>,
    /// How it belongs to the owner.
    place: Place,
    /// Its text.
    text: String,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Above,
    /// On the line of the owner, or in its brackets.
    Beside,
    /// Behind so many section headers and these keys of the owner.
    Section(usize, Vec<String>),
    Tail,
}

/// All comments of a file, sorted by owner; those of one owner and place keep their order.
pub(super) fn of(kind: Kind, tree: &Tree<'_>) -> Result<Vec<Owned>, Refusal> {
    let block = read::document(kind, tree)?;
    let mut list = Vec::new();
    walk(&block, &mut Vec::new(), &mut list);
    let mut owned: Vec<&str> = list.iter().map(|owned| owned.text.as_str()).collect();
    let mut parsed = texts(tree);
    owned.sort_unstable();
    parsed.sort_unstable();
    if owned != parsed {
        return Err(Refusal::Promise("comments"));
    }
    list.sort_by(|a, b| (&a.owner, &a.place).cmp(&(&b.owner, &b.place)));
    Ok(list)
}

/// Comments and the ways to their owners, whatever stands around them.
pub(super) fn plain(list: Vec<Owned>) -> super::Comments {
    let mut list: Vec<_> = list.into_iter().map(|owned| (owned.owner, owned.text)).collect();
    list.sort_unstable();
    list
}

/// The text of every comment, as the parser found them.
fn texts<'s>(tree: &Tree<'s>) -> Vec<&'s str> {
    let text = tree.text;
    tree.comments
        .iter()
        .map(|comment| {
            text.get(comment.span.range())
                .unwrap_or_default()
                .trim_end_matches(WHITE)
        })
        .collect()
}

fn walk(block: &Block, path: &mut Vec<String>, list: &mut Vec<Owned>) {
    let mut before: Vec<String> = Vec::new();
    let mut sections = 0;
    for item in &block.items {
        if !item.sections.is_empty() {
            sections += 1;
            let mut keys = before.clone();
            keys.sort_unstable();
            put(list, path, &item.sections, || Place::Section(sections, keys.clone()));
        }
        before.push(item.key.clone());
        path.push(item.key.clone());
        put(list, path, &item.own, || Place::Above);
        beside(item, path, list);
        if let Some(body) = &item.body {
            walk(body, path, list);
        }
        path.pop();
    }
    put(list, path, &block.tail, || Place::Tail);
}

fn beside(item: &Item, path: &[String], list: &mut Vec<Owned>) {
    for text in &item.beside {
        list.push(Owned {
            owner: path.to_vec(),
            place: Place::Beside,
            text: text.clone(),
        });
    }
}

fn put(list: &mut Vec<Owned>, path: &[String], notes: &[Note], place: impl Fn() -> Place) {
    list.extend(notes.iter().map(|note| Owned {
        owner: path.to_vec(),
        place: place(),
        text: note.text.clone(),
    }));
}
