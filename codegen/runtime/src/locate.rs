//! Finds the line and column of a JSON pointer in a document that is known to be JSON up to there.

use crate::path::push_token;

/// A place in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Position {
    /// From 1.
    pub(crate) line: usize,
    /// In bytes, from 1.
    pub(crate) column: usize,
}

impl Position {
    fn offset(self, json: &[u8]) -> usize {
        let mut lines = json.split_inclusive(|byte| *byte == b'\n');
        let before = lines.by_ref().take(self.line.saturating_sub(1));
        before.map(<[u8]>::len).sum::<usize>() + self.column
    }

    pub(crate) fn of(json: &[u8], offset: usize) -> Self {
        let before = &json[..offset.min(json.len())];
        let line_start = before
            .iter()
            .rposition(|byte| *byte == b'\n')
            .map_or(0, |newline| newline + 1);
        Position {
            line: before.iter().filter(|byte| **byte == b'\n').count() + 1,
            column: before.len() - line_start + 1,
        }
    }
}

/// The whole pointer of an error whose outermost model knows its place only within itself: the model may be an item of
/// a plain list, or of whatever else is read. `told` is where the deserializer stood, which is in that model at least.
pub(crate) fn place(json: &[u8], told: Position, inner: &str, missing: bool) -> String {
    let around = pointer_at(json, told.offset(json));
    let resolves = |pointer: &str| {
        let parent = || pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
        let wanted = if missing { parent() } else { pointer };
        let mut scan = Scan { json, offset: 0 };
        let mut steps = wanted.split('/').skip(1);
        steps.all(|step| scan.step(&unescape(step)).is_some())
    };
    let mut outer = match around.strip_suffix(inner) {
        Some(outer) if !inner.is_empty() => outer,
        _ => around.as_str(),
    };
    loop {
        let whole = format!("{outer}{inner}");
        if outer.is_empty() || resolves(&whole) {
            return whole;
        }
        outer = outer.rsplit_once('/').map_or("", |(parent, _)| parent);
    }
}

fn unescape(token: &str) -> String {
    token.replace("~1", "/").replace("~0", "~")
}

/// The pointer of the innermost value around an offset.
fn pointer_at(json: &[u8], offset: usize) -> String {
    let mut scan = Scan { json, offset: 0 };
    let mut pointer = String::new();
    while let Some(step) = scan.step_towards(offset) {
        push_token(&mut pointer, &step);
    }
    pointer
}

/// Where the value of a pointer begins; where its last step is missing, where the value around it begins.
pub(crate) fn find(json: &[u8], pointer: &str) -> Option<Position> {
    let mut scan = Scan { json, offset: 0 };
    scan.blanks();
    let mut found = scan.offset;
    let mut steps = pointer.split('/').skip(1).peekable();
    while let Some(step) = steps.next() {
        match (scan.step(&unescape(step)), steps.peek()) {
            (Some(()), _) => found = scan.offset,
            (None, None) => break,
            (None, Some(_)) => return None,
        }
    }
    Some(Position::of(json, found))
}

struct Scan<'a> {
    json: &'a [u8],
    offset: usize,
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.json.get(self.offset).copied()
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.offset += 1;
        }
    }

    fn eat(&mut self, wanted: u8) -> Option<()> {
        self.blanks();
        (self.peek()? == wanted).then(|| self.offset += 1)
    }

    /// From the beginning of an object or a list to that of one of its values.
    fn step(&mut self, step: &str) -> Option<()> {
        if self.eat(b'[').is_some() {
            for _ in 0..step.parse::<usize>().ok()? {
                self.value()?;
                self.eat(b',')?;
            }
            self.blanks();
            return (self.peek()? != b']').then_some(());
        }
        self.eat(b'{')?;
        loop {
            if self.key()? == step {
                self.blanks();
                return Some(());
            }
            self.value()?;
            self.eat(b',')?;
        }
    }

    /// From the beginning of an object or a list to that of its value around an offset, with the key or index of it.
    fn step_towards(&mut self, offset: usize) -> Option<String> {
        let list = self.eat(b'[').is_some();
        if !list {
            self.eat(b'{')?;
        }
        for index in 0_usize.. {
            let key = if list { index.to_string() } else { self.key()? };
            self.blanks();
            let start = self.offset;
            let whole = self.value();
            if start <= offset && (whole.is_none() || offset <= self.offset) {
                self.offset = start;
                return Some(key);
            }
            whole?;
            self.eat(b',')?;
        }
        None
    }

    fn key(&mut self) -> Option<String> {
        self.blanks();
        let start = self.offset;
        self.string()?;
        let key = serde_json::from_slice(self.json.get(start..self.offset)?).ok()?;
        self.eat(b':')?;
        Some(key)
    }

    fn string(&mut self) -> Option<()> {
        self.eat(b'"')?;
        loop {
            match self.peek()? {
                b'"' => break,
                b'\\' => self.offset += 2,
                _ => self.offset += 1,
            }
        }
        self.offset += 1;
        Some(())
    }

    /// Over a value, however deep.
    fn value(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            self.blanks();
            match self.peek()? {
                b'"' => self.string()?,
                b'{' | b'[' => {
                    depth += 1;
                    self.offset += 1;
                }
                b'}' | b']' => {
                    depth = depth.checked_sub(1)?;
                    self.offset += 1;
                }
                b',' | b':' if depth > 0 => self.offset += 1,
                _ => {
                    let start = self.offset;
                    while !matches!(
                        self.peek(),
                        None | Some(b',' | b':' | b'}' | b']' | b' ' | b'\t' | b'\r' | b'\n')
                    ) {
                        self.offset += 1;
                    }
                    if self.offset == start {
                        return None;
                    }
                }
            }
            if depth == 0 {
                return Some(());
            }
        }
    }
}
