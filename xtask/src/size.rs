//! What a first visit transfers, after Brotli, against the budget of the page.

use std::io::Write;
use std::path::Path;

use anyhow::{Result, bail};

use crate::{build, workspace};

/// A kind of content and how many bytes of it a first visit may transfer.
struct Budget {
    name: &'static str,
    bytes: usize,
}

const DATA: Budget = Budget { name: "data: weights, word lists", bytes: 134_000 };
const CODE: Budget = Budget { name: "code", bytes: 204_000 };
const PAGE: Budget = Budget { name: "page", bytes: 50_000 };
const TOTAL: Budget = Budget { name: "total", bytes: 390_000 };

/// What hosts use for static files: best quality, the largest window that every browser takes.
const QUALITY: u32 = 11;
const WINDOW: u32 = 22;

/// `cargo xtask size`.
pub fn command() -> Result<()> {
    build::page()?;
    check()
}

/// Prints the sizes of the page that was built and fails when one is over its budget.
pub fn check() -> Result<()> {
    let page = workspace::page();
    let (mut code, mut rest, mut embedded) = (0, 0, 0);
    println!("{:44}{:>10}{:>10}", "file", "bytes", "Brotli");
    for file in workspace::files_under(&page)? {
        let size = row(&page, &file)?;
        *(if file.starts_with("pkg") { &mut code } else { &mut rest }) += size;
    }
    // Weights and word lists travel inside the module: what they take there is not code. Lists are counted together, as
    // they stand in the module: each by itself they would seem to take more.
    let data = workspace::root().join("src/data");
    let mut lists = Vec::new();
    for file in workspace::files_under(&data)? {
        match file.extension().and_then(|ending| ending.to_str()) {
            Some("bin") => embedded += row(&data, &file)?,
            Some("txt") => lists.extend(std::fs::read(data.join(&file))?),
            _ => {}
        }
    }
    let listed = compressed(&lists)?;
    println!("{:44}{:>10}{listed:>10}", "src/data: word lists", lists.len());
    embedded += listed;
    code = code.saturating_sub(embedded);

    println!("\n{:44}{:>10}{:>10}", "", "Brotli", "budget");
    let sums = [(DATA, embedded), (CODE, code), (PAGE, rest), (TOTAL, embedded + code + rest)];
    let mut over = Vec::new();
    for (budget, bytes) in sums {
        println!("{:44}{bytes:>10}{:>10}", budget.name, budget.bytes);
        if bytes > budget.bytes {
            over.push(budget.name);
        }
    }
    if !over.is_empty() {
        bail!("over budget: {}", over.join(", "));
    }
    Ok(())
}

/// Prints one file and returns its size after Brotli.
fn row(folder: &Path, file: &Path) -> Result<usize> {
    let content = std::fs::read(folder.join(file))?;
    let compressed = compressed(&content)?;
    println!("{:44}{:>10}{compressed:>10}", file.display(), content.len());
    Ok(compressed)
}

/// Size after Brotli.
fn compressed(content: &[u8]) -> Result<usize> {
    const BUFFER: usize = 1 << 16;
    let mut writer = brotli::CompressorWriter::new(Vec::new(), BUFFER, QUALITY, WINDOW);
    writer.write_all(content)?;
    Ok(writer.into_inner().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repetition_compresses_and_noise_does_not_grow() {
        assert!(compressed(&[b'a'; 10_000]).unwrap() < 100);
        let mut state = 1_u32;
        let noise: Vec<u8> = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        })
        .take(10_000)
        .collect();
        assert!((9_000..10_100).contains(&compressed(&noise).unwrap()));
    }
}
