pub use core::clone::Clone;
pub use core::cmp::Eq;
pub use core::convert::AsRef;
pub use core::convert::{From, Into};
pub use core::default::Default;
pub use core::fmt;
pub use core::hash::{Hash, Hasher};
pub use core::iter::{IntoIterator, Iterator};
pub use core::option::Option::{self, None, Some};
pub use core::primitive::{bool, str, u8, usize};
pub use core::result::Result::{self, Err, Ok};
pub use core::str::FromStr;
pub use std::string::String;
pub use std::vec::Vec;

pub use serde::de::{Deserialize, Deserializer, MapAccess};
pub use serde::ser::{Serialize, Serializer};
pub use serde_json::{Error as JsonError, Value};

pub use crate::builder::{broken, given, indexes, into, list, map, same, slice, some, some_list, some_map};
pub use crate::check::{Checker, build, check, check_foreign, check_inside, validate, validate_partial};
pub use crate::choice::{Choice, ChoiceForm, Choices, UnknownChoice, choice_from, decode_choice, first, parse_choice};
pub use crate::computed::{
    CodecError, Refused, computed, computed_flag, decode_base64, encode_base64, set_computed_flag,
};
pub use crate::debug::{debug_choice, debug_model};
pub use crate::decode::{Late, decode, decode_model, read, read_tagged, read_value};
pub use crate::def::*;
pub use crate::encode::{encode_model, encode_property};
pub use crate::extra::Extra;
pub use crate::foreign::{read_foreign, read_foreign_value, view_foreign, view_foreign_plain};
pub use crate::model::{AnyModel, Model, ModelForm, get};
pub use crate::nullable::Nullable;
pub use crate::path::Path;
#[cfg(feature = "pattern")]
pub use crate::pattern::Pattern;
pub use crate::property::{Form, Property, accept, blank, set_default};
pub use crate::union::{Union, decode_union, matching, union_view};
pub use crate::unrecognized::Unrecognized;
pub use crate::validate::Violations;
pub use crate::view::{PropertyRef, sensitive, view};
pub use crate::{
    __builder as builder, __choice as choice, __choice_debug as choice_debug, __choice_eq as choice_eq,
    __model as model, __model_eq as model_eq, __model_impls as model_impls, __open_choice as open_choice,
};
