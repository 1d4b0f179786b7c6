//! For each sample: the hand-written model and its generated twin give the same JSON, the same violations, the same
//! error. Prints how many samples agreed; ends with a panic where one did not.
#![deny(warnings)]

use helpscout::{DecodeError, Model, Validate, Violations, from_slice};

const WEB_HOOKS: &[&str] = &[
    r#"{}"#,
    r#"{"id":7,"url":"https://example.com/hook","secretKey":"k","events":["convo.created","new.event"],"more":{"a":[1]}}"#,
    r#"{"url":"not a url","secretKey":"0123456789012345678901234567890123456789+"}"#,
    r#"{"url":null,"secretKey":"ääääääääääääääääääääääääääääääääääääääää"}"#,
    r#"{"url":7}"#,
    r#"{"secretKey":7}"#,
    r#"{"events":["convo.created",3]}"#,
    r#"{"url":"https://example.com","url":"https://example.com"}"#,
    r#"[]"#,
    r#"{"url":"#,
];

const CUSTOM_FIELDS: &[&str] = &[
    r#"{"fieldName":"Reason","fieldType":"DROPDOWN","order":null,"options":[{"label":"a","order":256},{"order":-1}]}"#,
    r#"{"fieldName":"Reason","fieldType":"NEW","order":255,"required":false}"#,
    r#"{"order":300,"options":[{"id":3}]}"#,
    r#"{"options":[{"label":"a"},{"label":1}]}"#,
    r#"{"order":1.5}"#,
];

fn main() {
    let mut agreed = 0;
    for sample in WEB_HOOKS {
        agreed += compare::<handmade::WebHook, helpscout::v1::WebHook>(sample);
    }
    for sample in CUSTOM_FIELDS {
        agreed += compare::<handmade::CustomField, helpscout::v1::CustomField>(sample);
    }
    defaults_and_patterns();
    println!("{agreed} samples agreed");
}

fn compare<A: Model + Validate, B: Model + Validate>(sample: &str) -> usize {
    match (from_slice::<A>(sample.as_bytes()), from_slice::<B>(sample.as_bytes())) {
        (Ok(a), Ok(b)) => {
            let json = serde_json::to_value(&a).expect("it encodes");
            assert_eq!(json, serde_json::to_value(&b).expect("it encodes"), "{sample}");
            assert_eq!(told(a.validate()), told(b.validate()), "{sample}");
        }
        (Err(a), Err(b)) => assert_eq!(error(&a), error(&b), "{sample}"),
        (a, b) => panic!("{sample}: {:?} but {:?}", a.err(), b.err()),
    }
    1
}

/// Pointer, code and message of each violation.
fn told(result: Result<(), Violations>) -> Vec<(String, String, String)> {
    let list = result.err();
    let all = list.iter().flat_map(Violations::iter);
    all.map(|v| (v.pointer().to_string(), v.code().to_string(), v.message().to_string())).collect()
}

/// Everything but the names of models, which differ.
fn error(error: &DecodeError) -> (Option<String>, usize, usize, String) {
    let message = error.to_string().replace("Choose", "Option").replace("Event", "WebHookEventType");
    (error.pointer().map(str::to_owned), error.line(), error.column(), message)
}

fn defaults_and_patterns() {
    let ours = handmade::CustomField::builder().field_name("a").build().expect("valid");
    let theirs = helpscout::v1::CustomField::builder().field_name("a").build().expect("valid");
    assert_eq!(serde_json::to_value(&ours).expect("json"), serde_json::to_value(&theirs).expect("json"));
    assert_eq!(ours.field_type, Some(handmade::Kind::SingleLine));
    let tag: handmade::Tag = serde_json::from_str(r#"{"tag":"UPPER","color":"none"}"#).expect("it decodes");
    let violations = tag.validate().expect_err("the pattern does not match");
    assert_eq!(violations.iter().map(|v| v.code().to_string()).collect::<Vec<_>>(), ["pattern"]);
    let secret = handmade::WebHook::builder().secret_key("hush").url("https://example.com").build().expect("valid");
    assert_eq!(secret.get("secret_key").and_then(|v| v.as_str().map(str::to_owned)).as_deref(), Some("hush"));
}
