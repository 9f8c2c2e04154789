//! Compression of backups and of the write-ahead log.

use crate::values::schema::pgbackrest::CompressionType;

/// Barman's words; None for no compression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compression {
    /// Of backups.
    pub data: Option<&'static str>,
    /// Of the write-ahead log.
    pub wal: Option<&'static str>,
}

/// Barman's words for a type. It has Zstandard for the write-ahead log alone; Snappy is the fast one for backups that
/// every release of the plugin has (LZ4 came with 0.13).
pub(super) fn plan(kind: CompressionType) -> Compression {
    let (data, wal) = match kind {
        CompressionType::None => (None, None),
        CompressionType::Gz | CompressionType::Gzip => (Some("gzip"), Some("gzip")),
        CompressionType::Bz2 | CompressionType::Bzip2 => (Some("bzip2"), Some("bzip2")),
        CompressionType::Lz4 => (Some("lz4"), Some("lz4")),
        CompressionType::Zst | CompressionType::Zstd => (Some("snappy"), Some("zstd")),
    };
    Compression { data, wal }
}
