//! What the targets share: the generators and the checks of the tests, and the command line's reader of batch lines.

#[path = "../tests/support/adversarial.rs"]
pub mod adversarial;
#[path = "../tests/support/hostile.rs"]
pub mod hostile;
#[path = "../tests/support/invariants.rs"]
pub mod invariants;
#[path = "../tests/support/promises.rs"]
pub mod promises;
#[path = "../src/bin/nutgraf/record.rs"]
pub mod record;

/// Articles that are changed.
pub const ARTICLES: [&str; 8] = [
    include_str!("../tests/articles/seed/article.txt"),
    include_str!("../tests/articles/rent-debate/article.txt"),
    include_str!("../tests/articles/port-strike/article.txt"),
    include_str!("../tests/articles/ferry-web-paste/article.txt"),
    include_str!("../tests/articles/mismatched-marks-zoo/article.txt"),
    include_str!("../tests/articles/panel-transcript/article.txt"),
    include_str!("../tests/articles/airport-single-line/article.txt"),
    include_str!("../tests/articles/live-blog-storm/article.txt"),
];
