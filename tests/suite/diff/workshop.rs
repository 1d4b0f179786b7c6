//! Both sides of every row and of some random pairs as two crates, `before` and `after`, in one build: one API a pair.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::OnceLock;
use std::{fs, process};

use codegen::diff::Difference;
use codegen::model::{Api, Schema, Type};
use serde_json::Value;
use tests::{codegen, root, stderr, stdout};

use super::{Files, calls, placed, random, rows, try_schema};
use crate::outside;

/// One API on both sides, with what the diff finds.
pub(super) struct Pair {
    /// `r012` of a row, `x012` of a random pair.
    pub(super) api: String,
    pub(super) findings: Vec<Difference>,
}

/// The two crates.
pub(super) struct Workshop {
    pub(super) before: Schema,
    pub(super) after: Schema,
    pub(super) pairs: Vec<Pair>,
    folder: PathBuf,
}

/// The two sides, by the names of their crates.
pub(super) const SIDES: [&str; 2] = ["before", "after"];

/// A document, and who is to read it.
pub(super) struct Question {
    pub(super) side: &'static str,
    pub(super) api: String,
    /// A type as the schema writes it.
    pub(super) of: String,
    pub(super) value: Value,
}

/// The crates, built once.
pub(super) fn workshop() -> &'static Workshop {
    static WORKSHOP: OnceLock<Workshop> = OnceLock::new();
    WORKSHOP.get_or_init(Workshop::build)
}

impl Workshop {
    fn build() -> Self {
        let rows = rows::all().into_iter().enumerate();
        let mut all: Vec<(String, Files, Files)> =
            rows.map(|(n, row)| (format!("r{n:03}"), row.old, row.new)).collect();
        let random = random::pairs().into_iter().enumerate();
        all.extend(random.map(|(n, (old, new))| (format!("x{n:03}"), old, new)));
        let side = |pick: fn(&(String, Files, Files)) -> &Files| -> BTreeMap<String, String> {
            all.iter().flat_map(|pair| placed(&pair.0, pick(pair))).collect()
        };
        let (old, new) = (side(|pair| &pair.1), side(|pair| &pair.2));
        let read = |files| try_schema(files).unwrap_or_else(|findings| panic!("{findings}"));
        let (before, after) = (read(&old), read(&new));
        let report = codegen::diff::schemas(&before, &after);
        let mut pairs: Vec<Pair> = all
            .iter()
            .map(|(api, ..)| Pair {
                api: api.clone(),
                findings: Vec::new(),
            })
            .collect();
        for found in report.findings {
            let api = found.path.split('.').next().unwrap_or_default();
            if let Some(pair) = pairs.iter_mut().find(|pair| pair.api == api) {
                pair.findings.push(found);
            }
        }
        // The same folder each time, in which codegen writes what changed and cargo builds nothing else.
        let workshop = Workshop {
            before,
            after,
            pairs,
            folder: root().join("target/diff"),
        };
        workshop.write(&[("before", &old), ("after", &new)]);
        let build = outside::cargo(&workshop.folder, &["build", "--quiet", "-p", "proof"]);
        assert!(build.status.success(), "{}", stderr(&build));
        workshop
    }

    fn write(&self, sides: &[(&str, &BTreeMap<String, String>)]) {
        let runtime = root().join("codegen/runtime");
        for (name, files) in sides {
            let schema = self.folder.join("schema").join(name);
            let _ = fs::remove_dir_all(&schema);
            for (place, text) in *files {
                put(&schema.join(place), text);
            }
            let text = format!("name: {name}\nruntime:\n  path: \"{}\"\n", runtime.display());
            put(&schema.join("crate.yaml"), &text);
            let output = codegen(&self.folder, &["--schema", &format!("schema/{name}"), "--out", name]);
            assert_eq!(output.status.code(), Some(0), "{}{}", stdout(&output), stderr(&output));
        }
        let members = ["before", "after", "proof", "witnesses"]
            .map(|name| format!("\"{name}\""))
            .join(", ");
        // Nobody looks at what these do with a debugger.
        let profile = "[profile.dev.package.before]\ndebug = 0\n[profile.dev.package.after]\ndebug = 0\n";
        let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [{members}]\n{profile}");
        put(&self.folder.join("Cargo.toml"), &manifest);
        let sides = SIDES.map(|side| {
            let apis = self.side(side).apis.iter().map(|api| api.name.as_str());
            let features: Vec<&str> = apis.chain(["blocking", "mock", "webhooks"]).collect();
            format!("{side} = {{ path = \"../{side}\", default-features = false, features = {features:?} }}\n")
        });
        for (name, more) in [("proof", ""), ("witnesses", "[lib]\ndoctest = false\n")] {
            let manifest = format!(
                "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n{more}\n[dependencies]\n{}\
                 codegen-client = {{ path = \"{}\", default-features = false }}\n\
                 codegen-runtime = {{ path = \"{}\" }}\n",
                sides.concat(),
                root().join("codegen/client").display(),
                runtime.display()
            );
            put(&self.folder.join(name).join("Cargo.toml"), &manifest);
        }
        put(
            &self.folder.join("proof/src/outcome.rs"),
            include_str!("../../diff/outcome.rs"),
        );
        put(
            &self.folder.join("proof/src/calls.rs"),
            include_str!("../../diff/calls.rs"),
        );
        let sides = SIDES.map(|side| (side, self.side(side)));
        put(&self.folder.join("proof/src/called.rs"), &calls::dispatch(&sides));
        put(&self.folder.join("proof/src/main.rs"), &self.dispatch());
        put(&self.folder.join("witnesses/src/lib.rs"), "");
    }

    pub(super) fn side(&self, side: &str) -> &Schema {
        if side == "before" { &self.before } else { &self.after }
    }

    /// What each side makes of documents, from one run of a program that has both crates.
    pub(super) fn ask(&self, questions: &[Question]) -> Vec<Value> {
        let program = root().join("target/outside/debug/proof");
        let mut child = process::Command::new(program)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let lines: String = questions.iter().fold(String::new(), |mut out, question| {
            let Question { side, api, of, value } = question;
            let _ = writeln!(out, "{}", serde_json::json!([side, format!("{api} {of}"), value]));
            out
        });
        let writer = std::thread::spawn(move || stdin.write_all(lines.as_bytes()));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap().unwrap();
        assert!(output.status.success());
        let answers: Vec<Value> = stdout(&output)
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert_eq!(answers.len(), questions.len());
        answers
    }

    /// Which of some Rust files do not compile. Each is a module of its own; what one mistake hides in others comes to
    /// light in the next round.
    pub(super) fn refused(&self, files: &BTreeMap<String, String>) -> BTreeMap<String, String> {
        let src = self.folder.join("witnesses/src");
        let _ = fs::remove_dir_all(&src);
        for (name, text) in files {
            put(&src.join(format!("{name}.rs")), text);
        }
        let mut refused: BTreeMap<String, String> = BTreeMap::new();
        loop {
            let rest = files.keys().filter(|name| !refused.contains_key(*name));
            let modules: String = rest.map(|name| format!("mod {name};\n")).collect();
            put(
                &src.join("lib.rs"),
                &format!("#![allow(unused, deprecated)]\n{modules}"),
            );
            let output = outside::cargo(&self.folder, &["build", "-p", "witnesses", "--message-format", "json"]);
            if output.status.success() {
                return refused;
            }
            let found = errors(&stdout(&output));
            let count = refused.len();
            refused.extend(found);
            assert!(refused.len() > count, "{}", stderr(&output));
        }
    }

    /// A program that reads lines `[side, "api type", document]` and prints what comes out of each.
    fn dispatch(&self) -> String {
        let mut arms = String::new();
        for side in SIDES {
            for api in &self.side(side).apis {
                for (of, ty, is_model) in readable(api, side) {
                    let run = if is_model { "model" } else { "other" };
                    let _ = writeln!(
                        arms,
                        "        (\"{side}\", \"{} {of}\") => outcome::{run}::<{ty}>(value),",
                        api.name
                    );
                }
            }
        }
        format!(
            "mod called;\nmod calls;\nmod outcome;\nuse codegen_runtime::serde_json::{{self, Value, json}};\n\n\
             #[allow(deprecated)]\nfn answer(side: &str, of: &str, value: Value) -> Value {{\n    \
             if let Some((api, \"service\")) = of.split_once(' ') {{\n        \
             return called::base_url(side, api);\n    }}\n    \
             if let Some((api, endpoint)) = of.split_once(\" call \") {{\n        \
             let outcome = called::call(side, &format!(\"{{api}} {{endpoint}}\"), &value);\n        \
             return outcome.unwrap_or_else(|error| json!({{\"error\": error}}));\n    }}\n    \
             match (side, of) {{\n{arms}        \
             _ => Value::Null,\n    }}\n}}\n\nfn main() {{\n    for line in std::io::stdin().lines() {{\n        \
             let (side, of, value): (String, String, Value) = serde_json::from_str(&line.unwrap()).unwrap();\n        \
             println!(\"{{}}\", answer(&side, &of, value));\n    }}\n}}\n"
        )
    }
}

/// Every type that can be read on its own: as the schema writes it, in Rust, and whether it is a model.
fn readable(api: &Api, side: &str) -> Vec<(String, String, bool)> {
    let mut types: BTreeSet<(String, String, bool)> = BTreeSet::new();
    let path = |name: &str| format!("{side}::{}::{name}", api.name);
    let models = api.models.iter().filter(|model| !model.is_abstract);
    types.extend(models.map(|model| (model.name.clone(), path(&model.name), true)));
    types.extend(
        api.enums
            .iter()
            .map(|choices| (choices.name.clone(), path(&choices.name), false)),
    );
    types.extend(
        api.unions
            .iter()
            .map(|union| (union.name.clone(), path(&union.name), false)),
    );
    for endpoint in api.resources.iter().flat_map(|resource| &resource.endpoints) {
        if let Some(codegen::model::Returns::Plain(Type::List(item))) = &endpoint.returns
            && let Type::Model(id) = &**item
        {
            let name = &api.model(*id).name;
            types.insert((format!("list<{name}>"), format!("Vec<{}>", path(name)), false));
        }
    }
    types.into_iter().collect()
}

/// The files in which a compiler found errors, with the first error of each.
fn errors(messages: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for line in messages.lines() {
        let Ok(message) = serde_json::from_str::<Value>(line) else {
            continue;
        };
        let message = &message["message"];
        if message["level"] != "error" {
            continue;
        }
        let spans = message["spans"].as_array().into_iter().flatten();
        for span in spans.filter(|span| span["is_primary"] == true) {
            let file = span["file_name"].as_str().unwrap_or_default();
            if let Some(stem) = Path::new(file).file_stem() {
                let text = message["rendered"].as_str().unwrap_or_default().to_owned();
                found.entry(stem.to_string_lossy().into_owned()).or_insert(text);
            }
        }
    }
    found
}

/// Writes a file if it has another text, so that cargo does not see what did not change.
fn put(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|there| there == text) {
        return;
    }
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}
