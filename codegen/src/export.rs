//! The resolved schema as JSON or YAML.
