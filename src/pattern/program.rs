//! Regular expressions as steps that are taken along a line, all ways at once: time is linear in the line, whatever stands in it.
//!
//! They are read by the byte. Known are alternatives, groups, classes of ASCII, `.`, `\d`, `\s`, `\w` and their opposites, `\b`,
//! `$`, and how often something may stand: all that the lists use, in far less code than an engine for all expressions.

/// One step of an expression.
#[derive(Debug, Clone, Copy)]
enum Step {
    /// Takes a byte.
    Byte(u8),
    /// Takes a byte of a class.
    Class(u8),
    /// Takes as many bytes of a class as there are, and goes on behind each.
    All(u8),
    /// Goes on behind it, and so many steps away.
    Fork(i16),
    /// Goes on so many steps away.
    Jump(i16),
    /// Holds between a letter, a digit or `_` and what is none.
    Edge,
    /// Holds at the end.
    End,
}

/// A set of bytes: of each of ASCII a bit, and whether all others are in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Bytes {
    ascii: [u32; 4],
    others: bool,
}

impl Bytes {
    const NONE: Self = Self { ascii: [0; 4], others: false };
    const DIGITS: Self = Self { ascii: [0, 0x03ff_0000, 0, 0], others: false };
    const SPACES: Self = Self { ascii: [0x3e00, 1, 0, 0], others: false };
    /// Letters, digits and `_`.
    const LETTERS: Self = Self { ascii: [0, 0x03ff_0000, 0x87ff_fffe, 0x07ff_fffe], others: false };
    const BREAK: Self = Self { ascii: [1 << b'\n', 0, 0, 0], others: false };

    fn add(&mut self, byte: u8) {
        if let Some(bits) = self.ascii.get_mut(usize::from(byte >> 5)) {
            *bits |= 1 << (byte & 31);
        }
    }

    fn with(self, other: Self) -> Self {
        let mut ascii = self.ascii;
        ascii.iter_mut().zip(other.ascii).for_each(|(bits, more)| *bits |= more);
        Self { ascii, others: self.others || other.others }
    }

    fn opposite(self) -> Self {
        Self { ascii: self.ascii.map(|bits| !bits), others: !self.others }
    }

    fn has(&self, byte: u8) -> bool {
        self.ascii.get(usize::from(byte >> 5)).map_or(self.others, |b| b >> (byte & 31) & 1 == 1)
    }
}

/// An expression, ready to be held against lines.
#[derive(Debug)]
pub(super) struct Program {
    steps: Vec<Step>,
    classes: Vec<Bytes>,
}

impl Program {
    /// Reads an expression and what must follow it; `None` where it is none.
    pub(super) fn new(source: &str, tail: &str) -> Option<Self> {
        let mut reader = Reader { rest: source, steps: Vec::new(), classes: Vec::new() };
        for rest in [source, tail] {
            reader.rest = rest;
            reader.choice().filter(|()| reader.rest.is_empty())?;
        }
        let Reader { steps, classes, .. } = reader;
        let short = steps.len() < i16::MAX as usize && classes.len() < u8::MAX as usize;
        short.then_some(Self { steps, classes })
    }

    /// Whether it matches from the beginning of a line on.
    pub(super) fn matches(&self, line: &[u8]) -> bool {
        // Where each step was taken last: there it is not taken again.
        let mut last = vec![u32::MAX; self.steps.len()];
        let letter = |byte: Option<u8>| byte.is_some_and(|b| Bytes::LETTERS.has(b));
        let (mut now, mut next) = (Vec::with_capacity(32), Vec::with_capacity(32));
        now.push(0);
        let mut at = 0;
        while !now.is_empty() && at <= line.len() {
            if let [place] = *now {
                at += self.skipped(place, line.get(at..).unwrap_or_default());
            }
            let byte = line.get(at).copied();
            let mut i = 0;
            while let Some(&place) = now.get(i) {
                i += 1;
                let Some((&step, last)) = self.steps.get(place).zip(last.get_mut(place)) else {
                    return true; // behind the last step
                };
                if std::mem::replace(last, at as u32) == at as u32 {
                    continue;
                }
                let goes_on = match step {
                    Step::Byte(_) | Step::Class(_) => {
                        next.extend(byte.is_some_and(|b| self.takes(step, b)).then_some(place + 1));
                        false
                    }
                    Step::All(_) => {
                        next.extend(byte.is_some_and(|b| self.takes(step, b)).then_some(place));
                        true
                    }
                    Step::Fork(by) | Step::Jump(by) => {
                        now.push(place.saturating_add_signed(by.into()));
                        matches!(step, Step::Fork(_))
                    }
                    Step::Edge => {
                        let before = at.checked_sub(1).and_then(|b| line.get(b)).copied();
                        letter(before) != letter(byte)
                    }
                    Step::End => byte.is_none(),
                };
                if goes_on {
                    now.push(place + 1);
                }
            }
            now.clear();
            std::mem::swap(&mut now, &mut next);
            at += 1;
        }
        false
    }

    /// How many bytes a step takes that takes all, up to one that the step behind it takes: where there is no other way, most
    /// of a line is passed over so.
    fn skipped(&self, place: usize, rest: &[u8]) -> usize {
        match self.steps.get(place..) {
            Some(&[all @ Step::All(_), behind @ (Step::Byte(_) | Step::Class(_)), ..]) => {
                let stays = |byte: &&u8| self.takes(all, **byte) && !self.takes(behind, **byte);
                rest.iter().take_while(stays).count()
            }
            _ => 0,
        }
    }

    /// Whether a step takes a byte.
    fn takes(&self, step: Step, byte: u8) -> bool {
        match step {
            Step::Byte(sought) => byte == sought,
            Step::Class(class) | Step::All(class) => {
                self.classes.get(usize::from(class)).is_some_and(|bytes| bytes.has(byte))
            }
            _ => false,
        }
    }
}

/// Reads an expression from its beginning to its end.
struct Reader<'a> {
    rest: &'a str,
    /// What it has read so far. How far a step leads is told from its own place, so that steps can be moved and copied.
    steps: Vec<Step>,
    classes: Vec<Bytes>,
}

impl Reader<'_> {
    /// Alternatives, up to the end of their group.
    fn choice(&mut self) -> Option<()> {
        let mut ends = Vec::new();
        loop {
            let start = self.steps.len();
            self.row()?;
            if !self.take('|') {
                break;
            }
            self.steps.insert(start, Step::Fork((self.steps.len() - start) as i16 + 2));
            ends.push(self.steps.len());
            self.steps.push(Step::Jump(0));
        }
        let behind = self.steps.len();
        for end in ends {
            *self.steps.get_mut(end)? = Step::Jump((behind - end) as i16);
        }
        Some(())
    }

    /// What stands one behind the other.
    fn row(&mut self) -> Option<()> {
        while !self.rest.is_empty() && !self.rest.starts_with(['|', ')']) {
            let start = self.steps.len();
            self.item()?;
            let length = self.steps.len() - start;
            let item = start..start + length;
            let (least, most) = self.times()?;
            for _ in 1..least {
                self.steps.extend_from_within(item.clone());
            }
            match most {
                None if let [.., Step::Class(class)] = *self.steps
                    && length == 1 =>
                {
                    if least == 0 {
                        self.steps.pop();
                    }
                    self.steps.push(Step::All(class));
                }
                None => {
                    self.steps.push(Step::Fork(-(length as i16)));
                    if least == 0 {
                        self.steps.insert(start, Step::Fork(length as i16 + 2));
                    }
                }
                Some(most) => {
                    for _ in least.max(1)..most {
                        self.steps.push(Step::Fork(length as i16 + 1));
                        self.steps.extend_from_within(item.clone());
                    }
                    if least == 0 {
                        self.steps.insert(start, Step::Fork(length as i16 + 1));
                    }
                }
            }
        }
        Some(())
    }

    /// How often the item before may stand: at least, and at most.
    fn times(&mut self) -> Option<(usize, Option<usize>)> {
        if self.take('*') {
            return Some((0, None));
        }
        if self.take('+') {
            return Some((1, None));
        }
        if self.take('?') {
            return Some((0, Some(1)));
        }
        if !self.take('{') {
            return Some((1, Some(1)));
        }
        let (numbers, rest) = self.rest.split_once('}')?;
        self.rest = rest;
        let (least, most) = numbers.split_once(',').unwrap_or((numbers, numbers));
        Some((least.parse().ok()?, if most.is_empty() { None } else { Some(most.parse().ok()?) }))
    }

    /// A letter, a class or a group.
    fn item(&mut self) -> Option<()> {
        let step = match self.next()? {
            '(' => {
                self.rest = self.rest.strip_prefix("?:")?;
                self.choice()?;
                return self.take(')').then_some(());
            }
            '[' => self.class()?,
            '.' => self.step(Bytes::BREAK.opposite()),
            '$' => Step::End,
            '\\' if self.take('b') => Step::Edge,
            '\\' => {
                let c = self.next()?;
                match named(c) {
                    Some(bytes) => self.step(bytes),
                    None => Step::Byte(u8::try_from(c).ok()?),
                }
            }
            c => {
                self.steps.extend(c.encode_utf8(&mut [0; 4]).bytes().map(Step::Byte));
                return Some(());
            }
        };
        self.steps.push(step);
        Some(())
    }

    /// A class, from behind its bracket on.
    fn class(&mut self) -> Option<Step> {
        let others = self.take('^');
        let mut set = Bytes::NONE;
        loop {
            let c = match self.next()? {
                ']' => break,
                '\\' => {
                    let c = self.next()?;
                    if let Some(bytes) = named(c) {
                        set = set.with(bytes);
                        continue;
                    }
                    c
                }
                c => c,
            };
            let from = u8::try_from(c).ok().filter(u8::is_ascii)?;
            // A hyphen before the bracket is one.
            let range = self.rest.starts_with('-') && !self.rest.starts_with("-]");
            let to = if range { self.next().and(self.next())? } else { c };
            (from..=u8::try_from(to).ok()?).for_each(|byte| set.add(byte));
        }
        Some(self.step(if others { set.opposite() } else { set }))
    }

    /// The step that takes a byte of a class.
    fn step(&mut self, class: Bytes) -> Step {
        let known = self.classes.iter().position(|other| *other == class);
        Step::Class(known.unwrap_or_else(|| {
            self.classes.push(class);
            self.classes.len() - 1
        }) as u8)
    }

    fn next(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let c = chars.next()?;
        self.rest = chars.as_str();
        Some(c)
    }

    fn take(&mut self, c: char) -> bool {
        let rest = self.rest.strip_prefix(c);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }
}

/// The class that a letter behind a backslash stands for; a capital stands for its opposite.
fn named(c: char) -> Option<Bytes> {
    let set = match c.to_ascii_lowercase() {
        'd' => Bytes::DIGITS,
        's' => Bytes::SPACES,
        'w' => Bytes::LETTERS,
        _ => return None,
    };
    Some(if c.is_ascii_uppercase() { set.opposite() } else { set })
}
