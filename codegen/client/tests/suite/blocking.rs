//! Calls without async, with and without a runtime around them.

use codegen_client::mock::ManualClock;
use codegen_client::{Call, Client, PageCall};

use crate::server::{Reply, Server};
use crate::service::{GET, LIST, Tag, builder, get};

const TAG: &str = r#"{"id": 7, "name": "vip"}"#;

fn client(server: &Server) -> Client {
    builder(server, &ManualClock::new()).build().unwrap()
}

fn page(number: i64) -> Reply {
    let body = format!(
        r#"{{"_embedded": {{"tags": [{{"id": {number}}}, {{"id": "x"}}]}}, "page": {{"number": {number}, "totalPages": 2}}}}"#
    );
    Reply::json(200, &body)
}

#[test]
fn a_call_waits() {
    let server = Server::script([Reply::json(200, TAG), Reply::json(404, "{}")]);
    let client = client(&server);
    assert_eq!(get(&client).blocking().unwrap().id, Some(7));
    assert!(get(&client).blocking().unwrap_err().is_not_found());
}

#[test]
fn it_works_inside_of_a_runtime_too() {
    let server = Server::script(std::iter::repeat_n(Reply::json(200, TAG), 4));
    let client = client(&server);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        assert_eq!(get(&client).await.unwrap().id, Some(7));
        // The connection of that call is idle now, and belongs to the runtime that is held up here.
        assert_eq!(get(&client).blocking().unwrap().id, Some(7));
        assert_eq!(get(&client).await.unwrap().id, Some(7));
    });
    // The runtime that the connections of two calls belonged to is gone.
    drop(runtime);
    assert_eq!(get(&client).blocking().unwrap().id, Some(7));
}

#[test]
fn lists_are_iterators() {
    let server = Server::script([page(1), page(2), page(1), page(2), page(1)]);
    let client = client(&server);
    let list = || PageCall::<Tag>::new(&client, &LIST);
    let ids: Vec<_> = list()
        .blocking_items()
        .map(|item| item.ok().and_then(|tag| tag.id))
        .collect();
    assert_eq!(ids, [Some(1), None, Some(2), None]);
    let numbers: Vec<_> = list().blocking_pages().map(|page| page.unwrap().number).collect();
    assert_eq!(numbers, [Some(1), Some(2)]);
    assert_eq!(list().blocking().unwrap().items.len(), 2);
}

#[test]
fn many_threads_share_a_client() {
    let server = Server::script(std::iter::repeat_n(Reply::json(200, TAG), 8));
    let client = client(&server);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| Call::<Tag>::new(&client, &GET).path("id", &7).blocking().unwrap());
        }
    });
    assert_eq!(server.tokens().len(), 1);
}
