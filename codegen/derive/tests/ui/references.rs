use codegen_runtime::serde_json::Value;
use codegen_runtime::{Model, Union};

#[derive(Union)]
enum Record {
    Leaf(Leaf),
    Unrecognized(Value),
}

#[derive(Model)]
struct Leaf {
    id: Option<i64>,
}

#[derive(Model)]
struct Holder {
    #[model(by = "event_type")]
    record: Option<Record>,
}

#[derive(Model)]
#[model(computed(name = "is_team", from = "kind", equals = "team"))]
struct FromNothing {
    id: Option<i64>,
}

#[derive(Model)]
#[model(computed(name = "is_one", wire = "isOne", from = "id", equals = 1))]
struct NoExtra {
    id: Option<i64>,
}

#[derive(Model)]
#[model(computed(name = "is_one", from = "id", equals = "one"))]
struct WrongValue {
    id: Option<i64>,
}

#[derive(Model)]
#[model(computed(name = "raw", from = "id", codec = "base64"))]
struct NoText {
    id: Option<i64>,
}

fn main() {}
