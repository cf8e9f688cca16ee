//! A plain static file server: what any web host does, without special headers. Where it listens is left to `serve`.

use crate::Result;
use std::fs;
use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

pub struct Site {
    folder: PathBuf,
    /// Begins and ends with a slash.
    prefix: String,
}

enum Answer {
    File(PathBuf),
    /// Relative addresses in a page need the slash behind its folder.
    Moved(String),
    NotFound,
}

impl Site {
    pub fn new(folder: PathBuf, prefix: &str) -> Self {
        let prefix = prefix.trim_matches('/');
        let prefix = if prefix.is_empty() { "/".into() } else { format!("/{prefix}/") };
        Self { folder, prefix }
    }

    pub fn url(&self, listener: &TcpListener) -> Result<String> {
        let address = listener.local_addr().map_err(|error| format!("the server has no address: {error}"))?;
        Ok(format!("http://{address}{}", self.prefix))
    }

    pub fn serve(self, listener: TcpListener) {
        let site = Arc::new(self);
        for stream in listener.incoming().flatten() {
            let site = Arc::clone(&site);
            // A visitor who hangs up concerns nobody else.
            thread::spawn(move || _ = site.answer(stream));
        }
    }

    fn answer(&self, mut stream: TcpStream) -> std::io::Result<()> {
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        let mut lines = BufReader::new(stream.try_clone()?).lines();
        let request = lines.next().ok_or(ErrorKind::UnexpectedEof)??;
        // Unread headers would turn the end of the connection into a reset.
        while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}

        let mut words = request.split(' ');
        let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let plain = "text/plain; charset=utf-8";
        let (status, header, body) = match (method, self.find(path)) {
            ("GET" | "HEAD", Answer::File(file)) => {
                ("200 OK", format!("Content-Type: {}", mime(&file)), fs::read(file)?)
            }
            ("GET" | "HEAD", Answer::Moved(to)) => {
                ("301 Moved Permanently", format!("Location: {to}"), Vec::new())
            }
            ("GET" | "HEAD", Answer::NotFound) => {
                ("404 Not Found", format!("Content-Type: {plain}"), b"not found\n".to_vec())
            }
            _ => ("405 Method Not Allowed", "Allow: GET, HEAD".into(), Vec::new()),
        };
        let length = body.len();
        write!(
            stream,
            "HTTP/1.1 {status}\r\n{header}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
        )?;
        if method == "GET" {
            stream.write_all(&body)?;
        }
        stream.flush()
    }

    fn find(&self, path: &str) -> Answer {
        let path = path.split(['?', '#']).next().unwrap_or_default();
        if path.len() + 1 == self.prefix.len() && self.prefix.starts_with(path) {
            return Answer::Moved(self.prefix.clone());
        }
        let Some(inside) = path.strip_prefix(&self.prefix).and_then(decode) else { return Answer::NotFound };
        let mut file = self.folder.clone();
        for name in inside.split('/').filter(|name| !name.is_empty()) {
            // Only plain names go down into the folder, and nothing leads out of it.
            if name.starts_with('.') || name.contains(['\\', ':', '\0']) {
                return Answer::NotFound;
            }
            file.push(name);
        }
        if file.is_dir() {
            if !path.ends_with('/') {
                return Answer::Moved(format!("{path}/"));
            }
            file.push("index.html");
        }
        if file.is_file() { Answer::File(file) } else { Answer::NotFound }
    }
}

/// `%20` and its like; nothing for a broken escape.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digits = [rest.next()?, rest.next()?];
        bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
    }
    String::from_utf8(bytes).ok()
}

fn mime(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "csv" => "text/csv; charset=utf-8",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{place, serve};
    use std::io::Read;

    /// A folder with a page and a module, and beside it a file that must not be reachable.
    fn site(name: &str) -> String {
        let outer = place::target().join("serve-tests").join(name);
        let folder = outer.join("site");
        fs::create_dir_all(folder.join("sub")).unwrap();
        fs::write(folder.join("index.html"), "page").unwrap();
        fs::write(folder.join("sub").join("index.html"), "sub page").unwrap();
        fs::write(folder.join("a b.wasm"), "module").unwrap();
        fs::write(outer.join("secret.txt"), "secret").unwrap();
        serve::in_background(folder, "some/where").unwrap()
    }

    fn ask(url: &str, method: &str, path: &str) -> String {
        let address = url.trim_start_matches("http://").split('/').next().unwrap();
        let mut stream = TcpStream::connect(address).unwrap();
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn serves_files_below_the_prefix_with_their_types() {
        let url = site("files");
        assert!(url.ends_with("/some/where/"));
        let page = ask(&url, "GET", "/some/where/?lang=es");
        assert!(
            page.starts_with("HTTP/1.1 200") && page.contains("text/html") && page.ends_with("\r\n\r\npage")
        );
        let module = ask(&url, "GET", "/some/where/a%20b.wasm");
        assert!(module.contains("application/wasm") && module.ends_with("module"));
        assert!(ask(&url, "HEAD", "/some/where/").ends_with("\r\n\r\n"));
        assert!(ask(&url, "POST", "/some/where/").starts_with("HTTP/1.1 405"));
    }

    #[test]
    fn folders_get_their_slash() {
        let url = site("folders");
        assert!(ask(&url, "GET", "/some/where").contains("Location: /some/where/\r\n"));
        assert!(ask(&url, "GET", "/some/where/sub").contains("Location: /some/where/sub/\r\n"));
        assert!(ask(&url, "GET", "/some/where/sub/").ends_with("sub page"));
    }

    #[test]
    fn nothing_outside_the_folder_is_reachable() {
        let url = site("outside");
        for path in [
            "/",
            "/index.html",
            "/some/where/../secret.txt",
            "/some/where/%2e%2e/secret.txt",
            "/some/where/..%2fsecret.txt",
            "/some/where/..\\secret.txt",
            "/some/where/%zz",
            "/some/where/missing",
            "",
        ] {
            assert!(ask(&url, "GET", path).starts_with("HTTP/1.1 404"), "{path}");
        }
    }
}
