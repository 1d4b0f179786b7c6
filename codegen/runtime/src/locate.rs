//! Finds the line and column of a JSON pointer in a document that is known to be JSON up to there.

/// A place in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Position {
    /// From 1.
    pub(crate) line: usize,
    /// In bytes, from 1.
    pub(crate) column: usize,
}

impl Position {
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

/// Where the value of a pointer begins; where its last step is missing, where the value around it begins.
pub(crate) fn find(json: &[u8], pointer: &str) -> Option<Position> {
    let mut scan = Scan { json, offset: 0 };
    scan.blanks();
    let mut found = scan.offset;
    let mut steps = pointer.split('/').skip(1).peekable();
    while let Some(step) = steps.next() {
        let step = step.replace("~1", "/").replace("~0", "~");
        match (scan.step(&step), steps.peek()) {
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
            self.blanks();
            let start = self.offset;
            self.string()?;
            let key: String = serde_json::from_slice(&self.json[start..self.offset]).ok()?;
            self.eat(b':')?;
            if key == step {
                self.blanks();
                return Some(());
            }
            self.value()?;
            self.eat(b',')?;
        }
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
