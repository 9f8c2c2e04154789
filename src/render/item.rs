//! An object with what its life depends on.

use crate::render::object::Object;

/// An object and its part in a release's life; targets turn the part into annotations and order.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The object.
    pub object: Object,
    /// Its part.
    pub lifecycle: Lifecycle,
}

/// What an object's life depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lifecycle {
    /// It lives as long as the release.
    Release,
    /// It lives as long as the release. The chart has nothing like it, so no target changes it to be the chart's.
    Added,
    /// The user has written it, and no target changes it.
    Users,
    /// It outlives the release: losing it loses data.
    Kept,
    /// The Job that must have run before the gateway starts.
    SetUpJob,
    /// What that Job needs to run.
    SetUpAccess,
}

impl Item {
    /// An object that lives as long as the release.
    #[must_use]
    pub fn release(object: Object) -> Self {
        Self { object, lifecycle: Lifecycle::Release }
    }

    /// An object with another life.
    #[must_use]
    pub fn with(lifecycle: Lifecycle, object: Object) -> Self {
        Self { object, lifecycle }
    }
}
