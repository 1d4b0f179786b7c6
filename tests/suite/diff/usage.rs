//! Rust that uses all that a generated API gives: whoever compiles this compiles anything.

use std::fmt::Write as _;

use codegen::model::{Api, Model, ModelId, Property, Type};
use codegen::names::value_ident;
use codegen::policy::{self, Boxes, Presence};

/// One item for each thing that code can rely on.
pub(super) fn of(api: &Api) -> String {
    let mut out = Out {
        api,
        boxes: Boxes::of(api),
        text: String::new(),
        count: 0,
    };
    for (id, model) in api.models().filter(|(_, model)| !model.is_abstract) {
        out.model(id, model);
    }
    out.enums();
    out.unions();
    out.former_names();
    out.text
}

struct Out<'a> {
    api: &'a Api,
    boxes: Boxes,
    text: String,
    count: usize,
}

impl Out<'_> {
    /// A function of its own, `fn f0(parameters) -> result { body }`.
    fn item(&mut self, signature: &str, body: &str) {
        let _ = writeln!(self.text, "fn f{}{signature} {{ {body} }}", self.count);
        self.count += 1;
    }

    fn model(&mut self, id: ModelId, model: &Model) {
        let name = &model.name;
        let derives = if policy::comparable(self.api)[id.0] {
            "Clone + PartialEq + ::core::fmt::Debug + ::core::default::Default + Eq + ::core::hash::Hash"
        } else {
            "Clone + PartialEq + ::core::fmt::Debug + ::core::default::Default"
        };
        self.item(&format!("(x: {name}) -> impl {derives}"), "x");
        self.item(&format!("(x: {name}Builder)"), "let _ = x.build();");
        for property in &model.properties {
            self.property(id, model, property);
        }
        for computed in &model.computed {
            let method = value_ident(&computed.name);
            self.item(&format!("(x: &{name})"), &format!("let _ = x.{method}();"));
            if computed.settable {
                let value = if computed.ty == Type::Boolean { "true" } else { "b\"a\"" };
                let body = format!("let _ = x.set_{}({value});", computed.name);
                self.item(&format!("(x: &mut {name})"), &body);
            }
        }
        for ancestor in policy::ancestors(self.api, id) {
            if policy::upcasts(self.api, id, ancestor) {
                let signature = format!("(x: {name}) -> {}", self.api.model(ancestor).name);
                self.item(&signature, "x.into()");
            }
        }
    }

    fn property(&mut self, id: ModelId, model: &Model, property: &Property) {
        let (name, field) = (&model.name, value_ident(&property.name));
        let value = self.value(&property.ty);
        let held = if self.boxes.holds(self.api, id, property) {
            format!("::std::boxed::Box<{value}>")
        } else {
            value.clone()
        };
        let ty = match policy::presence(model, property) {
            Presence::Plain => held,
            Presence::Optional => format!("::core::option::Option<{held}>"),
            Presence::ThreeState => format!("::codegen_runtime::Nullable<{held}>"),
        };
        let given = if ty.starts_with("::codegen_runtime::Nullable") {
            ty.clone()
        } else {
            value.clone()
        };
        self.item(&format!("(x: {name}) -> {ty}"), &format!("x.{field}"));
        self.item(
            &format!("(x: &mut {name}, value: {ty})"),
            &format!("x.{field} = value;"),
        );
        self.item(
            &format!("(value: {given})"),
            &format!("let _ = {name}::builder().{field}(value);"),
        );
        if let Type::List(item) = &property.ty {
            let item = self.value(item);
            self.item(&format!("(x: &{name}) -> &[{item}]"), &format!("x.{field}()"));
        }
    }

    fn enums(&mut self) {
        for choices in &self.api.enums {
            let name = &choices.name;
            for (n, choice) in choices.choices.iter().enumerate() {
                let variant = &choice.variant;
                let body = format!("const V: {name} = {name}::{variant}; matches!(*x, {name}::{variant})");
                self.item(&format!("(x: &{name}) -> bool"), &body);
                if !choices.open {
                    self.item(
                        "()",
                        &format!("const _: () = assert!({name}::{variant} as usize == {n});"),
                    );
                }
                if let Some(former) = &choice.renamed_from {
                    let former = codegen::names::variant(former);
                    self.item("()", &format!("const _: {name} = {name}::{former};"));
                }
            }
            if choices.open {
                let body = format!("matches!(x, {name}::Unrecognized(_))");
                self.item(&format!("(x: &{name}) -> bool"), &body);
            } else {
                self.item(&format!("(x: {name}) -> impl Copy"), "x");
            }
        }
    }

    fn unions(&mut self) {
        let comparable = policy::comparable(self.api);
        for union in &self.api.unions {
            let name = &union.name;
            for variant in &union.variants {
                let model = &self.api.model(variant.model).name;
                let body = format!("{name}::{}(x)", variant.variant);
                self.item(&format!("(x: ::std::boxed::Box<{model}>) -> {name}"), &body);
            }
            if union.variants.iter().all(|variant| comparable[variant.model.0]) {
                self.item(&format!("(x: {name}) -> impl Eq + ::core::hash::Hash"), "x");
            }
        }
    }

    fn former_names(&mut self) {
        let models = self.api.models.iter().filter(|model| !model.is_abstract);
        let mut formers: Vec<&String> = models.filter_map(|model| model.renamed_from.as_ref()).collect();
        formers.extend(
            self.api
                .enums
                .iter()
                .filter_map(|choices| choices.renamed_from.as_ref()),
        );
        formers.extend(self.api.unions.iter().filter_map(|union| union.renamed_from.as_ref()));
        for former in formers {
            self.item(&format!("(_: {former})"), "");
        }
    }

    fn value(&self, ty: &Type) -> String {
        match ty {
            Type::String => "::std::string::String".into(),
            Type::Integer => "i64".into(),
            Type::Number => "f64".into(),
            Type::Boolean => "bool".into(),
            Type::Datetime => "::codegen_runtime::jiff::Timestamp".into(),
            Type::Date => "::codegen_runtime::jiff::civil::Date".into(),
            Type::Color => "::codegen_runtime::Color".into(),
            Type::Bytes => "::std::vec::Vec<u8>".into(),
            Type::Any => "::codegen_runtime::serde_json::Value".into(),
            Type::Model(id) => self.api.model(*id).name.clone(),
            Type::Enum(id) => self.api.choices(*id).name.clone(),
            Type::Union(id) => self.api.union(*id).name.clone(),
            Type::List(item) => format!("::std::vec::Vec<{}>", self.value(item)),
            Type::Map(item) => format!(
                "::std::collections::BTreeMap<::std::string::String, {}>",
                self.value(item)
            ),
        }
    }
}
