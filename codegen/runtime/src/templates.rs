//! What the derives write for every enum and every model alike.
//!
//! It stands here and not in the derives because a template costs a crate of many models less than tokens that a derive
//! has to put together for each. `__rt` is what the derives import. Each attribute costs every enum and every model, so
//! that a doc is one; `#[inline]` pays for itself, because what no user calls is then not built.

/// The impls of an enum of choices.
#[doc(hidden)]
#[macro_export]
macro_rules! __choice {
    (
        $ident:ident $name:literal $doc:literal $is_open:literal { $($old:tt)* }
        [$({ $variant:ident $value:literal $variant_name:literal $about:literal { $($variant_old:tt)* } })*]
        [$($open:ident)?] $unlisted:tt { $($former:tt)* }
    ) => {
        static DEF: __rt::ChoiceDef = __rt::choice_def(
            $name,
            $doc,
            $is_open,
            &[$(__rt::value_def($value, $variant_name, $about) $($variant_old)*),*],
        ) $($old)*;

        impl $ident {
            /// What the schema says about this enum.
            pub const DEF: &'static __rt::ChoiceDef = &DEF;

            /// The choices, in declaration order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            $($former)*

            /// The value on the wire.
            #[must_use]
            #[inline]
            pub fn as_str(&self) -> &__rt::str {
                match self {
                    $(Self::$variant => $value,)*
                    $(Self::$open(value) => value.as_str(),)?
                }
            }
        }

        impl __rt::Choice for $ident {
            const CHOICES: __rt::Choices<Self> = __rt::Choices::new(&DEF, Self::ALL, Self::as_str, $unlisted);
        }

        impl __rt::Property for $ident {
            type Form = __rt::ChoiceForm;
        }

        impl __rt::fmt::Display for $ident {
            #[inline]
            fn fmt(&self, f: &mut __rt::fmt::Formatter<'_>) -> __rt::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl __rt::FromStr for $ident {
            type Err = __rt::UnknownChoice;

            #[inline]
            fn from_str(value: &__rt::str) -> __rt::Result<Self, __rt::UnknownChoice> {
                __rt::parse_choice(value)
            }
        }

        impl __rt::Serialize for $ident {
            fn serialize<S: __rt::Serializer>(&self, serializer: S) -> __rt::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> __rt::Deserialize<'de> for $ident {
            fn deserialize<D: __rt::Deserializer<'de>>(deserializer: D) -> __rt::Result<Self, D::Error> {
                __rt::decode_choice(deserializer)
            }
        }
    };
}

/// What an open enum has besides.
#[doc(hidden)]
#[macro_export]
macro_rules! __open_choice {
    ($ident:ident) => {
        impl __rt::From<&__rt::str> for $ident {
            #[inline]
            fn from(value: &__rt::str) -> Self {
                __rt::choice_from(value)
            }
        }
    };
}

/// `Eq` and `Hash` of an enum of choices.
#[doc(hidden)]
#[macro_export]
macro_rules! __choice_eq {
    ($ident:ident) => {
        impl __rt::Eq for $ident {}

        impl __rt::Hash for $ident {
            fn hash<H: __rt::Hasher>(&self, state: &mut H) {
                __rt::Hash::hash(self.as_str(), state);
            }
        }
    };
}

/// `Debug` of an enum of choices.
#[doc(hidden)]
#[macro_export]
macro_rules! __choice_debug {
    ($ident:ident) => {
        impl __rt::fmt::Debug for $ident {
            #[inline]
            fn fmt(&self, f: &mut __rt::fmt::Formatter<'_>) -> __rt::fmt::Result {
                __rt::debug_choice(&DEF, self.as_str(), f)
            }
        }
    };
}

/// All of a model and its builder.
///
/// Each property is told once, because tokens that a derive puts together are dear: its index and field, its type below
/// `Option`, its name, wire name, doc and flags, what else is known of it, how it is seen and read, and its setter.
#[doc(hidden)]
#[macro_export]
macro_rules! __model {
    ($ident:ident [$($builder:ident)?] $extra:tt $facts:tt $properties:tt) => {
        __rt::model_impls! { $ident $extra $facts $properties }
        $(__rt::builder! { $builder $ident $extra $properties })?
    };
}

/// The impls of a model.
#[doc(hidden)]
#[macro_export]
macro_rules! __model_impls {
    (
        $ident:ident [$($extra:ident)?]
        {
            $name:literal $doc:literal [$($plain:literal)*] $id:literal $count:literal { $($def:tt)* }
            methods { $($methods:tt)* } computed [$($computed:literal $nth:literal)*] late [$($late:literal)*]
            none [$($none:ident)*] blank [$($blank:ident)*] default [$($default:ident)*]
            $(check [$($check:ident $checked:ident $nth_checked:literal)+])? more { $($more:tt)* }
        }
        [$({
            $index:literal $field:ident $ty:ty, $property:literal $wire:literal $about:literal $flags:literal
            { $($facts:tt)* } $view:ident [$($read:ident)?] $setter:tt
        })*]
    ) => {
        static PROPERTIES: [__rt::PropertyDef; $count] =
            [$(__rt::property::<$ty>($property, $wire, $about, $flags) $($facts)*),*];

        static DEF: __rt::ModelDef =
            __rt::model_def($name, $doc, &[$($wire),*], &PROPERTIES, &[$($plain),*], $id) $($def)*;

        impl $ident {
            /// What the schema says about this model.
            pub const DEF: &'static __rt::ModelDef = &DEF;

            #[doc = " Checks what is required, and the limits.\n\n # Errors\n All that is wrong, in the order of the properties."]
            #[inline]
            pub fn validate(&self) -> __rt::Result<(), __rt::Violations> {
                __rt::validate(self)
            }

            #[doc = " Checks the limits, but does not ask for what is required: for a body that changes only what it says.\n\n # Errors\n All that is wrong, in the order of the properties."]
            #[inline]
            pub fn validate_partial(&self) -> __rt::Result<(), __rt::Violations> {
                __rt::validate_partial(self)
            }

            /// The value of a property, by its name. `None`: the model has no such property.
            #[must_use]
            #[inline]
            pub fn get(&self, name: &__rt::str) -> __rt::Option<__rt::PropertyRef<'_>> {
                __rt::get(self, name)
            }

            $($methods)*
        }

        impl __rt::Model for $ident {
            const DEF: &'static __rt::ModelDef = &DEF;

            #[inline]
            fn unset() -> Self {
                Self {
                    $($none: __rt::None,)*
                    $($blank: __rt::blank(),)*
                    $($default: __rt::Default::default(),)*
                    $($extra: __rt::Extra::new(),)?
                }
            }

            fn decode_property<'de, A: __rt::MapAccess<'de>>(
                &mut self,
                index: __rt::usize,
                map: &mut A,
                late: &mut __rt::Late,
            ) -> __rt::Result<(), A::Error> {
                match index {
                    $($($index => __rt::$read(&mut self.$field, map),)?)*
                    $($late => late.keep($late, map),)*
                    _ => late.skip(map),
                }
            }

            #[inline]
            fn property_at(&self, index: __rt::usize) -> __rt::PropertyRef<'_> {
                match index {
                    $($index => __rt::$view(&self.$field),)*
                    $($computed => __rt::computed(self, $nth),)*
                    _ => __rt::PropertyRef::Absent,
                }
            }

            $(
                #[inline]
                fn kept(&self) -> __rt::Option<&__rt::Extra> {
                    __rt::Some(&self.$extra)
                }

                #[inline]
                fn kept_mut(&mut self) -> __rt::Option<&mut __rt::Extra> {
                    __rt::Some(&mut self.$extra)
                }
            )?

            $(
                #[inline]
                fn check_properties(&self, at: &__rt::Path<'_>, out: &mut __rt::Checker) {
                    $(__rt::$check(&self.$checked, &PROPERTIES[$nth_checked], at, out);)+
                }
            )?

            $($more)*
        }

        impl __rt::Property for $ident {
            type Form = __rt::ModelForm;
        }

        impl __rt::Serialize for $ident {
            fn serialize<S: __rt::Serializer>(&self, serializer: S) -> __rt::Result<S::Ok, S::Error> {
                __rt::encode_model(self, serializer)
            }
        }

        impl<'de> __rt::Deserialize<'de> for $ident {
            fn deserialize<D: __rt::Deserializer<'de>>(deserializer: D) -> __rt::Result<Self, D::Error> {
                __rt::decode_model(deserializer)
            }
        }
    };
}

/// `Eq` and `Hash` of a model. Only what is `Eq` has a `Hash`, so that the compiler refuses a number.
#[doc(hidden)]
#[macro_export]
macro_rules! __model_eq {
    ($ident:ident $($field:ident)*) => {
        impl __rt::Eq for $ident {}

        impl __rt::Hash for $ident {
            fn hash<H: __rt::Hasher>(&self, state: &mut H) {
                $(__rt::Hash::hash(&self.$field, state);)*
            }
        }
    };
}

/// The impls of a builder.
#[doc(hidden)]
#[macro_export]
macro_rules! __builder {
    (
        $builder:ident $model:ident [$($extra:ident)?]
        [$({
            $nth:literal $field:ident $ty:ty, $property:literal $wire:literal $about:literal $flags:literal
            $facts:tt $view:ident $read:tt
            { $doc:literal [$($attribute:tt)*] [$($into:ident)?] [$($argument:tt)*] $make:ident [$($index:literal)?] }
        })*]
    ) => {
        impl $builder {
            $(
                #[doc = $doc]
                $($attribute)*
                pub fn $field(mut self, value: $(impl __rt::$into<$ty>)? $($argument)*) -> Self {
                    self.model.$field = __rt::$make(value);
                    $(__rt::given(&mut self.unset, $index);)?
                    self
                }
            )*

            $(
                /// Adds a property that this version does not know.
                pub fn $extra(mut self, key: &__rt::str, value: impl __rt::Into<__rt::Value>) -> Self {
                    self.model.$extra.insert(key, value);
                    self
                }
            )?

            #[doc = " The model, if it is valid.\n\n # Errors\n All that is wrong, in the order of the properties."]
            #[inline]
            pub fn build(self) -> __rt::Result<$model, __rt::Violations> {
                __rt::build(self.model, &self.unset)
            }
        }

        impl __rt::fmt::Debug for $builder {
            #[inline]
            fn fmt(&self, f: &mut __rt::fmt::Formatter<'_>) -> __rt::fmt::Result {
                __rt::debug_model(&self.model, f)
            }
        }
    };
}
