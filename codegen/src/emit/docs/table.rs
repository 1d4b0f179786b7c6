//! A table of Markdown.

/// A table whose cells are safe already; a column without any entry is left out.
pub(super) struct Table<'a> {
    head: Vec<&'a str>,
    rows: Vec<Vec<String>>,
}

impl<'a> Table<'a> {
    pub(super) fn new(head: &[&'a str]) -> Self {
        Table {
            head: head.to_vec(),
            rows: Vec::new(),
        }
    }

    pub(super) fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.rows.push(cells.into());
    }

    /// The table below a heading; nothing at all without rows.
    pub(super) fn section(self, heading: &str) -> String {
        if self.rows.is_empty() {
            return String::new();
        }
        let separator = if heading.is_empty() { "" } else { "\n\n" };
        format!("{heading}{separator}{}", self.text())
    }

    fn text(&self) -> String {
        let shown: Vec<usize> = (0..self.head.len())
            .filter(|column| {
                self.rows
                    .iter()
                    .any(|row| row.get(*column).is_some_and(|cell| !cell.is_empty()))
            })
            .collect();
        let mut out = String::from("|");
        for column in &shown {
            out.push_str(&format!(" {} |", self.head[*column]));
        }
        out.push_str("\n|");
        out.push_str(&"---|".repeat(shown.len()));
        for row in &self.rows {
            out.push_str("\n|");
            for column in &shown {
                let cell = row.get(*column).map_or("", String::as_str);
                out.push(' ');
                out.push_str(cell);
                out.push_str(if cell.is_empty() { "|" } else { " |" });
            }
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_columns_are_left_out() {
        let mut table = Table::new(&["A", "B", "C"]);
        table.row(["1".into(), String::new(), "x".into()]);
        table.row(["2".into(), String::new(), String::new()]);
        assert_eq!(
            table.section("## T"),
            "## T\n\n| A | C |\n|---|---|\n| 1 | x |\n| 2 | |"
        );
        assert_eq!(Table::new(&["A"]).section("## T"), "");
    }
}
