//! The choice: the best sentences that do not say the same.

use crate::facts::candidate::Candidate;
use crate::facts::vocabulary::Number;

/// Points lost by a sentence whose words all stand in better facts already; where only a part does, that part of them.
/// One spread of the points of an article's sentences is 150. At 200, 300 and 400 the ROUGE-1 of the development
/// summaries is 33.2, 33.2 and 33.1; more points keep out captions that repeat the lead, and tellings of the main event
/// that come back to it.
const REPEATED: i64 = 200;
/// Points lost besides where more than half of its words stand in better facts: more than any other can lose.
const SAME: i64 = 1000;
/// Fewest such words: "The tower is a landmark" repeats no more than what it is about.
const LEAST_SAME: i64 = 4;
/// Points lost where a key quote says the same in the same words.
const SAID: i64 = 250;

/// The `most` best of `candidates`, best first, each with the points that were left to it; `words` and `points` are those
/// of each.
pub(crate) fn choose(
    candidates: &[Candidate],
    words: &[&[Number]],
    points: &[i64],
    most: usize,
) -> Vec<(usize, i64)> {
    let mut chosen: Vec<(usize, i64)> = Vec::new();
    // Whether each word stands in what is chosen.
    let last = words.iter().copied().flatten().max();
    let mut taken = vec![false; last.map_or(0, |&most| most as usize + 1)];
    let mut free: Vec<usize> = (0..candidates.len()).collect();
    while chosen.len() < most {
        let mut best: Option<(usize, i64)> = None;
        for &i in &free {
            let Some((candidate, words)) = candidates.get(i).zip(words.get(i)) else { continue };
            let points = points.get(i).copied().unwrap_or(0);
            // Repetition only takes away.
            if best.is_some_and(|(_, most)| points <= most) {
                continue;
            }
            // One that points back has its turn when what it points to is shown.
            let shown = |sentence| {
                let mut facts = chosen.iter().filter_map(|&(c, _)| candidates.get(c));
                facts.any(|fact: &Candidate| fact.sentence == sentence)
            };
            if candidate.behind.is_some_and(|sentence| !shown(sentence)) {
                continue;
            }
            let taken = |word: &&u32| taken.get(**word as usize) == Some(&true);
            let shared = words.iter().filter(taken).count() as i64;
            let same = shared >= LEAST_SAME && 2 * shared > words.len() as i64;
            let worth = points
                - REPEATED * shared / (words.len().max(1) as i64)
                - if same { SAME } else { 0 }
                - if candidate.said { SAID } else { 0 };
            // The first of equals.
            if best.is_none_or(|(_, most)| worth > most) {
                best = Some((i, worth));
            }
        }
        let Some(best) = best else { break };
        free.retain(|&i| i != best.0);
        for &word in words.get(best.0).copied().unwrap_or_default() {
            if let Some(taken) = taken.get_mut(word as usize) {
                *taken = true;
            }
        }
        chosen.push(best);
    }
    chosen
}
