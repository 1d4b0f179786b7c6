//! Lists: styles, ends, and what does not end by itself.

use codegen_client::{AuthScheme, Client, Endpoint, Error, ErrorKind, PageCall, Paging, Service};
use serde_json::{Value, json};

use crate::server::{Reply, Server};
use crate::service::{LIST, PAGES, SERVICE, Tag, client, list};

/// A page in the style of HAL.
fn page(number: i64, pages: i64, ids: &[i64], next: Option<&str>) -> Reply {
    let mut page = json!({"page": {"number": number, "totalPages": pages, "totalElements": 5}});
    if !ids.is_empty() {
        page["_embedded"]["tags"] = ids.iter().map(|id| json!({"id": id})).collect();
    }
    if let Some(next) = next {
        page["_links"]["next"]["href"] = Value::from(next);
    }
    Reply::json(200, &page.to_string())
}

/// All ids, and the error that they end with, if any.
async fn ids(call: PageCall<Tag>) -> (Vec<i64>, Vec<Error>) {
    let (mut ids, mut errors) = (Vec::new(), Vec::new());
    let mut items = call.stream();
    while let Some(item) = items.next().await {
        match item {
            Ok(tag) => ids.push(tag.id.unwrap()),
            Err(error) => errors.push(error),
        }
        assert!(ids.len() + errors.len() < 100, "it never ends");
    }
    assert!(items.next().await.is_none(), "what has ended stays so");
    (ids, errors)
}

fn lines(server: &Server) -> Vec<String> {
    server.calls().into_iter().map(|seen| seen.line).collect()
}

#[tokio::test]
async fn one_page_says_where_it_stands() {
    let server = Server::script([page(2, 3, &[3, 4], Some("/v2/tags?page=3"))]);
    let (client, _) = client(&server);
    let page = list(&client).page(2).query("status", "all").await.unwrap();
    assert_eq!(
        (page.number, page.total_pages, page.total_items),
        (Some(2), Some(3), Some(5))
    );
    assert_eq!(page.next.as_deref(), Some("/v2/tags?page=3"));
    assert_eq!(page.into_items().unwrap().len(), 2);
    assert_eq!(lines(&server), ["GET /v2/tags?status=all&page=2"]);
}

#[tokio::test]
async fn a_page_before_the_first_is_refused_before_it_leaves() {
    let server = Server::script([]);
    let (client, _) = client(&server);
    for number in [0, -1] {
        let text = format!("GET /v2/tags: there is no page {number}: the first is page 1");
        let error = list(&client).page(number).await.unwrap_err();
        assert_eq!((error.kind(), error.to_string()), (ErrorKind::Invalid, text.clone()));
        let (found, errors) = ids(list(&client).page(number)).await;
        assert_eq!((found, errors[0].to_string()), (vec![], text));
    }
    assert!(server.calls().is_empty() && server.tokens().is_empty());
}

#[tokio::test]
async fn a_list_may_begin_with_page_0_where_the_schema_says_so() {
    static FROM_0: Paging = Paging { first: 0, ..PAGES };
    static ENDPOINT: Endpoint = Endpoint {
        paging: Some(&FROM_0),
        ..LIST
    };
    let server = Server::script([page(0, 1, &[1], None)]);
    let (client, _) = client(&server);
    PageCall::<Tag>::new(&client, &ENDPOINT).page(0).await.unwrap();
    assert_eq!(lines(&server), ["GET /v2/tags?page=0"]);
}

#[tokio::test]
async fn a_list_that_was_put_together_once_is_asked_for_twice() {
    let server = Server::script([page(1, 1, &[1], None), page(2, 2, &[2], None)]);
    let (client, _) = client(&server);
    let list = list(&client).query("status", "all");
    list.clone().await.unwrap();
    list.page(2).await.unwrap();
    assert_eq!(
        lines(&server),
        ["GET /v2/tags?status=all", "GET /v2/tags?status=all&page=2"]
    );
}

#[tokio::test]
async fn a_list_goes_on_by_its_links_with_everything_that_was_asked() {
    let server = Server::script([
        page(1, 3, &[1, 2], Some("https://api.example.com/v2/tags?status=all&page=2")),
        page(2, 3, &[3, 4], Some("/v2/tags?status=all&page=3{&size}")),
        page(3, 3, &[5], None),
    ]);
    let (client, _) = client(&server);
    let (ids, errors) = ids(list(&client).query("status", "all")).await;
    assert_eq!((ids, errors.len()), (vec![1, 2, 3, 4, 5], 0));
    assert_eq!(
        lines(&server),
        [
            "GET /v2/tags?status=all",
            "GET /v2/tags?status=all&page=2",
            "GET /v2/tags?status=all&page=3"
        ]
    );
}

#[tokio::test]
async fn a_list_without_links_goes_on_by_numbers_to_the_last() {
    let server = Server::script([page(1, 3, &[1], None), page(2, 3, &[2], None), page(3, 3, &[3], None)]);
    let (client, _) = client(&server);
    assert_eq!(ids(list(&client)).await.0, [1, 2, 3]);
    assert_eq!(
        lines(&server),
        ["GET /v2/tags", "GET /v2/tags?page=2", "GET /v2/tags?page=3"]
    );
}

#[tokio::test]
async fn a_list_that_becomes_shorter_meanwhile_ends() {
    let server = Server::script([page(1, 3, &[1], None), page(0, 1, &[], None)]);
    let (client, _) = client(&server);
    let (ids, errors) = ids(list(&client)).await;
    assert_eq!((ids, errors.len()), (vec![1], 0));
    assert_eq!(server.calls().len(), 2);
}

#[tokio::test]
async fn a_list_can_begin_in_the_middle() {
    let server = Server::script([page(2, 3, &[2], None), page(3, 3, &[3], None)]);
    let (client, _) = client(&server);
    assert_eq!(ids(list(&client).page(2)).await.0, [2, 3]);
    assert_eq!(lines(&server), ["GET /v2/tags?page=2", "GET /v2/tags?page=3"]);
}

#[tokio::test]
async fn an_empty_list_is_empty_however_it_is_said() {
    for body in [
        r#"{"page": {"number": 0, "totalPages": 0}}"#,
        r#"{"_embedded": {}, "page": {"number": 1, "totalPages": 0}}"#,
        r#"{"_embedded": null}"#,
        r#"{"_embedded": {"tags": []}}"#,
        "{}",
    ] {
        let server = Server::script([Reply::json(200, body)]);
        let (client, _) = client(&server);
        let (ids, errors) = ids(list(&client)).await;
        assert!(ids.is_empty() && errors.is_empty(), "{body}: {errors:?}");
    }
}

#[tokio::test]
async fn the_other_name_of_the_items_is_known() {
    let server = Server::script([Reply::json(200, r#"{"_embedded": {"labels": [{"id": 1}]}}"#)]);
    let (client, _) = client(&server);
    assert_eq!(ids(list(&client)).await.0, [1]);
}

#[tokio::test]
async fn one_bad_record_is_one_error_and_the_others_are_there() {
    let first = r#"{"_embedded": {"tags": [{"id": 1}, {"id": "two"}, {"id": 3, "id": 4}, 5, {"id": 6}]},
        "page": {"number": 1, "totalPages": 2}}"#;
    let server = Server::script([Reply::json(200, first), page(2, 2, &[7], None)]);
    let (client, _) = client(&server);
    let (ids, errors) = ids(list(&client)).await;
    assert_eq!(ids, [1, 6, 7]);
    assert_eq!(errors.len(), 3);
    let text = errors[0].to_string();
    assert!(
        text.starts_with("GET /v2/tags: item 1 of the page could not be read: Tag at /id: expected an integer"),
        "{text}"
    );
}

#[tokio::test]
async fn a_page_that_fails_ends_the_list_after_its_error() {
    let server = Server::script([page(1, 3, &[1], None), Reply::json(403, "{}")]);
    let (client, _) = client(&server);
    let (ids, errors) = ids(list(&client)).await;
    assert_eq!(ids, [1]);
    assert_eq!(errors.len(), 1);
    assert_eq!(errors[0].status(), Some(403));
}

#[tokio::test]
async fn a_page_that_comes_again_is_an_error_and_not_given_twice() {
    let same = || page(1, 3, &[1, 2], None);
    let link = || page(1, 3, &[1, 2], Some("/v2/tags"));
    let circle = [
        page(1, 9, &[1], Some("/v2/tags?page=2")),
        page(2, 9, &[2], Some("/v2/tags")),
    ];
    for (replies, given) in [
        (vec![same(), same()], vec![1, 2]),
        (vec![link()], vec![1, 2]),
        (circle.to_vec(), vec![1, 2]),
    ] {
        let asked = replies.len();
        let server = Server::script(replies);
        let (client, _) = client(&server);
        let (ids, errors) = ids(list(&client)).await;
        assert_eq!(ids, given);
        assert_eq!(errors.len(), 1, "{errors:?}");
        assert_eq!(errors[0].kind(), ErrorKind::Repeated);
        assert_eq!(server.calls().len(), asked);
    }
}

#[tokio::test]
async fn a_link_to_another_host_is_not_followed() {
    let server = Server::script([page(1, 2, &[1], Some("https://evil.test/v2/tags?page=2"))]);
    let (client, _) = client(&server);
    let (ids, errors) = ids(list(&client)).await;
    assert_eq!(ids, [1]);
    assert_eq!(errors[0].kind(), ErrorKind::Redirect);
}

static OPEN: Service = Service {
    auth: AuthScheme::None,
    ..SERVICE
};

/// A list in another style.
fn other(server: &Server, paging: Option<&'static Paging>) -> PageCall<Tag> {
    let client = Client::builder(&OPEN).base_url(&server.url).build().unwrap();
    let endpoint = Endpoint {
        service: &OPEN,
        paging,
        items: &[],
        ..LIST
    };
    PageCall::new(&client, Box::leak(Box::new(endpoint)))
}

static WHOLE: Paging = Paging {
    items: &["_embedded", "tags"],
    parameter: None,
    number: None,
    total_pages: None,
    total_items: None,
    next: None,
    ..PAGES
};
static CURSOR: Paging = Paging {
    next: Some(&["next"]),
    ..WHOLE
};
static BLIND: Paging = Paging {
    parameter: Some("p"),
    ..WHOLE
};
static REPORT: Paging = Paging {
    items: &["conversations", "results"],
    number: Some(&["conversations", "page"]),
    total_pages: Some(&["conversations", "pages"]),
    total_items: Some(&["conversations", "count"]),
    next: None,
    ..PAGES
};

#[tokio::test]
async fn a_list_without_pages_is_one_answer() {
    let server = Server::script([Reply::json(200, r#"{"_embedded": {"tags": [{"id": 1}]}}"#)]);
    assert_eq!(ids(other(&server, Some(&WHOLE))).await.0, [1]);
    let server = Server::script([Reply::json(200, r#"[{"id": 1}, {"id": "x"}, {"id": 2}]"#)]);
    let (ids, errors) = ids(other(&server, None)).await;
    assert_eq!((ids, errors.len()), (vec![1, 2], 1));
}

#[tokio::test]
async fn a_cursor_is_followed_to_its_end() {
    let page = |id: i64, next: Value| {
        Reply::json(
            200,
            &json!({"_embedded": {"tags": [{"id": id}]}, "next": next}).to_string(),
        )
    };
    let server = Server::script([
        page(1, json!("?cursor=b")),
        page(2, json!("/v2/tags?cursor=c")),
        page(3, json!(null)),
    ]);
    assert_eq!(ids(other(&server, Some(&CURSOR))).await.0, [1, 2, 3]);
    assert_eq!(
        lines(&server),
        ["GET /v2/tags", "GET /v2/tags?cursor=b", "GET /v2/tags?cursor=c"]
    );
}

#[tokio::test]
async fn a_list_that_does_not_say_where_it_ends_is_read_to_an_empty_page() {
    let page = |ids: Value| Reply::json(200, &json!({"_embedded": {"tags": ids}}).to_string());
    let server = Server::script([page(json!([{"id": 1}])), page(json!([{"id": 2}])), page(json!([]))]);
    assert_eq!(ids(other(&server, Some(&BLIND))).await.0, [1, 2]);
    assert_eq!(lines(&server), ["GET /v2/tags", "GET /v2/tags?p=2", "GET /v2/tags?p=3"]);

    let server = Server::new(|_| Reply::json(200, r#"{"_embedded": {"tags": [{"id": 1}]}}"#));
    let (ids, errors) = ids(other(&server, Some(&BLIND))).await;
    assert_eq!((ids, errors[0].kind()), (vec![1], ErrorKind::Repeated));
    assert_eq!(server.calls().len(), 2);
}

#[tokio::test]
async fn a_report_has_its_pages_in_its_middle() {
    let page = |number: i64| {
        let body = json!({"filterTags": [], "conversations": {"page": number, "pages": 2, "count": 2, "results": [{"id": number}]}});
        Reply::json(200, &body.to_string())
    };
    let server = Server::script([page(1), page(2)]);
    assert_eq!(ids(other(&server, Some(&REPORT))).await.0, [1, 2]);
}

#[tokio::test]
async fn a_list_that_is_none_is_an_error() {
    for body in [
        r#"{"_embedded": {"tags": {"id": 1}}}"#,
        r#"{"_embedded": [1]}"#,
        "[]",
        "7",
        "{\"_embedded\": ",
    ] {
        let server = Server::script([Reply::json(200, body)]);
        let (client, _) = client(&server);
        let error = list(&client).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{body}");
    }
}

#[tokio::test]
async fn pages_come_one_by_one() {
    let server = Server::script([page(1, 2, &[1], None), page(2, 2, &[2], None)]);
    let (client, _) = client(&server);
    let mut pages = list(&client).pages();
    assert_eq!(pages.next().await.unwrap().unwrap().number, Some(1));
    assert_eq!(server.calls().len(), 1, "the second is asked for when it is wanted");
    assert_eq!(pages.next().await.unwrap().unwrap().number, Some(2));
    assert!(pages.next().await.is_none());
}
