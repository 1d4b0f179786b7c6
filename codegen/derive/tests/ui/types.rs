use codegen_runtime::Model;

#[derive(Model)]
struct Unsupported {
    address: Option<std::net::IpAddr>,
}

fn main() {}
