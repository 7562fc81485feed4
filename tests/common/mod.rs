//! What the tests of programs share.

use std::fs;
use std::path::{Path, PathBuf};

/// An example's binary. A plain `cargo test` builds the examples first; with `--test NAME`
/// they must have been built before.
pub(crate) fn binary(example: &str) -> PathBuf {
    let test = std::env::current_exe().expect("a running test has a path");
    let profile = test.parent().and_then(Path::parent).expect("tests run in <profile>/deps");
    profile.join("examples").join(format!("{example}{}", std::env::consts::EXE_SUFFIX))
}

/// A fresh directory with these files.
#[allow(dead_code, reason = "not every test needs files")]
pub(crate) fn directory(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    for (name, bytes) in files {
        let file = path.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
    path
}
