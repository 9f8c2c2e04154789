//! Lists in fields of objects.

/// A list for a field that is left out where the list is empty.
#[must_use]
pub fn unless_empty<T: Clone>(list: &[T]) -> Option<Vec<T>> {
    Some(list.to_vec()).filter(|list| !list.is_empty())
}

/// Our own items, and then a user's.
#[must_use]
pub fn with<T: Clone>(mut own: Vec<T>, users: &[T]) -> Vec<T> {
    own.extend_from_slice(users);
    own
}
