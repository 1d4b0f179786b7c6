//! The server: a thread that accepts connections, and one for each of them.

use std::fmt;
use std::io::{self, BufReader, Read};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use crate::mock::http1::{Request, Response};
use crate::mock::state::{Budget, State};
use crate::mock::{Fault, MockEndpoint, Recorded, answer};
use crate::service::{AuthScheme, Endpoint};

/// A server that answers instead of the service, on a port of its own. It ends when it is dropped.
///
/// Everything about it can be changed while it runs.
pub struct Server {
    shared: Arc<Shared>,
    address: SocketAddr,
    accepting: Option<JoinHandle<()>>,
}

struct Shared {
    endpoints: &'static [MockEndpoint],
    base_url: String,
    /// The path of the service's token endpoint.
    token_path: Option<String>,
    state: Mutex<State>,
    ended: AtomicBool,
    connections: Mutex<Vec<TcpStream>>,
}

impl Server {
    /// Starts a server on a free port of this machine.
    ///
    /// # Errors
    /// If there is no port or no thread to be had.
    pub fn start(endpoints: &'static [MockEndpoint]) -> io::Result<Server> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let token_url = match endpoints.first().map(|first| first.endpoint.service.auth) {
            Some(AuthScheme::OAuth2 { token_url, .. }) => reqwest::Url::parse(token_url).ok(),
            _ => None,
        };
        let shared = Arc::new(Shared {
            endpoints,
            base_url: format!("http://{address}"),
            token_path: token_url.map(|url| url.path().to_owned()),
            state: Mutex::new(State::new()),
            ended: AtomicBool::new(false),
            connections: Mutex::new(Vec::new()),
        });
        let accepting = {
            let shared = shared.clone();
            let name = std::thread::Builder::new().name("mock".to_owned());
            name.spawn(move || accept(&listener, &shared))?
        };
        Ok(Server {
            shared,
            address,
            accepting: Some(accepting),
        })
    }

    /// Where it is: for [`ClientBuilder::base_url`](crate::ClientBuilder::base_url).
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.shared.base_url
    }

    /// Where it grants tokens. A client takes them from there by itself, unless the service's own come from another
    /// host than its answers: then for [`ClientBuilder::token_url`](crate::ClientBuilder::token_url).
    #[must_use]
    pub fn token_url(&self) -> String {
        let path = self.shared.token_path.as_deref().unwrap_or_default();
        format!("{}{path}", self.shared.base_url)
    }

    /// Answers calls of an endpoint with this status and JSON from now on, without envelope. With a status of success
    /// and an array, a list with pages has these items.
    pub fn respond(&self, endpoint: &Endpoint, status: u16, json: impl Into<String>) {
        let key = (endpoint.resource, endpoint.name);
        self.state().answers.insert(key, (status, json.into()));
    }

    /// Does this at the next call that is not for a token; several are done one after the other.
    pub fn fail_next(&self, fault: Fault) {
        self.state().faults.push_back(fault);
    }

    /// Refuses calls beyond this many units, until it has asked to wait; it takes the caller's word for having waited.
    /// The service's headers tell what is left.
    pub fn rate_limit(&self, units: u32) {
        self.state().budget = Some(Budget {
            limit: units,
            left: units,
        });
    }

    /// How many items every list with pages has; 1 unless said. They are the sample, told apart by their `id`.
    pub fn items(&self, count: usize) {
        self.state().items = count;
    }

    /// How many items a page has; 25 unless said.
    pub fn page_size(&self, count: usize) {
        self.state().page_size = count;
    }

    /// Takes none of the tokens that it has granted so far any more.
    pub fn expire_tokens(&self) {
        let tokens = &mut self.state().tokens;
        tokens.ended.extend(tokens.granted.iter().cloned());
    }

    /// How many tokens it has granted.
    #[must_use]
    pub fn tokens_granted(&self) -> usize {
        self.state().tokens.granted.len()
    }

    /// What has been asked so far, but for tokens.
    #[must_use]
    pub fn requests(&self) -> Vec<Recorded> {
        self.state().requests.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.shared.state()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.ended.store(true, Ordering::SeqCst);
        // The thread waits for a connection, so it gets one.
        let _ = TcpStream::connect(self.address);
        if let Some(accepting) = self.accepting.take() {
            let _ = accepting.join();
        }
        for connection in self.shared.connections().drain(..) {
            let _ = connection.shutdown(Shutdown::Both);
        }
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server")
            .field("base_url", &self.base_url())
            .finish_non_exhaustive()
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn connections(&self) -> MutexGuard<'_, Vec<TcpStream>> {
        self.connections.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The answer, and what is wrong with the way that it is given.
    fn answer(&self, request: &Request) -> (Response, Option<Fault>) {
        let mut state = self.state();
        let service = self.endpoints.first().map(|first| first.endpoint.service);
        if let (Some(service), Some(path)) = (service, &self.token_path)
            && request.method == "POST"
            && request.path() == path
        {
            return (answer::token(service, &mut state, request), None);
        }
        let fault = state.faults.pop_front();
        let (endpoint, response) = answer::call(self.endpoints, &self.base_url, &mut state, request);
        state.requests.push(Recorded {
            endpoint: endpoint.map(|endpoint| (endpoint.resource, endpoint.name)),
            method: request.method.clone(),
            path: request.path().to_owned(),
            query: request.query(),
            headers: request.headers.clone(),
            body: request.body.clone(),
        });
        let response = match (&fault, service) {
            (Some(fault), Some(service)) => answer::fault(service, fault, response),
            _ => response,
        };
        (response, fault)
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for connection in listener.incoming() {
        if shared.ended.load(Ordering::SeqCst) {
            return;
        }
        let Ok(connection) = connection else { continue };
        if let Ok(known) = connection.try_clone() {
            shared.connections().push(known);
        }
        let shared = shared.clone();
        let serve = move || {
            // Whatever goes wrong on a connection, its other side has seen it.
            let _ = serve(connection, &shared);
        };
        if std::thread::Builder::new()
            .name("mock".to_owned())
            .spawn(serve)
            .is_err()
        {
            return;
        }
    }
}

fn serve(connection: TcpStream, shared: &Shared) -> io::Result<()> {
    connection.set_nodelay(true)?;
    let mut reader = BufReader::new(connection.try_clone()?);
    let mut writer = connection;
    while let Some(request) = Request::read(&mut reader)? {
        let (response, fault) = shared.answer(&request);
        let half = response.body.len() / 2;
        match fault {
            Some(Fault::Reset) => return writer.shutdown(Shutdown::Both),
            Some(Fault::Truncated) => {
                response.write(&mut writer, half, true)?;
                return writer.shutdown(Shutdown::Both);
            }
            Some(Fault::Slow) => {
                response.write(&mut writer, half, true)?;
                // Until the other side gives up, or the server ends.
                reader.read_to_end(&mut Vec::new())?;
                return Ok(());
            }
            _ => response.write(&mut writer, usize::MAX, request.method != "HEAD")?,
        }
    }
    Ok(())
}
