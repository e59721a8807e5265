//! ROUGE-1 as the scorer counts it: words in lower case, stemmed, each as often as the reference has it.

use std::collections::HashMap;

use rust_stemmers::{Algorithm, Stemmer};

/// The sentences of an article against a reference summary.
pub struct Rouge {
    /// How often the reference has each of its words.
    wanted: Vec<f64>,
    /// For each sentence how often it has each of them.
    held: Vec<Vec<f64>>,
    /// For each sentence its words.
    pub lengths: Vec<f64>,
    /// Words of the reference.
    pub length: f64,
}

impl Rouge {
    pub fn new(sentences: &[String], reference: &str) -> Self {
        let stemmer = Stemmer::create(Algorithm::English);
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut wanted: Vec<f64> = Vec::new();
        let mut length = 0.0;
        for word in words(&stemmer, reference) {
            let place = *places.entry(word).or_insert_with(|| {
                wanted.push(0.0);
                wanted.len() - 1
            });
            wanted[place] += 1.0;
            length += 1.0;
        }
        let mut lengths = Vec::new();
        let count = |sentence: &String| {
            let mut held = vec![0.0; wanted.len()];
            let all = words(&stemmer, sentence);
            lengths.push(all.len() as f64);
            for place in all.iter().filter_map(|word| places.get(word)) {
                held[*place] += 1.0;
            }
            held
        };
        let held = sentences.iter().map(count).collect();
        Self { wanted, held, lengths, length }
    }

    /// Words that these sentences share with the reference.
    pub fn hits(&self, sentences: &[usize]) -> f64 {
        let held = |word: usize| sentences.iter().map(|&s| self.held[s][word]).sum::<f64>();
        self.wanted.iter().enumerate().map(|(word, wanted)| held(word).min(*wanted)).sum()
    }

    /// ROUGE-1 F of these sentences, in percent.
    pub fn score(&self, sentences: &[usize]) -> f64 {
        let length: f64 = sentences.iter().map(|&s| self.lengths[s]).sum();
        200.0 * self.hits(sentences) / (length + self.length).max(1.0)
    }
}

fn words(stemmer: &Stemmer, text: &str) -> Vec<String> {
    let text = text.to_lowercase();
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty());
    words.map(|w| if w.len() > 3 { stemmer.stem(w).into_owned() } else { w.to_owned() }).collect()
}
