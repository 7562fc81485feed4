//! Articles from files.

use serde_json::Value;

/// Hands out the articles of a file that holds one a line.
pub(crate) fn each_article(
    file: &str,
    mut take: impl FnMut(Value),
) -> Result<(), Box<dyn std::error::Error>> {
    for line in std::fs::read_to_string(file)?.lines() {
        take(serde_json::from_str(line)?);
    }
    Ok(())
}
