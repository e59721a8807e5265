//! Points: learnt weights in whole numbers that a reader can read, a feature a line; their order is that of the features.

use std::sync::OnceLock;

use crate::lexicon::{WordId, word_id};
use crate::map::{Hints, Table};

/// Declares the features of something in groups, in the order of their weights.
macro_rules! features {
    ($($group:ident: $($name:ident)*;)*) => {
        /// A feature; its number is its place among the weights.
        #[derive(Debug, Clone, Copy)]
        pub(crate) enum Feature { $($($name,)*)* }
        /// For each feature its group and name.
        #[cfg(any(test, feature = "training"))]
        pub(crate) const NAMES: &[(&str, &str)] = &[$($((stringify!($group), stringify!($name)),)*)*];
        /// How many there are.
        pub(crate) const COUNT: usize = [$($(Feature::$name as usize,)*)*].len();
    };
}
pub(crate) use features;

/// Reads the columns of weights of a list, in points for a feature of 1000; lines with `#` are comments.
pub(crate) fn read<const COLUMNS: usize, const COUNT: usize>(
    list: &str,
) -> [[i32; COUNT]; COLUMNS] {
    let mut weights = [[0; COUNT]; COLUMNS];
    for (feature, line) in lines(list).enumerate() {
        for (column, weight) in weights.iter_mut().rev().zip(line.rsplit(' ')) {
            if let Some(slot) = column.get_mut(feature) {
                *slot = weight.parse().unwrap_or(0);
            }
        }
    }
    weights
}

/// A list of words with their points, read when the first is asked for.
pub(crate) struct Words {
    list: &'static str,
    /// Which words there may be; of each its place, and in the lower half its points.
    read: OnceLock<(Hints, Table)>,
}

/// A word of a list: its place there, and its points.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Listed {
    pub(crate) place: usize,
    pub(crate) points: i32,
}

impl Words {
    pub(crate) const fn new(list: &'static str) -> Self {
        Self { list, read: OnceLock::new() }
    }

    /// The points of a word; none where it is not listed.
    pub(crate) fn of(&self, word: WordId) -> i32 {
        self.find(word).map_or(0, |listed| listed.points)
    }

    /// A word, where it is listed.
    pub(crate) fn find(&self, word: WordId) -> Option<Listed> {
        let (hints, table) = self.read();
        if !hints.has(word) {
            return None;
        }
        let number = table.get(word)?;
        Some(Listed { place: (number >> 16) as usize, points: points(number) })
    }

    fn read(&self) -> &(Hints, Table) {
        self.read.get_or_init(|| {
            let rows = || lines(self.list).filter_map(|line| line.split_once(' '));
            let numbers = rows().zip(0..).map(|((word, points), place)| {
                let points: i16 = points.parse().unwrap_or(0);
                (word_id(word), place << 16 | u32::from(points as u16))
            });
            // Most words are not listed: where few slots are taken, the first that is looked at is mostly free.
            let table = Table::of(3 * rows().count(), numbers);
            (Hints::of(rows().map(|(word, _)| word_id(word))), table)
        })
    }
}

/// The points in the number of a word.
fn points(number: u32) -> i32 {
    i32::from(number as u16 as i16)
}

fn lines(list: &str) -> impl Iterator<Item = &str> {
    list.lines().filter(|l| !l.starts_with('#'))
}

/// What features in thousandths come to.
pub(crate) fn sum(seen: &[i32], weights: &[i32]) -> i64 {
    seen.iter().zip(weights).map(|(x, w)| i64::from(*x) * i64::from(*w)).sum::<i64>() / 1000
}

/// Whether each of `names`, groups and features, has its weights in a list, so many a line, in order.
#[cfg(test)]
pub(crate) fn fit(list: &str, names: &[(&str, &str)], columns: usize) -> bool {
    let found: Vec<Vec<&str>> = lines(list).map(|l| l.split(' ').collect()).collect();
    found.len() == names.len()
        && found.iter().zip(names).all(|(line, (group, name))| {
            line.len() == 2 + columns
                && line.starts_with(&[group, name])
                && line.iter().skip(2).all(|w| w.parse::<i32>().is_ok())
        })
}
