//! What a conditional random field says of a whole sequence: its best labels, and how likely each label is.
//!
//! All labels of an item are worked on at once: there is one lane of a vector for each.

use crate::model::lanes::{EVEN, LANES, Odds, Sum, Sums, ZERO};
use crate::model::{Four, Model, Score, fours, lanes, width};

/// The numbers that the scores of all labels take.
const WIDTH: usize = width(LANES);

/// A model of eight labels at most, made ready for many sequences.
pub(crate) struct Inference {
    /// What speaks for each label behind each label.
    transitions: [Sums; LANES],
    /// The same by the label behind: what speaks for each label before.
    behind: [Sums; LANES],
    /// The same as odds, by the label before and by the label behind.
    from: [Odds; LANES],
    to: [Odds; LANES],
    /// The lowest score for the lanes that no label has, nothing for the others.
    without: Sums,
    exponentials: Exponentials,
    room: Room,
}

/// Room for one sequence at a time.
#[derive(Default)]
struct Room {
    /// Its scores, each in its bytes.
    bytes: Vec<[u8; 8]>,
    /// For the best way to each item its scores.
    reached: Vec<Sums>,
    /// What each item speaks for, as odds.
    emitted: Vec<[f32; LANES]>,
    /// What it and the items before it do.
    ahead: Vec<Odds>,
    /// What the items behind it do.
    chances: Vec<Odds>,
    /// The probabilities.
    shares: Vec<[f32; LANES]>,
}

impl Inference {
    pub(crate) fn new(model: &Model) -> Self {
        let sides: [Sides; LANES] = std::array::from_fn(|label| Sides::of(model, label));
        Self {
            transitions: sides.each_ref().map(|of| sums(of.behind)),
            behind: sides.each_ref().map(|of| sums(of.before)),
            from: sides.each_ref().map(|of| odds(of.behind, model.unit)),
            to: sides.each_ref().map(|of| odds(of.before, model.unit)),
            without: sums(std::array::from_fn(
                |lane| if lane < model.labels { 0 } else { Score::MIN },
            )),
            exponentials: Exponentials::new(model.unit),
            room: Room::default(),
        }
    }

    /// Gives back what a very long sequence took.
    pub(crate) fn tidy(&mut self) {
        /// Items for which room is kept.
        const MOST: usize = 10_000;
        if self.room.shares.capacity() > MOST {
            self.room = Room::default();
        }
    }

    /// Writes the best sequence of labels to `path`, which has a place for each row; returns the probability of each label at
    /// each item, given all items.
    ///
    /// Sums count from that of the best label at each item, so that they stay small however long the sequence is; what falls
    /// behind farther than they reach is not on the best way. Probabilities are summed in a fixed order: the same on every
    /// machine.
    pub(crate) fn read(&mut self, rows: &[[Four; WIDTH]], path: &mut [u8]) -> &[[f32; LANES]] {
        self.emit(rows);
        self.chain();
        let Self { behind, room: Room { reached, ahead, chances, shares, .. }, .. } = self;
        shares.resize(rows.len(), [0.0; LANES]);
        // Back from the best last label, by way of whatever led there.
        let mut next = ZERO;
        let likely = ahead.iter().zip(chances).zip(shares.iter_mut());
        let items = reached.iter().zip(likely).zip(path);
        for ((sums, ((ahead, chances), share)), label) in items.rev() {
            // The first of equals, so that ties fall the same way everywhere.
            let best = lanes::best(lanes::plus(*sums, next));
            *label = best as u8;
            next = behind.get(best).copied().unwrap_or(next);
            let both = lanes::times(*ahead, *chances);
            lanes::write(lanes::scaled(both, lanes::to_one(both)), share);
        }
        shares
    }

    /// What speaks for the labels of each item by itself.
    fn emit(&mut self, rows: &[[Four; WIDTH]]) {
        let Self { without, exponentials, room, .. } = self;
        let Room { bytes, reached, emitted, .. } = room;
        // By way of memory: what is put together there is read as one vector.
        bytes.clear();
        bytes.extend(rows.as_flattened().iter().map(|four| fours::bytes(*four)));
        reached.resize(rows.len(), ZERO);
        emitted.resize(rows.len(), [0.0; LANES]);
        let rows = bytes.as_flattened().as_chunks().0.as_chunks::<LANES>().0;
        for (row, (scores, odds)) in rows.iter().zip(reached.iter_mut().zip(emitted)) {
            *scores = lanes::plus(sums(row.map(Score::from_le_bytes)), *without);
            let below = lanes::at_most(lanes::behind_best(*scores), LOWEST as Sum - 1);
            for (odds, below) in odds.iter_mut().zip(lanes::each(below)) {
                *odds = exponentials.of(below);
            }
        }
    }

    /// What the items before say of each, and what those behind do: from both ends at a time, for neither waits for the other.
    fn chain(&mut self) {
        let Self { transitions, from, to, room, .. } = self;
        let Room { reached, emitted, ahead, chances, .. } = room;
        ahead.resize(emitted.len(), EVEN);
        chances.resize(emitted.len(), EVEN);
        let mut before: Option<(Sums, Odds)> = None;
        let mut after = EVEN;
        let front = reached.iter_mut().zip(&*emitted).zip(ahead);
        let back = emitted.iter().zip(chances).rev();
        for (((sums, own), ahead), (emitted, chances)) in front.zip(back) {
            let mut share = lanes::odds(*own);
            if let Some((sums_before, share_before)) = before {
                *sums = lanes::plus(*sums, lanes::reach(sums_before, transitions));
                share = lanes::times(share, lanes::through(share_before, from));
                // By the sum of the item before, which is known early: nothing waits for its own.
                share = lanes::scaled(share, lanes::to_one(share_before));
            }
            *sums = lanes::from_best(*sums);
            before = Some((*sums, share));
            *ahead = share;

            *chances = after;
            let own = lanes::times(after, lanes::odds(*emitted));
            after = lanes::scaled(lanes::through(own, to), lanes::to_one(after));
        }
    }
}

/// What speaks for each label behind a label, and before it.
struct Sides {
    behind: [Score; LANES],
    before: [Score; LANES],
}

impl Sides {
    #[inline(never)]
    fn of(model: &Model, label: usize) -> Self {
        let mut out = Self { behind: [0; LANES], before: [0; LANES] };
        let known = |before: usize, behind: usize| {
            let within = before < model.labels && behind < model.labels;
            let score = within.then(|| model.transitions.get(before * model.labels + behind));
            score.flatten().map_or(0, |s| (*s).clamp(Score::MIN.into(), Score::MAX.into()) as Score)
        };
        for other in 0..LANES {
            if let Some((behind, before)) = out.behind.get_mut(other).zip(out.before.get_mut(other))
            {
                (*behind, *before) = (known(label, other), known(other, label));
            }
        }
        out
    }
}

fn sums(scores: [Score; LANES]) -> Sums {
    lanes::sums(scores.map(Sum::from))
}

/// Scores as odds; `libm`'s exponential is the same everywhere.
#[inline(never)]
fn odds(scores: [Score; LANES], unit: f32) -> Odds {
    lanes::odds(scores.map(|score| libm::expf(f32::from(score) * unit)))
}

/// Units of weight below zero at which nothing is left of an exponential; a power of two.
const LOWEST: usize = 1024;

/// `e` to the power of whole units of weight below zero. `libm`'s exponential is the same everywhere.
struct Exponentials([f32; LOWEST]);

impl Exponentials {
    fn new(unit: f32) -> Self {
        /// Units of weight that one step of the coarse table stands for.
        const STEP: usize = 32;
        let table = |step: usize| -> [f32; STEP] {
            std::array::from_fn(|n| libm::expf(-((n * step) as f32) * unit))
        };
        let (coarse, fine) = (table(STEP), table(1));
        let mut all = [0.0; LOWEST];
        for (chunk, coarse) in all.chunks_mut(STEP).zip(coarse) {
            for (value, fine) in chunk.iter_mut().zip(fine) {
                *value = fine * coarse;
            }
        }
        if let Some(last) = all.last_mut() {
            *last = 0.0;
        }
        Self(all)
    }

    /// `below` is none below zero, and below [`LOWEST`].
    fn of(&self, below: Sum) -> f32 {
        let at = below as usize % LOWEST;
        self.0.get(at).copied().unwrap_or(0.0)
    }
}
