//! What may befall the lines of a page.

/// A change to a page; the numbers are taken modulo what there is.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Damage {
    Lose(usize),
    Double(usize),
    Swap(usize, usize),
    Part(usize, usize),
    Glue(usize),
    Blank(usize),
}

impl Damage {
    /// From what a random generator makes up.
    pub(crate) fn new((kind, a, b): (u8, usize, usize)) -> Self {
        match kind % 6 {
            0 => Self::Lose(a),
            1 => Self::Double(a),
            2 => Self::Swap(a, b),
            3 => Self::Part(a, b),
            4 => Self::Glue(a),
            _ => Self::Blank(a),
        }
    }

    fn befall(self, lines: &mut Vec<String>) {
        let count = lines.len();
        let place = |at: usize| at % count;
        match self {
            Self::Lose(at) => drop(lines.remove(place(at))),
            Self::Double(at) => lines.insert(place(at), lines[place(at)].clone()),
            Self::Swap(a, b) => lines.swap(place(a), place(b)),
            Self::Part(at, cut) => {
                let line = &mut lines[place(at)];
                let cuts: Vec<usize> = line.char_indices().map(|(cut, _)| cut).collect();
                if !cuts.is_empty() {
                    let rest = line.split_off(cuts[cut % cuts.len()]);
                    lines.insert(place(at) + 1, rest);
                }
            }
            Self::Glue(at) => {
                let line = lines.remove(place(at));
                lines[at % (count - 1)].push_str(&line);
            }
            Self::Blank(at) => lines.insert(place(at), String::new()),
        }
    }
}

/// The page after all of that.
pub(crate) fn damaged(page: &str, damages: impl IntoIterator<Item = Damage>) -> String {
    let mut lines: Vec<String> = page.lines().map(str::to_owned).collect();
    for damage in damages {
        if lines.len() < 2 {
            break;
        }
        damage.befall(&mut lines);
    }
    lines.join("\n")
}
