use codegen_runtime::Model;

#[derive(Model)]
struct Patterns {
    #[model(pattern = "^(a$")]
    text: Option<String>,
    #[model(pattern = "^a$")]
    number: Option<i64>,
}

fn main() {}
