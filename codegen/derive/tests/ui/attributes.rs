use codegen_runtime::Model;

#[derive(Debug, Model)]
#[model(bulder)]
struct UnknownKey {
    id: Option<i64>,
}

#[derive(Debug, Model)]
struct OnFields {
    #[model(requried)]
    near: Option<i64>,
    #[model(min = 1, min = 2)]
    twice: Option<i64>,
    #[model(max_length = "x")]
    form: Option<String>,
    #[model(format = "phone")]
    word: Option<String>,
    #[model(min = 1e999)]
    infinite: Option<f64>,
}

fn main() {
    // Nothing is said of these: the stand-ins are there.
    let model: UnknownKey = codegen_runtime::from_slice(b"{}").unwrap();
    let _ = (model.validate(), model.get("id"), UnknownKey::DEF);
}
