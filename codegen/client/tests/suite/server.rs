//! A server that does what a test tells it, byte by byte. It shares nothing with the mock, which is under test itself.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// What the server does with a request.
#[derive(Clone)]
pub(crate) struct Reply {
    bytes: Vec<u8>,
    then: Then,
}

#[derive(Clone, Copy, PartialEq)]
enum Then {
    /// The connection serves the next request.
    Go,
    Close,
    /// Nothing more comes, and the connection stays.
    Hold,
}

impl Reply {
    pub(crate) fn json(status: u16, body: &str) -> Reply {
        Reply::with(status, &[("Content-Type", "application/json")], body)
    }

    pub(crate) fn with(status: u16, headers: &[(&str, &str)], body: &str) -> Reply {
        let mut text = format!("HTTP/1.1 {status} X\r\nContent-Length: {}\r\n", body.len());
        for (name, value) in headers {
            text.push_str(&format!("{name}: {value}\r\n"));
        }
        let bytes = format!("{text}\r\n{body}").into_bytes();
        Reply { bytes, then: Then::Go }
    }

    /// Does not announce how long it is.
    pub(crate) fn chunked(body: &str) -> Reply {
        let head = "HTTP/1.1 200 X\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked";
        let bytes = format!("{head}\r\n\r\n{:x}\r\n{body}\r\n0\r\n\r\n", body.len()).into_bytes();
        Reply { bytes, then: Then::Go }
    }

    /// Closes without a word.
    pub(crate) fn reset() -> Reply {
        Reply {
            bytes: Vec::new(),
            then: Then::Close,
        }
    }

    /// Says nothing, for ever.
    pub(crate) fn silence() -> Reply {
        Reply {
            bytes: Vec::new(),
            then: Then::Hold,
        }
    }

    /// Says so much less than it has announced, and closes.
    pub(crate) fn cut(mut self, bytes: usize) -> Reply {
        self.bytes.truncate(self.bytes.len() - bytes);
        self.then = Then::Close;
        self
    }

    /// Says so much less than it has announced, and goes silent.
    pub(crate) fn stuck(mut self, bytes: usize) -> Reply {
        self.bytes.truncate(self.bytes.len() - bytes);
        self.then = Then::Hold;
        self
    }
}

/// A request that came.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) line: String,
    pub(crate) headers: Vec<String>,
    pub(crate) body: String,
}

impl Seen {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find_map(|header| {
            let (known, value) = header.split_once(": ")?;
            known.eq_ignore_ascii_case(name).then_some(value)
        })
    }
}

type Handler = dyn Fn(&Seen) -> Reply + Send + Sync;

pub(crate) struct Server {
    pub(crate) url: String,
    seen: Arc<Mutex<Vec<Seen>>>,
    /// When a connection went silent, and when the other side gave it up.
    silent: UnboundedReceiver<()>,
    given_up: UnboundedReceiver<()>,
}

struct Shared {
    handler: Box<Handler>,
    seen: Arc<Mutex<Vec<Seen>>>,
    silent: UnboundedSender<()>,
    given_up: UnboundedSender<()>,
}

impl Server {
    pub(crate) fn new(handler: impl Fn(&Seen) -> Reply + Send + Sync + 'static) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (silent, silent_receiver) = unbounded_channel();
        let (given_up, given_up_receiver) = unbounded_channel();
        let handler = Box::new(handler);
        let shared = Arc::new(Shared {
            handler,
            seen: seen.clone(),
            silent,
            given_up,
        });
        std::thread::spawn(move || {
            for connection in listener.incoming() {
                let shared = shared.clone();
                std::thread::spawn(move || serve(connection.unwrap(), &shared));
            }
        });
        Server {
            url,
            seen,
            silent: silent_receiver,
            given_up: given_up_receiver,
        }
    }

    /// Grants `token-1`, `token-2`, …; every other request gets the next of these replies.
    pub(crate) fn script(replies: impl IntoIterator<Item = Reply>) -> Server {
        let replies = Mutex::new(VecDeque::from_iter(replies));
        let granted = Mutex::new(0);
        Server::new(move |seen| {
            if seen.line.contains("/oauth/token") {
                return grant(&granted);
            }
            let next = replies.lock().unwrap().pop_front();
            next.unwrap_or_else(|| Reply::json(599, r#"{"message": "nobody expected this request"}"#))
        })
    }

    /// The requests so far, without those for tokens.
    pub(crate) fn calls(&self) -> Vec<Seen> {
        let all = self.seen.lock().unwrap().clone();
        all.into_iter()
            .filter(|seen| !seen.line.contains("/oauth/token"))
            .collect()
    }

    /// The requests for tokens so far.
    pub(crate) fn tokens(&self) -> Vec<Seen> {
        let all = self.seen.lock().unwrap().clone();
        all.into_iter()
            .filter(|seen| seen.line.contains("/oauth/token"))
            .collect()
    }

    /// Comes when a connection has gone silent.
    pub(crate) async fn is_silent(&mut self) {
        self.silent.recv().await.unwrap();
    }

    /// Comes when the other side has given up a connection that was silent.
    pub(crate) async fn is_given_up(&mut self) {
        self.given_up.recv().await.unwrap();
    }
}

/// The next token, which lasts an hour.
pub(crate) fn grant(granted: &Mutex<u32>) -> Reply {
    let mut granted = granted.lock().unwrap();
    *granted += 1;
    Reply::json(
        200,
        &format!(r#"{{"access_token": "token-{granted}", "expires_in": 3600}}"#),
    )
}

fn serve(connection: TcpStream, shared: &Shared) -> Option<()> {
    let mut reader = BufReader::new(connection.try_clone().ok()?);
    let mut writer = connection;
    loop {
        let seen = read(&mut reader)?;
        shared.seen.lock().unwrap().push(seen.clone());
        let reply = (shared.handler)(&seen);
        writer.write_all(&reply.bytes).ok()?;
        match reply.then {
            Then::Go => {}
            Then::Close => return writer.shutdown(Shutdown::Both).ok(),
            Then::Hold => {
                let _ = shared.silent.send(());
                let _ = reader.read_to_end(&mut Vec::new());
                let _ = shared.given_up.send(());
                return None;
            }
        }
    }
}

fn read(reader: &mut BufReader<TcpStream>) -> Option<Seen> {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end() {
            "" => break,
            line => lines.push(line.to_owned()),
        }
    }
    let line = lines.remove(0).trim_end_matches(" HTTP/1.1").to_owned();
    let mut seen = Seen {
        line,
        headers: lines,
        body: String::new(),
    };
    let length = seen
        .header("content-length")
        .map_or(0, |length| length.parse().unwrap());
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    seen.body = String::from_utf8(body).unwrap();
    Some(seen)
}
