//! Archives that depend on their files alone: same files, same bytes.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// Best of flate's levels; an archive is made once and fetched often.
const LEVEL: i64 = 9;

/// Writes the files of `folder`, by their paths in it, in the order given, without their dates and modes.
pub fn write(folder: &Path, files: &[PathBuf], to: &Path) -> Result<u64> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(LEVEL))
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        let content =
            fs::read(folder.join(file)).with_context(|| format!("reading {}", file.display()))?;
        zip.start_file(file.to_string_lossy().replace('\\', "/"), options)?;
        zip.write_all(&content)?;
    }
    let bytes = zip.finish()?.into_inner();
    fs::write(to, &bytes).with_context(|| format!("writing {}", to.display()))?;
    Ok(bytes.len() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_files_make_the_same_bytes_whenever_they_were_written() {
        let folder = std::env::temp_dir().join(format!("nutgraf-archive-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        let made = |number: usize| {
            let files = folder.join(number.to_string());
            fs::create_dir_all(files.join("b")).unwrap();
            fs::write(files.join("a.txt"), "one").unwrap();
            fs::write(files.join("b/c.txt"), "two".repeat(100)).unwrap();
            let old = std::time::UNIX_EPOCH
                + std::time::Duration::from_secs(1_000_000_000 * number as u64);
            fs::File::options()
                .write(true)
                .open(files.join("a.txt"))
                .unwrap()
                .set_modified(old)
                .unwrap();
            let archive = folder.join(format!("{number}.zip"));
            write(&files, &["a.txt".into(), "b/c.txt".into()], &archive).unwrap();
            fs::read(archive).unwrap()
        };
        assert_eq!(made(0), made(1));
        fs::remove_dir_all(&folder).unwrap();
    }
}
