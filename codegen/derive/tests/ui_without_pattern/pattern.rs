use codegen_runtime::Model;

#[derive(Model)]
struct Patterns {
    #[model(pattern = "^a$")]
    text: Option<String>,
}

fn main() {}
