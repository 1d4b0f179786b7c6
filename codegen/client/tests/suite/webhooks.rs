//! Signatures: the vectors that were recorded, and what does not fit.

use codegen_client::ErrorKind;
use codegen_client::codegen_runtime::{Model, Union};
use codegen_client::webhooks::{Receiver, Signature, WebhookScheme};
use serde_json::Value;

static SHA1: WebhookScheme = WebhookScheme {
    event_header: "X-HelpScout-Event",
    signature_header: "X-HelpScout-Signature",
    signature: Signature::HmacSha1Base64,
};
static SHA256: WebhookScheme = WebhookScheme {
    signature: Signature::HmacSha256Base64,
    ..SHA1
};
static HEX: WebhookScheme = WebhookScheme {
    signature: Signature::HmacSha256Hex,
    ..SHA1
};

const SECRET: &str = "your secret key";
const BODY: &[u8] = br#"{"firstName":"Jackie","lastName":"Chan","email":"jackie.chan@somewhere.com","gender":"male"}"#;
const SIGNATURE: &str = "2iFmnzC8SCNVF/iNiMnSe19yceU=";

fn refused(receiver: &Receiver, signature: &str, body: &[u8]) -> bool {
    match receiver.verify(signature, body) {
        Ok(()) => false,
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::Signature);
            true
        }
    }
}

#[test]
fn the_recorded_vector_verifies() {
    let receiver = Receiver::new(&SHA1, SECRET);
    receiver.verify(SIGNATURE, BODY).unwrap();
    receiver.verify(&format!(" {SIGNATURE}\r\n"), BODY).unwrap();
    assert_eq!(receiver.sign(BODY), SIGNATURE);
}

#[test]
fn one_flipped_bit_does_not() {
    let receiver = Receiver::new(&SHA1, SECRET);
    for bit in 0..BODY.len() * 8 {
        let mut body = BODY.to_vec();
        body[bit / 8] ^= 1 << (bit % 8);
        assert!(refused(&receiver, SIGNATURE, &body));
    }
    for bit in 0..SIGNATURE.len() * 7 {
        let mut signature = SIGNATURE.as_bytes().to_vec();
        signature[bit / 7] ^= 1 << (bit % 7);
        let signature = String::from_utf8(signature).unwrap();
        // White space around it is none of it.
        if signature.trim() != SIGNATURE {
            assert!(refused(&receiver, &signature, BODY), "{signature}");
        }
    }
    assert!(refused(&Receiver::new(&SHA1, "your secret kez"), SIGNATURE, BODY));
    for signature in ["", "=", "2iFm", "2iFmnzC8SCNVF/iNiMnSe19yceU", "nonsense!"] {
        assert!(refused(&receiver, signature, BODY), "{signature}");
    }
}

/// Live bodies escape `/` and what is not ASCII, which is lost when JSON is read and written again.
#[test]
fn the_bytes_count_and_not_what_they_mean() {
    let receiver = Receiver::new(&SHA1, "MyTestKey");
    let body = br#"{"id":12,"firstName":"K\u00e9vin","photoUrl":"https:\/\/example.com\/07.png"}"#;
    receiver.verify("och1L3vxnCjqvrFOqtSg02dO6aY=", body).unwrap();
    let value: Value = serde_json::from_slice(body).unwrap();
    assert!(refused(
        &receiver,
        "och1L3vxnCjqvrFOqtSg02dO6aY=",
        value.to_string().as_bytes()
    ));
}

#[test]
fn json_that_was_written_again_does_not() {
    let value: Value = serde_json::from_slice(BODY).unwrap();
    assert!(refused(
        &Receiver::new(&SHA1, SECRET),
        SIGNATURE,
        value.to_string().as_bytes()
    ));
}

/// RFC 4231, test case 2.
#[test]
fn the_other_ways_to_sign() {
    let body = b"what do ya want for nothing?";
    let hex = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
    let receiver = Receiver::new(&HEX, "Jefe");
    receiver.verify(hex, body).unwrap();
    receiver.verify(&hex.to_uppercase(), body).unwrap();
    assert_eq!(receiver.sign(body), hex);
    assert!(refused(&receiver, &hex[..62], body));
    assert!(refused(&receiver, &hex.replace('5', "6"), body));
    assert!(refused(&receiver, &hex.replace('5', "ü"), body));
    let receiver = Receiver::new(&SHA256, "Jefe");
    receiver
        .verify("W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=", body)
        .unwrap();
}

#[derive(Clone, Debug, Default, PartialEq, Model)]
struct Customer {
    #[model(wire = "firstName")]
    first_name: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Model)]
struct Deleted {
    id: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Union)]
#[model(match = "prefix")]
enum Payload {
    #[model(value = "customer")]
    Customer(Customer),
    #[model(value = "tag")]
    Tag(Deleted),
    Unrecognized(Value),
}

#[test]
fn a_delivery_is_typed_by_its_event() {
    let receiver = Receiver::new(&SHA1, SECRET);
    let headers = [
        ("content-type", "application/json"),
        ("X-Helpscout-Event", "customer.created"),
        ("x-helpscout-signature", SIGNATURE),
    ];
    let delivery = receiver.receive(headers, BODY).unwrap();
    assert_eq!(delivery.event(), "customer.created");
    assert_eq!(delivery.body(), BODY);
    let Payload::Customer(customer) = delivery.payload::<Payload>().unwrap() else {
        panic!("{delivery:?}")
    };
    assert_eq!(customer.first_name.as_deref(), Some("Jackie"));
    assert_eq!(delivery.json::<Customer>().unwrap(), customer);

    let deliver = |event: &'static str| {
        receiver.receive(
            [
                ("HTTP_X_HELPSCOUT_EVENT", event),
                ("HTTP_X_HELPSCOUT_SIGNATURE", SIGNATURE),
            ],
            BODY,
        )
    };
    assert!(matches!(
        deliver("helpscout.test").unwrap().payload::<Payload>(),
        Ok(Payload::Unrecognized(_))
    ));
    assert_eq!(
        deliver("tag.deleted").unwrap().payload::<Payload>().unwrap(),
        Payload::Tag(Deleted::default())
    );
}

#[test]
fn what_is_missing_is_told() {
    let receiver = Receiver::new(&SHA1, SECRET);
    let error = receiver.receive([("X-HelpScout-Event", "x")], BODY).unwrap_err();
    assert_eq!(error.to_string(), "there is no header X-HelpScout-Signature");
    let error = receiver
        .receive([("X-HelpScout-Signature", SIGNATURE)], BODY)
        .unwrap_err();
    assert_eq!(error.to_string(), "there is no header X-HelpScout-Event");
    let error = receiver
        .receive([("X-HelpScout-Signature", "x"), ("X-HelpScout-Event", "x")], BODY)
        .unwrap_err();
    assert_eq!(error.to_string(), "the signature does not fit the body and the secret");
}

#[test]
fn a_body_that_is_no_json_is_told_with_its_event() {
    let receiver = Receiver::new(&SHA1, SECRET);
    let headers = [
        ("X-HelpScout-Event", "tag.deleted".to_owned()),
        ("X-HelpScout-Signature", receiver.sign(b"<html>")),
    ];
    let delivery = receiver.receive(headers, b"<html>").unwrap();
    let error = delivery.payload::<Payload>().unwrap_err();
    assert!(
        error
            .to_string()
            .starts_with("the body of tag.deleted could not be read: "),
        "{error}"
    );
    assert!(error.decode_error().is_some());
    let error = delivery.json::<Customer>().unwrap_err();
    assert!(error.to_string().starts_with("the body of tag.deleted: "), "{error}");
}

#[test]
fn without_a_secret_nothing_fits() {
    let receiver = Receiver::new(&SHA1, "");
    // HMAC takes an empty key, and so could anybody who wants to be believed.
    let error = receiver.verify(&receiver.sign(BODY), BODY).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Setup);
    assert_eq!(
        error.to_string(),
        "the secret of the receiver is empty, so that anybody could sign"
    );
}

#[test]
fn a_payload_that_is_something_else_is_told_with_its_place() {
    let receiver = Receiver::new(&SHA1, SECRET);
    let deliver = |body: &'static [u8]| {
        let signature = receiver.sign(body);
        receiver
            .receive(
                [
                    ("X-HelpScout-Event", "tag.deleted".to_owned()),
                    ("X-HelpScout-Signature", signature),
                ],
                body,
            )
            .unwrap()
    };
    let error = deliver(br#"{"id": "x"}"#).payload::<Payload>().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert!(
        error.to_string().contains("/id") && error.to_string().contains("expected an integer"),
        "{error}"
    );
    assert_eq!(
        deliver(b"{").payload::<Payload>().unwrap_err().kind(),
        ErrorKind::Decode
    );
}

#[test]
fn the_secret_is_not_told() {
    assert!(!format!("{:?}", Receiver::new(&SHA1, SECRET)).contains("secret key"));
}
