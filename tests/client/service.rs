//! A service of one process: it notes each request as it arrived and answers with what the test laid out.
//!
//! It is written against RFC 9112 and not against the client: what it records is what stood on the wire.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// One request as it arrived.
#[derive(Clone, Debug)]
pub(crate) struct Arrived {
    pub(crate) method: String,
    /// As it stood on the wire, without the query.
    pub(crate) path: String,
    /// Decoded, in the order in which they came.
    pub(crate) query: Vec<(String, String)>,
    /// Names in lower case.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

/// What is answered.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Vec<u8>,
}

/// A service on a port of its own.
pub(crate) struct Service {
    address: String,
    arrived: Arc<Mutex<Vec<Arrived>>>,
    answers: Arc<Mutex<VecDeque<Answer>>>,
}

impl Arrived {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(each, _)| each == name);
        found.map(|(_, value)| value.as_str())
    }
}

impl Answer {
    pub(crate) fn json(status: u16, body: &serde_json::Value) -> Self {
        Answer {
            status,
            headers: vec![("Content-Type", "application/hal+json".to_owned())],
            body: body.to_string().into_bytes(),
        }
    }

    pub(crate) fn empty(status: u16) -> Self {
        Answer {
            status,
            headers: Vec::new(),
            body: Vec::new(),
        }
    }
}

impl Service {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let service = Service {
            address: format!("http://{}", listener.local_addr().unwrap()),
            arrived: Arc::default(),
            answers: Arc::default(),
        };
        let (arrived, answers) = (Arc::clone(&service.arrived), Arc::clone(&service.answers));
        thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(stream) = stream else { break };
                let (arrived, answers) = (Arc::clone(&arrived), Arc::clone(&answers));
                thread::spawn(move || serve(stream, &arrived, &answers));
            }
        });
        service
    }

    /// Where it listens, without a path.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Lays out what the next request gets.
    pub(crate) fn answer(&self, answer: Answer) {
        self.answers.lock().unwrap().push_back(answer);
    }

    /// What arrived since the last time that somebody asked.
    pub(crate) fn arrived(&self) -> Vec<Arrived> {
        std::mem::take(&mut self.arrived.lock().unwrap())
    }
}

/// Answers on one connection until it is closed. A request for which nothing is laid out gets 501.
fn serve(stream: TcpStream, arrived: &Mutex<Vec<Arrived>>, answers: &Mutex<VecDeque<Answer>>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut writer = stream;
    while let Some(request) = read(&mut reader) {
        let is_head = request.method == "HEAD";
        arrived.lock().unwrap().push(request);
        let answer = answers
            .lock()
            .unwrap()
            .pop_front()
            .unwrap_or_else(|| Answer::empty(501));
        let mut text = format!("HTTP/1.1 {} Said\r\n", answer.status);
        for (name, value) in &answer.headers {
            text += &format!("{name}: {value}\r\n");
        }
        if answer.status != 204 {
            text += &format!("Content-Length: {}\r\n", answer.body.len());
        }
        text += "\r\n";
        let body = if is_head { &[][..] } else { &answer.body };
        if writer
            .write_all(text.as_bytes())
            .and_then(|()| writer.write_all(body))
            .is_err()
        {
            break;
        }
    }
}

fn read(reader: &mut BufReader<TcpStream>) -> Option<Arrived> {
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|read| *read > 0)?;
    let mut words = line.split_whitespace();
    let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok().filter(|read| *read > 0)?;
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        let (name, value) = line.split_once(':')?;
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let length = length.map_or(0, |(_, value)| value.parse().unwrap());
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    let query = query.split('&').filter(|pair| !pair.is_empty());
    let query = query.map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        (decoded(name), decoded(value))
    });
    Some(Arrived {
        method,
        path: path.to_owned(),
        query: query.collect(),
        headers,
        body,
    })
}

/// What was meant by a part of a query: `+` is a space, `%41` an `A`.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = tail;
        bytes.push(match (first, tail) {
            (b'+', _) => b' ',
            (b'%', [high, low, tail @ ..]) => {
                rest = tail;
                let digit = |byte: u8| char::from(byte).to_digit(16).unwrap();
                u8::try_from(digit(*high) * 16 + digit(*low)).unwrap()
            }
            (byte, _) => *byte,
        });
    }
    String::from_utf8(bytes).unwrap()
}
