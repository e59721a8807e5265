//! Points: learnt weights in whole numbers that a reader can read, a feature a line; their order is that of the features.

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

/// Reads the weights of a list into `weights`, in points for a feature of 1000; lines with `#` are comments.
pub(crate) fn read(list: &str, weights: &mut [i32]) {
    let lines = list.lines().filter(|l| !l.starts_with('#'));
    for (weight, line) in weights.iter_mut().zip(lines) {
        *weight = line.rsplit(' ').next().and_then(|w| w.parse().ok()).unwrap_or(0);
    }
}

/// What features in thousandths come to.
pub(crate) fn sum(seen: &[i32], weights: &[i32]) -> i64 {
    seen.iter().zip(weights).map(|(x, w)| i64::from(*x) * i64::from(*w)).sum::<i64>() / 1000
}

/// Whether each of `names`, groups and features, has its weight in a list, in order.
#[cfg(test)]
pub(crate) fn fit(list: &str, names: &[(&str, &str)]) -> bool {
    let lines = list.lines().filter(|l| !l.starts_with('#'));
    let found: Vec<&str> = lines.filter_map(|l| Some(l.rsplit_once(' ')?.0)).collect();
    found == names.iter().map(|(group, name)| format!("{group} {name}")).collect::<Vec<_>>()
}
