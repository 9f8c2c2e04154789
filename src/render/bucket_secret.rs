//! Keys of Secrets that give access to a bucket, of those that are rendered and of users' own.

/// The identifier of an access key for S3.
pub const ACCESS_KEY_ID: &str = "access-key-id";

/// The secret of an access key for S3.
pub const SECRET_ACCESS_KEY: &str = "secret-access-key";

/// A Google Cloud key.
pub const GCS_KEY: &str = "key.json";

/// The key of an Azure storage account, or a shared access signature.
pub const AZURE_KEY: &str = "key";
