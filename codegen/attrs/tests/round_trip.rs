//! What is printed is read back as it was: `parse(print(x)) == x`, for every type.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use codegen_attrs::{
    ChoiceAttrs, ComputedAttrs, Direction, Literal, Matching, ModelAttrs, Number, PropertyAttrs, UnionAttrs,
    VariantAttrs, WireCase, attribute, from_attributes,
};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use quote::ToTokens;
use syn::parse::{Parse, Parser};

/// Through tokens, through text, and through a whole attribute.
fn comes_back<T: Parse + ToTokens + PartialEq + std::fmt::Debug + Default>(value: &T) {
    let tokens = value.to_token_stream();
    assert_eq!(&syn::parse2::<T>(tokens.clone()).unwrap(), value, "{tokens}");
    assert_eq!(&syn::parse_str::<T>(&tokens.to_string()).unwrap(), value, "{tokens}");
    let whole = attribute(value);
    assert_eq!(whole.is_none(), tokens.is_empty());
    let attributes = syn::Attribute::parse_outer.parse2(whole.into_iter().collect()).unwrap();
    assert_eq!(&from_attributes::<T>(&attributes).unwrap(), value);
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        Just(String::new()),
        Just("a\"b\\c\n\u{0}{}*/".to_owned())
    ]
}

fn number() -> impl Strategy<Value = Number> {
    let float = any::<f64>().prop_filter("finite", |value| value.is_finite());
    prop_oneof![
        any::<i64>().prop_map(Number::Integer),
        prop_oneof![Just(i64::MIN), Just(i64::MAX), Just(0)].prop_map(Number::Integer),
        float.prop_map(Number::Float),
        prop_oneof![Just(0.0), Just(-0.0), Just(1.0), Just(1e300), Just(f64::MIN_POSITIVE)].prop_map(Number::Float),
    ]
}

fn literal() -> impl Strategy<Value = Literal> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Literal::Boolean),
        number().prop_map(Literal::Number),
        text().prop_map(Literal::String),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| vec(inner, 0..4).prop_map(Literal::List))
}

fn computed() -> impl Strategy<Value = ComputedAttrs> {
    let named = (".+", of(text()), ".+", any::<bool>(), of(text()));
    let form = prop_oneof![
        (literal(), of(literal())).prop_map(|(equals, otherwise)| (Some(equals), otherwise, None)),
        Just((None, None, Some("base64".to_owned()))),
    ];
    (named, form).prop_map(
        |((name, wire, from, settable, doc), (equals, otherwise, codec))| ComputedAttrs {
            name,
            wire,
            from,
            equals,
            otherwise,
            codec,
            settable,
            doc,
        },
    )
}

fn model() -> impl Strategy<Value = ModelAttrs> {
    let case = of(proptest::sample::select(WireCase::ALL.map(|(case, _)| case).to_vec()));
    let direction = of(prop_oneof![Just(Direction::Request), Just(Direction::Response)]);
    let flags = any::<(bool, bool, bool, bool, bool)>();
    (of(text()), case, direction, flags, of(text()), vec(computed(), 0..3)).prop_map(
        |(name, wire_case, direction, (builder, default, eq, debug, accessors), runtime, computed)| ModelAttrs {
            name,
            wire_case,
            direction,
            builder,
            default,
            eq,
            debug,
            accessors,
            runtime,
            computed,
        },
    )
}

fn property() -> impl Strategy<Value = PropertyAttrs> {
    let names = (of(text()), of(text()), vec(text(), 0..3), of(text()), of(text()));
    let flags = any::<(bool, bool, bool, bool, bool, bool)>();
    let formats = vec!["email", "url", "base64", "timezone", "html", "markdown"];
    let values = (
        of(literal()),
        of(number()),
        of(number()),
        of(proptest::sample::select(formats)),
    );
    let counts = proptest::array::uniform4(of(any::<u64>()));
    (names, flags, values, counts).prop_map(|(names, flags, values, counts)| PropertyAttrs {
        name: names.0,
        wire: names.1,
        aliases: names.2,
        pattern: names.3,
        by: names.4,
        required: flags.0,
        nullable: flags.1,
        read_only: flags.2,
        write_only: flags.3,
        sensitive: flags.4,
        serde: flags.5,
        default: values.0,
        min: values.1,
        max: values.2,
        format: values.3.map(str::to_owned),
        min_length: counts[0],
        max_length: counts[1],
        min_items: counts[2],
        max_items: counts[3],
    })
}

proptest! {
    #[test]
    fn of_a_model(value in model()) {
        comes_back(&value);
    }

    #[test]
    fn of_a_property(value in property()) {
        comes_back(&value);
    }

    #[test]
    fn of_a_choice(name in of(text()), eq in any::<bool>(), debug in any::<bool>(), runtime in of(text())) {
        comes_back(&ChoiceAttrs { name, eq, debug, runtime });
    }

    #[test]
    fn of_a_union(name in of(text()), tag in of(text()), prefix in of(any::<bool>()), runtime in of(text())) {
        let matching = prefix.map(|prefix| if prefix { Matching::Prefix } else { Matching::Exact });
        comes_back(&UnionAttrs { name, tag, matching, runtime });
    }

    #[test]
    fn of_a_variant(value in of(text()), renamed_from in of(text())) {
        comes_back(&VariantAttrs { value, renamed_from });
    }

    #[test]
    fn of_a_literal(value in literal()) {
        let tokens = value.to_token_stream();
        assert_eq!(syn::parse2::<Literal>(tokens.clone()).unwrap(), value, "{tokens}");
        assert_eq!(syn::parse_str::<Literal>(&tokens.to_string()).unwrap(), value, "{tokens}");
    }
}

#[test]
fn a_near_key_is_named() {
    let error = |text: &str| syn::parse_str::<PropertyAttrs>(text).unwrap_err().to_string();
    assert_eq!(error("requried"), "unknown key `requried`; did you mean `required`?");
    assert!(
        error("colour").starts_with("unknown key `colour`; known are name, wire, alias"),
        "{}",
        error("colour")
    );
    assert_eq!(error("min = 1, min = 2"), "`min` stands twice");
    assert_eq!(error("max_length = \"x\""), "expected integer literal");
    assert_eq!(
        error("format = \"phone\""),
        "expected one of email, url, base64, timezone, html, markdown"
    );
}
