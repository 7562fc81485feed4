//! Steps of the values that are told of headline lines.

/// How many of some bounds each value reaches, as a table up to the last bound.
#[derive(Debug)]
pub(super) struct Steps<const VALUES: usize>([u8; VALUES]);

impl<const VALUES: usize> Steps<VALUES> {
    const fn new(bounds: &[usize]) -> Self {
        assert!(bounds[bounds.len() - 1] + 1 == VALUES, "the table ends with the last bound");
        let mut steps = [0; VALUES];
        let mut bound = 0;
        while bound < bounds.len() {
            let mut value = bounds[bound];
            while value < VALUES {
                steps[value] += 1;
                value += 1;
            }
            bound += 1;
        }
        Self(steps)
    }

    /// How many bounds a value reaches.
    pub(super) fn of(&self, value: usize) -> usize {
        usize::from(self.0[value.min(VALUES - 1)])
    }
}

/// Lengths in cells, and differences of 40 cells and more.
pub(super) static LENGTHS: Steps<53> =
    Steps::new(&[6, 8, 10, 12, 14, 16, 18, 20, 24, 28, 32, 36, 40, 46, 52]);
pub(super) static GROWN: Steps<49> = Steps::new(&[28, 34, 38, 40, 42, 44, 48]);
pub(super) static LONGER: Steps<59> = Steps::new(&[24, 30, 34, 36, 38, 40, 42, 44, 46, 48, 52, 58]);
pub(super) static UNEVEN: Steps<9> = Steps::new(&[2, 4, 8]);

/// Widths in hundredths.
pub(super) static AGAINST: Steps<301> =
    Steps::new(&[30, 50, 70, 85, 97, 103, 115, 130, 150, 180, 220, 300]);
pub(super) static BROAD: Steps<201> = Steps::new(&[35, 50, 65, 80, 100, 125, 160, 200]);
pub(super) static WIDE: Steps<121> = Steps::new(&[50, 80, 120]);
pub(super) static WRAPPED: Steps<221> =
    Steps::new(&[30, 40, 50, 60, 70, 80, 90, 100, 110, 125, 150, 180, 220]);

/// Shares of a wording in thousandths, and differences of shares and 1000.
pub(super) static SHARES: Steps<801> = Steps::new(&[30, 80, 150, 250, 400, 600, 800]);
pub(super) static MORE: Steps<1401> = Steps::new(&[600, 800, 920, 980, 1020, 1080, 1200, 1400]);

/// Leanings and 25.
static LEANINGS: Steps<51> = Steps::new(&[1, 11, 17, 21, 24, 27, 30, 34, 40, 50]);

/// The step of a leaning.
pub(super) fn leaning(value: i32) -> usize {
    LEANINGS.of((value.clamp(-25, 25) + 25) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_reach_bounds() {
        let rows = [(0, 0), (1, 0), (2, 1), (7, 2), (8, 3), (usize::MAX, 3)];
        for (value, expected) in rows {
            assert_eq!(UNEVEN.of(value), expected, "{value}");
        }
        for (value, expected) in [(i32::MIN, 0), (-25, 0), (-24, 1), (1, 5), (2, 6), (i32::MAX, 10)]
        {
            assert_eq!(leaning(value), expected, "{value}");
        }
    }
}
