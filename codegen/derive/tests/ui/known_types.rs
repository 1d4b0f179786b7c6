use std::collections::{BTreeMap, HashMap, HashSet};

use codegen_runtime::{Model, Nullable};

#[derive(Model)]
struct Unsupported {
    count: Option<i32>,
    sizes: Option<Vec<Vec<u64>>>,
    share: Nullable<f32>,
    label: Option<&'static str>,
    names: Option<HashMap<String, String>>,
    tags: Option<HashSet<String>>,
    place: Option<(f64, f64)>,
    weights: Option<BTreeMap<String, f32>>,
    bytes: Option<Vec<u8>>,
    #[model(serde)]
    port: Option<u16>,
}

fn main() {
    let _: fn(&Unsupported) -> Result<(), codegen_runtime::Violations> = Unsupported::validate;
}
