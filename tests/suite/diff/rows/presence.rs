//! Whether a property has to be there, may be null, and which way it travels.

use super::{Row, property};

const RESPONSE: &str = "direction: response\n";
const PLAIN: &str = "{ type: string }";
const REQUIRED: &str = "{ type: string, required: true }";
const NULLABLE: &str = "{ type: string, nullable: true }";
const READ_ONLY: &str = "{ type: string, read_only: true }";
const WRITE_ONLY: &str = "{ type: string, write_only: true }";

pub(super) fn rows() -> Vec<Row> {
    let both = "{ type: string, required: true, nullable: true }";
    vec![
        property("", PLAIN, REQUIRED, &["required-added A.p .cbc"]),
        property(RESPONSE, PLAIN, REQUIRED, &["required-added A.p Mc.b"]),
        property(RESPONSE, REQUIRED, PLAIN, &["required-removed A.p Mb.c"]),
        property("", REQUIRED, PLAIN, &["required-removed A.p .ccc"]),
        property("", PLAIN, NULLABLE, &["nullable-added A.p Mccc"]),
        property(RESPONSE, PLAIN, NULLABLE, &["nullable-added A.p .c.c"]),
        property(RESPONSE, REQUIRED, both, &["nullable-added A.p Mb.c"]),
        property("", NULLABLE, PLAIN, &["nullable-removed A.p Mcbc"]),
        property(RESPONSE, NULLABLE, PLAIN, &["nullable-removed A.p .c.c"]),
        property(RESPONSE, both, REQUIRED, &["nullable-removed A.p Mc.b"]),
        property("", PLAIN, READ_ONLY, &["became-read_only A.p ..d."]),
        property(
            "",
            REQUIRED,
            "{ type: string, required: true, read_only: true }",
            &["became-read_only A.p ..b."],
        ),
        property("", READ_ONLY, PLAIN, &["no-longer-read_only A.p ..c."]),
        property(
            "",
            "{ type: string, required: true, read_only: true }",
            REQUIRED,
            &["no-longer-read_only A.p ..b."],
        ),
        property("", PLAIN, WRITE_ONLY, &["became-write_only A.p .d.."]),
        property("", WRITE_ONLY, PLAIN, &["no-longer-write_only A.p .c.c"]),
        // What is both required and null at once.
        property("", PLAIN, both, &["nullable-added A.p Mccc", "required-added A.p .cbc"]),
    ]
}
