use codegen_runtime::{Choice, Model, Nullable, Union};

#[derive(Model)]
enum Enum {
    One,
}

#[derive(Model)]
struct Tuple(Option<i64>);

#[derive(Model)]
struct Generic<T> {
    value: Option<T>,
}

#[derive(Model)]
struct Twice {
    value: Option<Option<i64>>,
    other: Nullable<Option<i64>>,
}

#[derive(Model)]
#[model(wire_case = "camelCase")]
struct SameKey {
    first_name: Option<String>,
    #[model(wire = "firstName")]
    other: Option<String>,
    #[model(alias = "other")]
    third: Option<String>,
}

#[derive(Clone, Choice)]
struct NoEnum;

#[derive(Clone, Choice)]
enum SameValue {
    One,
    #[model(value = "one")]
    Eins,
    Holds(i64),
}

#[derive(Clone, Choice)]
enum Bare {
    One,
    Unrecognized,
}

#[derive(Union)]
enum Lossy {
    One(Box<Plain>),
}

#[derive(Model)]
struct Plain {
    id: Option<i64>,
}

fn main() {}
