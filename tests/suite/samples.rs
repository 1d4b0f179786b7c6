//! Samples of the mock, and what of the client holds for the compiler alone.

use helpscout::{v1, v2};

/// Everything that the mock answers with is what the schema says: it reads, keeps to every limit, and has what is
/// required.
#[test]
fn every_model_has_a_sample_that_reads_and_is_valid() {
    let mut wrong = Vec::new();
    for (api, samples) in [("v1", v1::mock::SAMPLES), ("v2", v2::mock::SAMPLES)] {
        assert!(!samples.is_empty());
        for sample in samples {
            if let Err(error) = (sample.check)(sample.json) {
                wrong.push(format!("{api} {}: {error}\n{}", sample.model, sample.json));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A sample that breaks a limit or lacks something is told apart, or the test above would say nothing.
#[test]
fn a_sample_that_is_not_valid_is_found() {
    let samples = v2::mock::SAMPLES.iter();
    let refused = samples.filter(|sample| (sample.check)("{}").is_err()).count();
    assert!(refused > 0, "some models ask for something");
    assert!(v2::mock::SAMPLES.iter().all(|sample| (sample.check)("[]").is_err()));
}

/// A list that was put together once can be asked for again, and a client be set up from one place for many accounts.
#[test]
fn calls_and_builders_can_be_copied() {
    fn copied<T: Clone>() {}
    copied::<v2::client::conversations::ConversationsList>();
    copied::<v2::client::conversations::ConversationsGet>();
    copied::<v2::client::ClientBuilder>();
    copied::<v1::client::ClientBuilder>();
}

/// Whoever spawns tasks needs this of clients, of calls and of what they become.
#[test]
fn clients_and_calls_can_go_to_other_threads() {
    fn shared<T: Send + Sync + 'static>() {}
    fn sent<T: Send + 'static>(_: fn() -> T) {}
    shared::<v1::Client>();
    shared::<v2::Client>();
    shared::<v2::client::Conversations>();
    shared::<v2::ConversationPatch>();
    shared::<v2::webhooks::Receiver>();
    shared::<v2::search::Query>();
    fn call<C: IntoFuture>(_: fn() -> C)
    where
        C::IntoFuture: Send + 'static,
    {
    }
    call::<v2::client::conversations::ConversationsList>(|| unreachable!("nothing is called"));
    sent::<helpscout::client::Items<v2::Conversation>>(|| unreachable!("nothing is called"));
}
