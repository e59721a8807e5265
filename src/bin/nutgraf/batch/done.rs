//! What an earlier run has answered already, as its output says.

use std::collections::HashSet;
use std::fs::{File, OpenOptions};
use std::hash::{BuildHasher, RandomState};
use std::io::{self, BufRead, BufReader, Seek, SeekFrom};
use std::path::Path;

use serde::Deserialize;

/// Articles that need no answer any more.
#[derive(Default)]
pub struct Done {
    /// Hashes of their ids: eight bytes each, so that an archive of millions fits. Two of them alike by chance, one of which
    /// would be left out, are to be expected among four thousand million.
    ids: HashSet<u64>,
    /// Lines without an id, by number.
    lines: HashSet<u64>,
    hasher: RandomState,
}

/// What says of an answer which line of the input it is for.
#[derive(Deserialize)]
struct Answered {
    id: Option<String>,
    line: Option<u64>,
}

impl Done {
    /// Whether the article `id` has its answer.
    pub fn has(&self, id: &str) -> bool {
        !self.ids.is_empty() && self.ids.contains(&self.hasher.hash_one(id))
    }

    /// Whether line number `line`, which has no id, has its answer.
    pub fn has_line(&self, line: u64) -> bool {
        self.lines.contains(&line)
    }

    /// Reads whole lines; returns how many bytes they are. What stands behind the last of them was cut off.
    fn read(&mut self, mut output: impl BufRead) -> io::Result<u64> {
        let mut whole = 0;
        let mut line = Vec::new();
        while output.read_until(b'\n', &mut line)? > 0 && line.ends_with(b"\n") {
            whole += line.len() as u64;
            if let Ok(answered) = serde_json::from_slice::<Answered>(&line) {
                match answered.id {
                    Some(id) => drop(self.ids.insert(self.hasher.hash_one(id.as_str()))),
                    None => self.lines.extend(answered.line),
                }
            }
            line.clear();
        }
        Ok(whole)
    }
}

/// Opens the file that answers go to. With `resume` what it holds is kept, but for a last line that was cut off, and known.
pub fn open(path: &Path, resume: bool) -> io::Result<(File, Done)> {
    let mut done = Done::default();
    if !resume {
        // It need not be a file that can be read: a pipe, a device.
        return Ok((File::create(path)?, done));
    }
    let mut options = OpenOptions::new();
    let mut file = options.read(true).write(true).create(true).truncate(false).open(path)?;
    let whole = done.read(BufReader::new(&file))?;
    file.set_len(whole)?;
    file.seek(SeekFrom::Start(whole))?;
    Ok((file, done))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_lines_are_known_and_what_was_cut_off_is_not() {
        let output = "{\"id\":\"a\",\"digest\":{\"id\":\"x\"}}\n{\"id\":null,\"line\":2,\"error\":{}}\nno answer\n{\"id\":\"b\",\"dig";
        let mut done = Done::default();
        let whole = done.read(output.as_bytes()).unwrap();
        assert_eq!(&output[usize::try_from(whole).unwrap()..], "{\"id\":\"b\",\"dig");
        assert!(done.has("a") && !done.has("b") && !done.has("x"));
        assert!(done.has_line(2) && !done.has_line(1));
    }
}
