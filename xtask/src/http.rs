//! Just enough HTTP/1.1 for a static page on the loopback interface: one request a connection, a
//! thread each, so that no connection waits for another.

use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

/// Longest request head that is read, in bytes.
const LONGEST_HEAD: usize = 16 * 1024;
/// Browsers open connections ahead of need; one that stays silent is let go after this.
const PATIENCE: Duration = Duration::from_secs(20);

/// What was asked: the first line of a request.
pub struct Request {
    pub method: String,
    /// Path and query, as sent.
    pub target: String,
}

/// What is sent back.
pub struct Answer {
    /// Code and reason: `200 OK`.
    pub status: &'static str,
    pub fields: Vec<(&'static str, String)>,
    pub content: Vec<u8>,
}

/// Answers every connection until the process ends.
pub fn serve(listener: &TcpListener, answer: impl Fn(&Request) -> Answer + Sync) {
    thread::scope(|scope| {
        for stream in listener.incoming().flatten() {
            let answer = &answer;
            // A browser that goes away is no reason to fail.
            scope.spawn(move || converse(stream, answer).ok());
        }
    });
}

fn converse(mut stream: TcpStream, answer: &impl Fn(&Request) -> Answer) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let Some(request) = read(&mut stream)? else {
        return stream.write_all(
            b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
        );
    };
    let Answer { status, fields, content } = answer(&request);
    let mut head =
        format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n", content.len());
    for (name, value) in fields {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())?;
    if request.method != "HEAD" {
        stream.write_all(&content)?;
    }
    stream.flush()
}

/// The request, once its head is whole; nothing if it is none.
fn read(stream: &mut impl Read) -> io::Result<Option<Request>> {
    let mut head = Vec::new();
    let mut piece = [0; 1024];
    while !head.windows(4).any(|end| end == b"\r\n\r\n") {
        let n = stream.read(&mut piece)?;
        head.extend(piece.iter().take(n));
        if n == 0 || head.len() > LONGEST_HEAD {
            return Ok(None);
        }
    }
    let head = String::from_utf8_lossy(&head);
    let mut words = head.lines().next().unwrap_or_default().split(' ');
    Ok(match (words.next(), words.next(), words.next(), words.next()) {
        (Some(method), Some(target), Some(version), None) if version.starts_with("HTTP/1.") => {
            Some(Request { method: method.to_owned(), target: target.to_owned() })
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(head: &str) -> Option<(String, String)> {
        read(&mut head.as_bytes()).unwrap().map(|request| (request.method, request.target))
    }

    #[test]
    fn reads_whole_heads_alone() {
        let get = Some(("GET".to_owned(), "/a?b".to_owned()));
        assert_eq!(asked("GET /a?b HTTP/1.1\r\nHost: localhost\r\n\r\n"), get);
        for broken in [
            "",
            "GET / HTTP/1.1\r\n",
            "GET /\r\n\r\n",
            "GET / a HTTP/1.1\r\n\r\n",
            "GET / HTTP/2\r\n\r\n",
        ] {
            assert_eq!(asked(broken), None, "{broken}");
        }
        assert_eq!(asked(&"a".repeat(LONGEST_HEAD + 1)), None);
    }
}
