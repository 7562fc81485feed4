//! What is to be read: files, directories, standard input, the page that comes with the project.

use std::collections::HashSet;
use std::fmt::Display;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// The page that is digested when none is named.
const BUILT_IN: &str = include_str!("../../tests/pages/qingping.txt");

#[derive(Debug)]
pub(crate) enum Source {
    BuiltIn,
    Stdin,
    File(PathBuf),
}

impl Source {
    /// The name as it is shown.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::BuiltIn => "(built-in)".to_owned(),
            Self::Stdin => "-".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// The text, or why there is none.
    pub(crate) fn text(&self) -> Result<String, String> {
        let bytes = match self {
            Self::BuiltIn => return Ok(BUILT_IN.to_owned()),
            Self::Stdin => {
                let mut bytes = Vec::new();
                io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
            }
            Self::File(path) => fs::read(path),
        };
        let bytes = bytes.map_err(|error| error.to_string())?;
        String::from_utf8(bytes)
            .map_err(|error| format!("not UTF-8 at byte {}", error.utf8_error().valid_up_to()))
    }
}

/// One clear line about one input.
pub(crate) fn complain(name: impl Display, problem: impl Display) {
    say(format_args!("{name}: {problem}"));
}

/// A line on standard error; nobody may be there to read it.
pub(crate) fn say(message: impl Display) {
    let _ = writeln!(io::stderr(), "digest: {message}");
}

/// The inputs that `paths` name, in order, and whether all of them were found.
pub(crate) fn sources(paths: &[PathBuf]) -> (Vec<Source>, bool) {
    if paths.is_empty() {
        return (vec![Source::BuiltIn], true);
    }
    let mut sources = Vec::new();
    let mut all_found = true;
    for path in paths {
        if path.as_os_str() == "-" {
            sources.push(Source::Stdin);
        } else if path.is_dir() {
            all_found &= add_directory(path, &mut sources);
        } else {
            sources.push(Source::File(path.clone()));
        }
    }
    (sources, all_found)
}

fn add_directory(path: &Path, sources: &mut Vec<Source>) -> bool {
    let mut walk = Walk { seen: HashSet::new(), found: Vec::new(), good: true };
    walk.enter(path);
    if walk.found.is_empty() && walk.good {
        complain(path.display(), "no .txt file below this directory");
        return false;
    }
    sources.extend(walk.found.into_iter().map(Source::File));
    walk.good
}

/// A walk over a directory that follows links and enters each directory once.
struct Walk {
    seen: HashSet<PathBuf>,
    found: Vec<PathBuf>,
    good: bool,
}

impl Walk {
    fn enter(&mut self, directory: &Path) {
        match self.entries(directory) {
            Ok(entries) => entries.iter().for_each(|path| self.visit(path)),
            Err(error) => {
                complain(directory.display(), error);
                self.good = false;
            }
        }
    }

    /// What stands in a directory, by name; nothing if it was entered before.
    fn entries(&mut self, directory: &Path) -> io::Result<Vec<PathBuf>> {
        if !self.seen.insert(fs::canonicalize(directory)?) {
            return Ok(Vec::new());
        }
        let mut entries = fs::read_dir(directory)?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<io::Result<Vec<_>>>()?;
        entries.sort();
        Ok(entries)
    }

    fn visit(&mut self, path: &Path) {
        if path.is_dir() {
            self.enter(path);
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            self.found.push(path.to_owned());
        }
    }
}
