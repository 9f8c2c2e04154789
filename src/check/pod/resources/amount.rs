//! Amounts as the API server compares them.

use k8s_openapi::apimachinery::pkg::api::resource::Quantity;

use crate::plan::quantity;

/// An amount in 10^-9, of which the API server keeps thousandths and rounds up to them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Amount(i128);

const ONE: i128 = 1_000_000_000;
const THOUSANDTH: i128 = ONE / 1000;

impl Amount {
    /// None for a text that is no quantity. White space around it the API server ignores.
    pub(super) fn of(quantity: &Quantity) -> Option<Self> {
        let nanos = quantity::nanos(quantity.0.trim())?;
        Some(Self(ceiling(nanos, THOUSANDTH) * THOUSANDTH))
    }

    pub(super) fn is_negative(self) -> bool {
        self.0 < 0
    }

    pub(super) fn is_whole(self) -> bool {
        self.0 % ONE == 0
    }

    /// Whether so many bytes are whole pages.
    pub(super) fn is_multiple_of(self, page: PageSize) -> bool {
        ceiling(self.0, ONE) % page.0 == 0
    }

    /// The sum.
    pub(super) fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

fn ceiling(number: i128, step: i128) -> i128 {
    number.div_euclid(step) + i128::from(number.rem_euclid(step) != 0)
}

/// The bytes of a huge page, at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PageSize(i128);

impl PageSize {
    /// None for a text that is no whole number of bytes.
    pub(super) fn of(text: &str) -> Option<Self> {
        quantity::nanos(text).filter(|nanos| *nanos > 0 && nanos % ONE == 0).map(|nanos| Self(nanos / ONE))
    }
}
