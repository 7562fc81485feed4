//! The articles that tables of characters counted, and what the tables would be without some.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use jianbao::role::fit::{self, Apart};
use serde_json::Value;

use crate::edges::Edges;
use crate::tiers::Tiers;

/// What was counted, and the articles by their id.
pub(crate) struct Counted {
    tables: Rc<(Edges, Tiers)>,
    articles: [HashMap<String, Value>; 2],
}

impl Counted {
    /// What was counted in files, of which the names are parted by commas, for the one table and for the
    /// other.
    pub(crate) fn new(files: &[String; 2]) -> Result<Self, Box<dyn std::error::Error>> {
        let mut articles = [HashMap::new(), HashMap::new()];
        let mut tables = (Edges::default(), Tiers::default());
        for (table, files) in files.iter().enumerate() {
            for file in files.split(',').filter(|file| !file.is_empty()) {
                for line in std::fs::read_to_string(file)?.lines() {
                    let article: Value = serde_json::from_str(line)?;
                    let id = article["id"].as_str().unwrap_or_default().to_owned();
                    match table {
                        0 => tables.0.add(&article),
                        _ => tables.1.add(&article),
                    }
                    articles[table].insert(id, article);
                }
            }
        }
        Ok(Self { tables: Rc::new(tables), articles })
    }

    /// Runs what looks at a page as if its articles had not been counted.
    pub(crate) fn apart<T>(&self, gold: &Value, run: impl FnOnce() -> T) -> T {
        if self.articles.iter().any(HashMap::is_empty) {
            return run();
        }
        let ids = gold["articles"].as_array().into_iter().flatten();
        let mut own = (Edges::default(), Tiers::default());
        for id in ids.filter_map(|article| article["id"].as_str()) {
            let [edges, tiers] = &self.articles;
            edges.get(id).into_iter().for_each(|article| own.0.add(article));
            tiers.get(id).into_iter().for_each(|article| own.1.add(article));
        }
        let others = Others { all: Rc::clone(&self.tables), own, edges: RefCell::default() };
        fit::apart(Box::new(others), run)
    }
}

/// What was counted in all articles but those of a page.
struct Others {
    all: Rc<(Edges, Tiers)>,
    own: (Edges, Tiers),
    /// What was asked before.
    edges: RefCell<HashMap<[char; 2], (u8, u8)>>,
}

impl Apart for Others {
    fn edges(&self, pair: [char; 2]) -> (u8, u8) {
        let pair = pair.map(|c| fit::letter(c).unwrap_or(c));
        let mut known = self.edges.borrow_mut();
        *known.entry(pair).or_insert_with(|| self.all.0.steps(pair, &self.own.0))
    }

    fn tiers(&self, letter: char) -> [f64; 4] {
        self.all.1.odds(fit::letter(letter).unwrap_or(letter), &self.own.1)
    }
}
