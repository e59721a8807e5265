use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Arc;

use super::*;

/// A folder of its own for one test, with a page, a file outside of it and a link that leads there.
fn site(name: &str) -> PathBuf {
    let outer = std::env::temp_dir().join(format!("nutgraf-serve-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&outer);
    let folder = outer.join("page");
    fs::create_dir_all(folder.join("pkg")).unwrap();
    fs::write(outer.join("secret.txt"), "secret").unwrap();
    fs::write(folder.join("index.html"), "<!doctype html>").unwrap();
    fs::write(folder.join("a b.js"), "export {};").unwrap();
    fs::write(folder.join("pkg/nutgraf_bg.wasm"), b"\0asm").unwrap();
    fs::write(folder.join(".hidden"), "hidden").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink(outer.join("secret.txt"), folder.join("link.txt")).unwrap();
    folder.canonicalize().unwrap()
}

#[test]
fn finds_files_and_folders_under_any_base() {
    let folder = site("finds");
    for base in ["/", "/tools/nutgraf/"] {
        let at = |path: &str| resolve(&folder, base, &format!("{base}{path}"));
        assert_eq!(at(""), Found::File(folder.join("index.html")));
        assert_eq!(at("?q#f"), Found::File(folder.join("index.html")));
        assert_eq!(at("a%20b.js"), Found::File(folder.join("a b.js")));
        assert_eq!(at("pkg/nutgraf_bg.wasm"), Found::File(folder.join("pkg/nutgraf_bg.wasm")));
        assert_eq!(at("pkg"), Found::Moved(format!("{base}pkg/")));
        assert_eq!(at("pkg/"), Found::Nothing);
        assert_eq!(at("index.html/"), Found::Nothing);
        assert_eq!(at("absent.js"), Found::Nothing);
    }
    assert_eq!(
        resolve(&folder, "/tools/nutgraf/", "/tools/nutgraf"),
        Found::Moved("/tools/nutgraf/".into())
    );
    assert_eq!(resolve(&folder, "/tools/nutgraf/", "/tools/"), Found::Nothing);
    assert_eq!(resolve(&folder, "/tools/nutgraf/", "/"), Found::Nothing);
}

#[test]
fn nothing_outside_the_folder_is_found() {
    let folder = site("outside");
    for url in [
        "/../secret.txt",
        "/pkg/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/%2E%2E%2Fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "//etc/passwd",
        "/%2Fetc/passwd",
        "/pkg//etc/passwd",
        "/C:/secret.txt",
        "/.hidden",
        "/./index.html",
        "/link.txt",
        "/index.html%00.js",
        "/%",
        "/%zz",
        "/%ff",
        "http://example.org/",
        "",
        "*",
    ] {
        assert_eq!(resolve(&folder, "/", url), Found::Nothing, "{url}");
    }
}

fn ask(server: &Server, request: &str) -> String {
    let address = server.listener.local_addr().unwrap();
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "{request} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn answers_with_types_and_headers() {
    let server = Arc::new(Server::new(&site("answers"), "/sub/path", 0).unwrap());
    assert!(server.url().unwrap().ends_with("/sub/path/"));
    let running = server.clone();
    std::thread::spawn(move || running.run());

    let page = ask(&server, "GET /sub/path/");
    assert!(page.starts_with("HTTP/1.1 200 "), "{page}");
    assert!(page.ends_with("<!doctype html>"), "{page}");
    for (name, value) in HEADERS.into_iter().chain([("Content-Type", "text/html; charset=utf-8")]) {
        assert!(page.contains(&format!("{name}: {value}\r\n")), "{name} in {page}");
    }
    let wasm = ask(&server, "HEAD /sub/path/pkg/nutgraf_bg.wasm");
    assert!(
        wasm.contains("Content-Type: application/wasm\r\n") && !wasm.contains("asm\r\n\r\n\0"),
        "{wasm}"
    );
    assert!(ask(&server, "GET /sub/path").contains("Location: /sub/path/\r\n"));
    assert!(ask(&server, "GET /sub/path/../../secret.txt").starts_with("HTTP/1.1 404 "));
    assert!(ask(&server, "GET /sub/path/%2e%2e/secret.txt").starts_with("HTTP/1.1 404 "));
    assert!(ask(&server, "POST /sub/path/").starts_with("HTTP/1.1 405 "));
}

#[test]
fn silent_connections_hold_nobody_up() {
    let server = Arc::new(Server::new(&site("silent"), "/", 0).unwrap());
    let running = server.clone();
    std::thread::spawn(move || running.run());
    let address = server.listener.local_addr().unwrap();
    let _silent: Vec<_> = (0..20).map(|_| TcpStream::connect(address).unwrap()).collect();
    assert!(ask(&server, "GET /").starts_with("HTTP/1.1 200 "));
}
