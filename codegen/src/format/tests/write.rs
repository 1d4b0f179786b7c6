//! Writes random files: each comment says whose it is, and the rest is as careless as the language allows.

use super::generate::{Random, Value};

/// The text of a mapping of the highest level.
pub(super) fn write(random: &mut Random, root: Vec<(String, Value)>) -> String {
    let mut writer = Writer {
        random,
        out: String::new(),
        count: 0,
    };
    writer.keys(root, 0, "");
    writer.out
}

struct Writer<'r> {
    random: &'r mut Random,
    out: String,
    count: usize,
}

impl Writer<'_> {
    fn keys(&mut self, keys: Vec<(String, Value)>, indent: usize, parent: &str) {
        let mut keeps = false;
        for (key, value) in keys {
            if !keeps {
                self.blanks(3);
            }
            if self.random.one_in(10) {
                self.comment("section", parent, "", indent);
                self.out.push('\n');
                self.blanks(2);
            }
            for _ in 0..self.random.below(4).saturating_sub(1) {
                self.comment("above", parent, &key, indent);
            }
            keeps = matches!(value, Value::Block("|+", _));
            self.entry(&key, value, indent, parent);
        }
        if self.random.one_in(4) {
            self.comment("tail", parent, "", indent);
        }
    }

    fn entry(&mut self, key: &str, value: Value, indent: usize, parent: &str) {
        let quote = if self.random.one_in(8) { "\"" } else { "" };
        let spaces = [":", " :"][usize::from(self.random.one_in(8))];
        self.out += &format!("{}{quote}{key}{quote}{spaces}", " ".repeat(indent));
        let step = indent + 1 + self.random.below(4);
        match value {
            Value::Nothing => self.beside(parent, key),
            Value::Word(word) => {
                let space = ["   ", " ", " ", " "][self.random.below(4)];
                self.out += &format!("{space}{word}");
                self.beside(parent, key);
            }
            Value::Long => {
                self.out += &format!(" It begins\n{}and goes on\n\n{0}and on", " ".repeat(step));
                self.out += "\n";
            }
            Value::Block(header, lines) => {
                self.out += &format!(" {header}");
                self.beside(parent, key);
                for line in lines {
                    let indent = if line.is_empty() { 0 } else { step };
                    self.out += &format!("{}{line}\n", " ".repeat(indent));
                }
            }
            Value::List(items) => {
                self.beside(parent, key);
                let at = if self.random.one_in(3) { indent } else { step };
                for item in items {
                    if at > indent && self.random.one_in(4) {
                        self.comment("above", key, item.trim_matches('"'), at);
                    }
                    self.out += &format!("{}-  {item}\n", " ".repeat(at));
                }
            }
            Value::Keys(keys) => {
                self.beside(parent, key);
                self.keys(keys, step, key);
            }
            Value::Braces(keys) => {
                let word = |(key, value): &(String, Value)| match value {
                    Value::Word(word) => format!("{key}: {word}"),
                    _ => format!("{key}:"),
                };
                let inner: Vec<String> = keys.iter().map(word).collect();
                self.out += &format!(" {{{}}}", inner.join(", "));
                self.beside(parent, key);
            }
        }
    }

    /// Ends a line, perhaps with a comment or with white space.
    fn beside(&mut self, parent: &str, key: &str) {
        match self.random.below(6) {
            0 => self.comment("beside", parent, key, 1 + self.count % 3),
            1 => self.out += "  \n",
            _ => self.out += "\n",
        }
    }

    fn comment(&mut self, kind: &str, parent: &str, key: &str, indent: usize) {
        self.count += 1;
        self.out += &format!("{}# c:{kind}/{parent}/{key}/{}\n", " ".repeat(indent), self.count);
    }

    fn blanks(&mut self, most: usize) {
        for _ in 0..self.random.below(most + 1).saturating_sub(1) {
            self.out += ["\n", "  \n"][usize::from(self.random.one_in(4))];
        }
    }
}
