//! The articles that tables of characters counted, and what the tables would be without some.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use jianbao::role::fit::{self, Apart};
use serde_json::Value;

use crate::edges::Edges;
use crate::read::each_article;
use crate::tiers::Tiers;
use crate::ties::Ties;

/// How many tables there are: of ties, of edges and of tiers.
const TABLES: usize = 3;

/// What was counted, and the articles by their id, each with the tables that counted it.
pub(crate) struct Counted {
    tables: Rc<Tables>,
    articles: HashMap<String, (Value, [bool; TABLES])>,
}

/// What was counted for each table.
#[derive(Default)]
struct Tables {
    ties: Ties,
    edges: Edges,
    tiers: Tiers,
}

impl Tables {
    fn add(&mut self, article: &Value, [ties, edges, tiers]: [bool; TABLES]) {
        if ties {
            self.ties.add(article);
        }
        if edges {
            self.edges.add(article);
        }
        if tiers {
            self.tiers.add(article);
        }
    }
}

impl Counted {
    /// What was counted for each table, in files whose names are parted by commas.
    pub(crate) fn new(files: &[String; TABLES]) -> Result<Self, Box<dyn std::error::Error>> {
        let (mut tables, mut articles) = (Tables::default(), HashMap::new());
        let files = files.each_ref().map(|files| files.split(',').collect::<Vec<_>>());
        let all: BTreeSet<&str> = files.iter().flatten().copied().collect();
        for file in all.into_iter().filter(|file| !file.is_empty()) {
            let of = files.each_ref().map(|files| files.contains(&file));
            each_article(file, |article| {
                tables.add(&article, of);
                let id = article["id"].as_str().unwrap_or_default().to_owned();
                articles.insert(id, (article, of));
            })?;
        }
        Ok(Self { tables: Rc::new(tables), articles })
    }

    /// Runs what looks at a page as if its articles had not been counted.
    pub(crate) fn apart<T>(&self, gold: &Value, run: impl FnOnce() -> T) -> T {
        let ids = gold["articles"].as_array().into_iter().flatten();
        let mut own = Tables::default();
        for (article, of) in ids.filter_map(|article| self.articles.get(article["id"].as_str()?)) {
            own.add(article, *of);
        }
        let others = Others { all: Rc::clone(&self.tables), own, edges: RefCell::default() };
        fit::apart(Box::new(others), run)
    }
}

/// What was counted in all articles but those of a page.
struct Others {
    all: Rc<Tables>,
    own: Tables,
    /// What was asked before.
    edges: RefCell<HashMap<[char; 2], (u8, u8)>>,
}

impl Apart for Others {
    fn tie(&self, kind: usize, pair: [char; 2], unseen: f64) -> Option<f64> {
        let count = |ties: &Ties| ties.pairs[kind].get(&pair).map_or(0.0, |count| count.0.into());
        let (ties, own) = (&self.all.ties, &self.own.ties);
        (ties.total > 0.0).then(|| ties.odds(pair, count(ties) - count(own), unseen))
    }

    fn edges(&self, pair: [char; 2]) -> Option<(u8, u8)> {
        let pair = pair.map(|c| fit::letter(c).unwrap_or(c));
        let (edges, own) = (&self.all.edges, &self.own.edges);
        let mut known = self.edges.borrow_mut();
        let steps = || *known.entry(pair).or_insert_with(|| edges.steps(pair, own));
        (!edges.headlines.pairs.is_empty()).then(steps)
    }

    fn tiers(&self, letter: char) -> Option<[f64; 4]> {
        let letter = fit::letter(letter).unwrap_or(letter);
        let (tiers, own) = (&self.all.tiers, &self.own.tiers);
        (!tiers.letters.is_empty()).then(|| tiers.odds(letter, own))
    }
}
