//! A server for development and tests: the built page on 127.0.0.1, with the headers that its own
//! `<meta>` cannot carry.

use std::fs;
use std::io::ErrorKind;
use std::net::TcpListener;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};

use crate::http::{self, Answer, Request};
use crate::{build, workspace};

/// Sent with every answer. The content security policy proper stands in the page, so that it holds
/// on any host; a `<meta>` cannot say `frame-ancestors`, and these other headers have no `<meta>`.
const HEADERS: [(&str, &str); 6] = [
    ("Content-Security-Policy", "frame-ancestors 'none'"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    ("Referrer-Policy", "no-referrer"),
    ("X-Content-Type-Options", "nosniff"),
    // Asked for again each time, so that a reload shows the last build.
    ("Cache-Control", "no-cache"),
];

const TEXT: &str = "text/plain; charset=utf-8";

/// Media types by file ending. A module script or a WASM module with another type does not load.
const TYPES: [(&str, &str); 14] = [
    ("html", "text/html; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("webmanifest", "application/manifest+json"),
    ("wasm", "application/wasm"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("ico", "image/x-icon"),
    ("woff2", "font/woff2"),
    ("txt", TEXT),
    ("xml", "application/xml"),
    ("ts", TEXT),
];

/// `cargo xtask serve`.
pub fn command(args: &[String]) -> Result<()> {
    let (mut port, mut base, mut folder) = (8080, "/".to_owned(), None);
    let (mut built, mut modules) = (false, false);
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let mut value = || args.next().with_context(|| format!("{arg} needs a value"));
        match arg.as_str() {
            "--port" => port = value()?.parse().context("--port needs a number up to 65535")?,
            "--base" => base = value()?.clone(),
            "--dir" => folder = Some(PathBuf::from(value()?)),
            "--modules" => modules = true,
            "--no-build" => built = true,
            other => bail!("unexpected argument `{other}`"),
        }
    }
    // Another folder is served as it is.
    if !built && folder.is_none() {
        build::page()?;
    }
    let own = if modules { workspace::modules() } else { workspace::page() };
    let server = Server::new(&folder.unwrap_or(own), &base, port)?;
    println!("{}", server.url()?);
    server.run();
    Ok(())
}

/// One folder, served under one path.
pub struct Server {
    listener: TcpListener,
    folder: PathBuf,
    base: String,
}

impl Server {
    /// Listens on 127.0.0.1; port 0 takes any free one. `base` is the path that the folder is
    /// served under, such as `/` or `/tools/nutgraf/`.
    pub fn new(folder: &Path, base: &str, port: u16) -> Result<Self> {
        let folder = folder.canonicalize().with_context(|| {
            format!("nothing to serve at {}: run `cargo xtask build`", folder.display())
        })?;
        let base = match base.trim_matches('/') {
            "" => "/".to_owned(),
            path => format!("/{path}/"),
        };
        let listener =
            TcpListener::bind(("127.0.0.1", port)).map_err(|error| match error.kind() {
                ErrorKind::AddrInUse => anyhow!("port {port} is taken; choose another with --port"),
                _ => anyhow!("cannot listen on port {port}: {error}"),
            })?;
        Ok(Self { listener, folder, base })
    }

    /// The address of the folder.
    pub fn url(&self) -> Result<String> {
        Ok(format!("http://{}{}", self.listener.local_addr()?, self.base))
    }

    /// Answers requests until the process ends.
    pub fn run(&self) {
        http::serve(&self.listener, |request| self.answer(request));
    }

    fn answer(&self, request: &Request) -> Answer {
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return answer("405 Method Not Allowed", TEXT, b"only GET and HEAD\n".to_vec());
        }
        match resolve(&self.folder, &self.base, &request.target) {
            Found::File(path) => match fs::read(&path) {
                Ok(content) => answer("200 OK", media_type(&path), content),
                Err(_) => missing(),
            },
            Found::Moved(to) => {
                let mut moved = answer("308 Permanent Redirect", TEXT, Vec::new());
                moved.fields.push(("Location", to));
                moved
            }
            Found::Nothing => missing(),
        }
    }
}

/// What stands at an address.
#[derive(Debug, PartialEq, Eq)]
enum Found {
    File(PathBuf),
    Moved(String),
    Nothing,
}

/// What the address `url` stands for: a file inside `folder`, and nothing outside of it.
fn resolve(folder: &Path, base: &str, url: &str) -> Found {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    if !path.is_empty() && base.strip_suffix('/') == Some(path) {
        return Found::Moved(base.to_owned());
    }
    let Some(inside) = path.strip_prefix(base).and_then(decoded) else { return Found::Nothing };
    let (parents, last) = inside.rsplit_once('/').unwrap_or(("", &inside));
    let unsafe_name =
        |name: &str| name.is_empty() || name.starts_with('.') || name.contains(['\\', ':', '\0']);
    if (inside.contains('/') && parents.split('/').any(unsafe_name))
        || (!last.is_empty() && unsafe_name(last))
    {
        return Found::Nothing;
    }
    // A link may still lead out of the folder.
    let Ok(file) = folder.join(&inside).canonicalize() else { return Found::Nothing };
    if !file.starts_with(folder) {
        return Found::Nothing;
    }
    match (file.is_dir(), last.is_empty()) {
        (true, true) => {
            let index = file.join("index.html");
            if index.is_file() { Found::File(index) } else { Found::Nothing }
        }
        (true, false) => Found::Moved(format!("{path}/")),
        (false, true) => Found::Nothing,
        (false, false) => Found::File(file),
    }
}

/// The path with its percent escapes resolved; nothing if they are malformed or no UTF-8.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = path.bytes();
    let mut out = Vec::with_capacity(path.len());
    while let Some(byte) = bytes.next() {
        out.push(match byte {
            b'%' => {
                let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
                let (high, low) = (digit(bytes.next())?, digit(bytes.next())?);
                u8::try_from(high * 16 + low).ok()?
            }
            byte => byte,
        });
    }
    String::from_utf8(out).ok()
}

fn media_type(path: &Path) -> &'static str {
    let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default();
    TYPES
        .iter()
        .find(|(known, _)| *known == ending)
        .map_or("application/octet-stream", |(_, media)| media)
}

fn answer(status: &'static str, media: &str, content: Vec<u8>) -> Answer {
    let fields = HEADERS.into_iter().chain([("Content-Type", media)]);
    Answer {
        status,
        fields: fields.map(|(name, value)| (name, value.to_owned())).collect(),
        content,
    }
}

fn missing() -> Answer {
    answer("404 Not Found", TEXT, b"not found\n".to_vec())
}

#[cfg(test)]
mod tests;
