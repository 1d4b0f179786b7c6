use codegen_runtime::{Choice, Model};
use codegen_runtime::serde_json::Value;
use codegen_runtime::jiff::{Timestamp, civil::Date};

#[derive(Clone, Choice)]
enum Kind {
    One,
    Two,
}

#[derive(Model)]
struct Limits {
    #[model(max_length = 3)]
    integer: Option<i64>,
    #[model(min = 3)]
    text: Option<String>,
    #[model(max_items = 3)]
    no_list: Option<bool>,
    #[model(min = 2, max = 1)]
    empty: Option<i64>,
    #[model(min_length = 2, max_length = 1)]
    empty_too: Option<String>,
    #[model(format = "url")]
    any: Option<Value>,
}

#[derive(Model)]
struct Defaults {
    #[model(default = 5)]
    text: Option<String>,
    #[model(default = "5")]
    integer: Option<i64>,
    #[model(default = 0.5)]
    whole: Option<i64>,
    #[model(default = ["a", 1])]
    list: Option<Vec<String>>,
    #[model(default = "soon")]
    datetime: Option<Timestamp>,
    #[model(default = "2021-02-29")]
    date: Option<Date>,
    #[model(default = "?")]
    bytes: Option<Vec<u8>>,
}

#[derive(Model)]
struct Later {
    #[model(default = "three")]
    kind: Option<Kind>,
}

#[derive(Model)]
struct LaterToo {
    #[model(max_length = 3)]
    kind: Option<Kind>,
}

fn main() {}
