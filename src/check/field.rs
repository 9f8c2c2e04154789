//! The path of a field in an object.

use std::fmt;

/// A field such as `spec.template.spec.containers[0].image`. It lives on the stack and becomes text only for a finding.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    parent: Option<&'a Field<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Step<'a> {
    Name(&'a str),
    Index(usize),
    Key(&'a str),
}

impl<'a> Field<'a> {
    /// A field of the object itself, such as `spec`.
    #[must_use]
    pub fn root(name: &'a str) -> Self {
        Self { parent: None, step: Step::Name(name) }
    }

    /// A field of this one.
    #[must_use]
    pub fn name(&'a self, name: &'a str) -> Self {
        self.step(Step::Name(name))
    }

    /// An item of this list.
    #[must_use]
    pub fn index(&'a self, index: usize) -> Self {
        self.step(Step::Index(index))
    }

    /// An entry of this map.
    #[must_use]
    pub fn key(&'a self, key: &'a str) -> Self {
        self.step(Step::Key(key))
    }

    fn step(&'a self, step: Step<'a>) -> Self {
        Self { parent: Some(self), step }
    }
}

/// As the API server writes it.
impl fmt::Display for Field<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(parent) = self.parent {
            parent.fmt(formatter)?;
        }
        match self.step {
            Step::Name(name) if self.parent.is_none() => formatter.write_str(name),
            Step::Name(name) => write!(formatter, ".{name}"),
            Step::Index(index) => write!(formatter, "[{index}]"),
            Step::Key(key) => write!(formatter, "[{key}]"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_prints_as_the_api_server_writes_it() {
        let spec = Field::root("spec");
        let selector = spec.name("nodeSelector");
        assert_eq!(selector.key("a b").to_string(), "spec.nodeSelector[a b]");
        let containers = spec.name("containers");
        assert_eq!(containers.index(1).name("image").to_string(), "spec.containers[1].image");
    }
}
