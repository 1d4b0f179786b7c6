//! Models as codegen writes them, in company of names that get in the way.

#![allow(dead_code, unreachable_pub)]
#![deny(warnings, missing_docs)]
// Two computed properties that are settable.
#![allow(clippy::duplicated_attributes)]

mod generated {
    /// A model whose name is that of something in the prelude.
    #[derive(Clone, PartialEq, Eq, Hash, ::codegen_runtime::Model)]
    #[model(wire_case = "camelCase", builder, default, debug, accessors)]
    #[non_exhaustive]
    pub struct Option {
        /// Unique identifier.
        #[model(read_only)]
        pub id: ::core::option::Option<i64>,
        /// Text.
        #[model(required)]
        pub label: ::core::option::Option<::std::string::String>,
        /// Properties that this version does not know, kept as they came.
        pub extra: ::codegen_runtime::Extra,
    }

    /// Another one.
    #[derive(Clone, PartialEq, Eq, Hash, ::codegen_runtime::Model)]
    #[model(builder, default, debug, accessors)]
    #[non_exhaustive]
    pub struct String {
        /// A value.
        #[model(required)]
        pub value: ::core::option::Option<::std::string::String>,
        /// Another of this name.
        pub other: ::core::option::Option<::std::boxed::Box<super::String>>,
    }

    /// Another one.
    #[derive(Clone, PartialEq, Eq, Hash, ::codegen_runtime::Model)]
    #[model(builder, default, debug, accessors)]
    #[non_exhaustive]
    pub struct Vec {}

    /// A person.
    #[derive(Clone, PartialEq, ::codegen_runtime::Model)]
    #[model(wire_case = "camelCase", builder, default, debug, accessors)]
    #[model(computed(
        name = "customer_person_type",
        wire = "customerPersonType",
        from = "type",
        equals = "customer",
        else = "user",
        settable,
        doc = "Whether it is a customer."
    ))]
    #[model(computed(name = "raw_data", from = "data", codec = "base64", settable))]
    #[non_exhaustive]
    pub struct Person {
        /// Unique identifier.
        #[model(read_only)]
        pub id: ::core::option::Option<i64>,
        /// First name.
        #[doc(alias = "firstName")]
        #[model(required, min_length = 1, max_length = 40)]
        pub first_name: ::core::option::Option<::std::string::String>,
        /// Kind of person.
        #[model(required, default = "customer")]
        pub r#type: ::core::option::Option<super::PersonType>,
        /// Relative order.
        #[model(nullable, min = 0, max = 255)]
        pub order: ::codegen_runtime::Nullable<i64>,
        /// Email addresses.
        #[model(max_items = 2, format = "email")]
        pub emails: ::core::option::Option<::std::vec::Vec<::std::string::String>>,
        /// When it was made.
        pub created_at: ::core::option::Option<::codegen_runtime::jiff::Timestamp>,
        /// A day.
        pub born: ::core::option::Option<::codegen_runtime::jiff::civil::Date>,
        /// How sure it is.
        #[model(min = 0, max = 1.5)]
        pub score: ::core::option::Option<f64>,
        /// Whether it is there.
        #[model(default = true)]
        pub active: ::core::option::Option<bool>,
        /// Choices that it has.
        pub options: ::core::option::Option<::std::vec::Vec<super::Option>>,
        /// Who brought it.
        pub parent: ::core::option::Option<::std::boxed::Box<super::Person>>,
        /// Other names.
        pub names: ::core::option::Option<::std::collections::BTreeMap<::std::string::String, super::Option>>,
        /// A picture.
        #[model(wire = "photoURL", alias = "photo_url", alias = "photoUrl", format = "url")]
        pub photo_url: ::core::option::Option<::std::string::String>,
        /// A secret.
        #[model(sensitive, max_length = 8)]
        pub secret_key: ::core::option::Option<::std::string::String>,
        /// Bytes as text.
        pub data: ::core::option::Option<::std::string::String>,
        /// Bytes.
        #[model(max_length = 4)]
        pub raw: ::core::option::Option<::std::vec::Vec<u8>>,
        /// A colour.
        #[deprecated(since = "1.2.0", note = "nobody sees it")]
        pub color: ::core::option::Option<::codegen_runtime::Color>,
        /// Anything.
        pub any: ::core::option::Option<::codegen_runtime::serde_json::Value>,
        /// Properties that this version does not know, kept as they came.
        pub extra: ::codegen_runtime::Extra,
    }

    /// Kind of person.
    #[derive(Clone, Debug, PartialEq, Eq, Hash, ::codegen_runtime::Choice)]
    #[non_exhaustive]
    pub enum PersonType {
        /// A user.
        #[model(value = "user")]
        User,
        /// A team.
        #[model(value = "team", renamed_from = "Group")]
        Team,
        /// A customer.
        #[model(value = "customer")]
        Customer,
        /// A value that this version does not know.
        Unrecognized(::codegen_runtime::Unrecognized),
    }

    /// Only listed values.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, ::codegen_runtime::Choice)]
    pub enum Closed {
        /// On.
        #[model(value = "on")]
        On,
        /// Off.
        #[deprecated(note = "leave it out")]
        #[model(value = "off")]
        Off,
    }

    /// An event.
    #[derive(Clone, PartialEq, ::codegen_runtime::Model)]
    #[model(wire_case = "camelCase", builder, default, debug, accessors)]
    #[non_exhaustive]
    pub struct Event {
        /// Kind of event.
        pub event_type: ::core::option::Option<::std::string::String>,
        /// What happened to.
        #[model(by = "event_type")]
        pub record: ::core::option::Option<super::EventRecord>,
        /// On or off.
        pub closed: ::core::option::Option<super::Closed>,
        /// Animals.
        pub animals: ::core::option::Option<::std::vec::Vec<super::Animal>>,
    }

    /// What an event is about.
    #[derive(Clone, Debug, PartialEq, ::codegen_runtime::Union)]
    #[model(match = "prefix")]
    #[non_exhaustive]
    pub enum EventRecord {
        /// A person.
        #[model(value = "person")]
        Person(::std::boxed::Box<super::Person>),
        /// An option.
        #[model(value = "option")]
        Option(::std::boxed::Box<super::Option>),
        /// Anything else.
        Unrecognized(::codegen_runtime::serde_json::Value),
    }

    /// An animal, told by its kind.
    #[derive(Clone, Debug, PartialEq, ::codegen_runtime::Union)]
    #[model(tag = "kind")]
    #[non_exhaustive]
    pub enum Animal {
        /// A cat.
        #[model(value = "cat")]
        Cat(super::Cat),
        /// A dog.
        #[model(value = "dog")]
        Dog(::std::boxed::Box<super::Dog>),
        /// Anything else.
        Unrecognized(::codegen_runtime::serde_json::Value),
    }

    /// A cat, which does not know that it is one.
    #[derive(Clone, PartialEq, ::codegen_runtime::Model)]
    #[model(default, debug)]
    pub struct Cat {
        /// Name.
        #[model(required)]
        pub name: ::core::option::Option<::std::string::String>,
    }

    /// A dog, which knows.
    #[derive(Clone, PartialEq, ::codegen_runtime::Model)]
    #[model(default, debug)]
    pub struct Dog {
        /// What it is.
        pub kind: ::core::option::Option<::std::string::String>,
        /// How loud.
        pub loudness: ::core::option::Option<f64>,
    }

    /// A page, which is only received.
    #[derive(Clone, PartialEq, ::codegen_runtime::Model)]
    #[model(direction = "response", builder, default, debug, accessors)]
    pub struct Page {
        /// Number.
        #[model(required, max = 3)]
        pub page: i64,
        /// Persons.
        #[model(required)]
        pub items: ::std::vec::Vec<super::Person>,
        /// One more.
        #[model(nullable)]
        pub next: ::core::option::Option<::std::string::String>,
        /// On or off.
        #[model(default = "on")]
        pub closed: super::Closed,
    }
}

pub use generated::*;
