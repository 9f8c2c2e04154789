//! Compression of backups and of the write-ahead log.

use crate::diagnostic::Code;
use crate::plan::problem::Problems;
use crate::values::schema::pgbackrest as values;
use crate::values::schema::pgbackrest::CompressionType;

/// pgBackRest's compression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compression {
    /// The type's name, as in pgBackRest's `compress-type`.
    pub name: &'static str,
    /// The level; None for the type's own default.
    pub level: Option<i64>,
}

/// Decides on compression, or adds what is wrong to `problems` and returns None.
///
/// The ranges are those of pgBackRest's `compress-level` for each type.
pub(super) fn plan(compression: &values::Compression, problems: &mut Problems) -> Option<Compression> {
    let (name, levels) = match compression.kind {
        CompressionType::None => return Some(Compression { name: "none", level: None }),
        CompressionType::Gz | CompressionType::Gzip => ("gz", -1..=9),
        CompressionType::Bz2 | CompressionType::Bzip2 => ("bz2", 1..=9),
        CompressionType::Lz4 => ("lz4", -5..=12),
        CompressionType::Zst | CompressionType::Zstd => ("zst", -7..=22),
    };
    let outside = compression.level.filter(|level| !levels.contains(level));
    if let Some(level) = outside {
        let path = "pgbackrest.compression.level";
        problems
            .error(Code::InvalidValue, path, format!("`{path}` is {level}, which `{name}` does not have"))
            .help(format!("choose one from {} to {}", levels.start(), levels.end()));
        return None;
    }
    Some(Compression { name, level: compression.level })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_has_its_name_and_levels() {
        for (kind, name, levels) in [
            (CompressionType::Gzip, "gz", -1..=9),
            (CompressionType::Bzip2, "bz2", 1..=9),
            (CompressionType::Lz4, "lz4", -5..=12),
            (CompressionType::Zstd, "zst", -7..=22),
        ] {
            let planned =
                |level| plan(&values::Compression { kind, level: Some(level) }, &mut Problems::default());
            for level in [*levels.start(), *levels.end()] {
                assert_eq!(planned(level), Some(Compression { name, level: Some(level) }));
            }
            assert_eq!((planned(levels.start() - 1), planned(levels.end() + 1)), (None, None), "{name}");
        }
        let none = values::Compression { kind: CompressionType::None, level: Some(6) };
        assert_eq!(plan(&none, &mut Problems::default()), Some(Compression { name: "none", level: None }));
    }
}
