//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

pub(crate) const USAGE: &str = "\
usage: digest [--json | --html OUT] [FILE | DIRECTORY | -]…

Reads raw text of Chinese newspaper pages and tells their articles.

  FILE        a text file; a form feed in it ends a page
  DIRECTORY   every .txt below it
  -           standard input
              without any of these: the page that comes with the project

  --json      JSON Lines, one object a page
  --html OUT  an HTML report, written to OUT
  --help      this text

Colour is used on a terminal only, and never where NO_COLOR is set.";

#[derive(Debug, PartialEq)]
pub(crate) enum Form {
    Plain,
    Json,
    Html(PathBuf),
    Help,
}

#[derive(Debug)]
pub(crate) struct Args {
    pub(crate) form: Form,
    pub(crate) paths: Vec<PathBuf>,
}

impl Args {
    pub(crate) fn parse(args: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let mut parsed = Self { form: Form::Plain, paths: Vec::new() };
        let mut args = args;
        while let Some(arg) = args.next() {
            match arg.to_str() {
                Some("--json") => parsed.set(Form::Json)?,
                Some("--html") => {
                    let out = args.next().ok_or("--html needs the name of a file to write")?;
                    parsed.set(Form::Html(out.into()))?;
                }
                Some("--help" | "-h") => parsed.form = Form::Help,
                Some("--") => parsed.paths.extend(args.by_ref().map(PathBuf::from)),
                Some(option) if option.len() > 1 && option.starts_with('-') => {
                    return Err(format!("there is no option {option}"));
                }
                _ => parsed.paths.push(arg.into()),
            }
        }
        Ok(parsed)
    }

    fn set(&mut self, form: Form) -> Result<(), String> {
        match self.form {
            Form::Plain => self.form = form,
            Form::Help => {}
            _ => return Err("one of --json and --html, once".to_owned()),
        }
        Ok(())
    }
}
