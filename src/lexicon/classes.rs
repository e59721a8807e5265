//! The classes of words, and the lists behind them.

/// A set of word classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Classes(u32);

impl Classes {
    pub(crate) const NONE: Self = Self(0);

    /// The set as a number.
    pub(crate) fn bits(self) -> u32 {
        self.0
    }

    /// Whether any class of `other` is in this set.
    pub(crate) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The classes of this set that are not in `other`.
    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// The classes that are in both sets.
    pub(crate) const fn within(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Each class of this set by itself, in order.
    pub(crate) fn each(self) -> impl Iterator<Item = Self> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let class = rest & rest.wrapping_neg();
            rest ^= class;
            (class != 0).then_some(Self(class))
        })
    }

    /// The classes of either set.
    pub(crate) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The classes of any of the sets.
impl FromIterator<Classes> for Classes {
    fn from_iter<I: IntoIterator<Item = Classes>>(sets: I) -> Self {
        sets.into_iter().fold(Self::NONE, Self::with)
    }
}

/// How many of some words are in each class, up to four: for each number the classes that so many words are in at least.
#[derive(Debug, Clone, Default)]
pub(crate) struct Counts([u32; 4]);

impl Counts {
    /// Counts one more word.
    pub(crate) fn add(&mut self, classes: Classes) {
        let mut more = classes.0;
        for least in &mut self.0 {
            let before = *least;
            *least |= more;
            more &= before;
        }
    }

    /// The classes of any.
    pub(crate) fn any(&self) -> Classes {
        let [any, ..] = self.0;
        Classes(any)
    }

    /// How many are in `class`, a single one.
    pub(crate) fn of_class(&self, class: Classes) -> u32 {
        let place = class.0.trailing_zeros();
        let [one, two, three, four] = self.0.map(|least| least >> place & 1);
        one + two + three + four
    }
}

/// Declares the classes, each with the list behind it.
macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal, $file:literal;)*) => {
        impl Classes {
            $($(#[$doc])* pub(crate) const $name: Self = Self(1 << $bit);)*
        }
        pub(super) const LISTS: &[(Classes, &str)] = &[$((Classes::$name, include_str!(concat!("../data/en/", $file))),)*];
    };
}

classes! {
    /// Verbs that can stand beside a direct quotation.
    REPORTING = 0, "reporting.txt";
    /// Verbs that report a stance.
    STANCE = 1, "stance.txt";
    /// Titles before a name.
    TITLE = 2, "titles.txt";
    /// People by office or work.
    ROLE = 3, "roles.txt";
    /// Words that show a man.
    MALE = 4, "male.txt";
    /// Words that show a woman.
    FEMALE = 5, "female.txt";
    /// Bodies that speak.
    ORGANISATION = 6, "organisations.txt";
    /// Months.
    MONTH = 7, "months.txt";
    /// Days and "today".
    TIME = 8, "times.txt";
    /// Words after which a stop ends no sentence.
    ABBREVIATION = 9, "abbreviations.txt";
    /// Words that like to begin a sentence.
    STARTER = 10, "starters.txt";
    /// Words that carry no topic.
    FUNCTION = 11, "function.txt";
    /// Words that end a noun phrase.
    PREPOSITION = 12, "prepositions.txt";
    /// Words that open a noun phrase.
    DETERMINER = 13, "determiners.txt";
    /// Modal verbs.
    MODAL = 14, "modals.txt";
    /// Words of uncertainty.
    HEDGE = 15, "hedges.txt";
    /// Words that tie a sentence to the one before.
    CONNECTIVE = 16, "connectives.txt";
    /// Lower-case parts of names.
    PARTICLE = 17, "particles.txt";
    /// Places and peoples.
    PLACE = 18, "places.txt";
    /// Words that say what follows from the news.
    MEANING = 19, "meaning.txt";
    /// Words in the names of things.
    THING = 20, "things.txt";
    /// Words that tie the news to its cause.
    CAUSE = 21, "causes.txt";
    /// Words that open a condition.
    CONDITION = 22, "conditions.txt";
    /// Words without which no sentence is furniture.
    FURNITURE = 23, "furniture_words.txt";
    /// Reporting verbs that are nouns as often.
    NOUN_CUE = 24, "noun_cues.txt";
    /// Words between a subject and its verb.
    FILLER = 25, "fillers.txt";
    /// Reporting verbs that take many objects that are no speech.
    WEAK_CUE = 26, "weak_cues.txt";
    /// Nouns that stand for the news as a whole.
    EVENT = 27, "events.txt";
    /// Past forms of verbs that do not end in -ed.
    PAST = 28, "past.txt";
    /// Words that a stage asks for by name: no other has to be compared with any.
    NOTED = 29, "noted.txt";
}

impl Classes {
    /// An abbreviation that may stand last in its sentence.
    pub(crate) const CLOSING: Self = Self(1 << 30);
    /// First word of a phrase.
    pub(crate) const PHRASE: Self = Self(1 << 31);
}
