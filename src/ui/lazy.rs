//! Parts of the page whose code is a file of its own, fetched when it is first needed: what is seen at once comes
//! first, and the rest weighs nothing until somebody asks. Leaves to others: what is in them; cutting the module
//! (`xtask`).

use super::app;
use super::bind::Part;
use super::element::{El, el};
use super::piece::{IntoPiece, Piece};
use super::state::AppState;
use super::state::message::Message;
use crate::i18n::Key;
use leptos::prelude::*;
use std::future::Future;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::SplitLoaderError;

/// It could not be fetched. It can be tried again.
pub type Missing = SplitLoaderError;

pub type Fetch = Pin<Box<dyn Future<Output = Result<(), Missing>>>>;
pub type Build = Pin<Box<dyn Future<Output = Result<El, Missing>>>>;

/// How to get a part of the page.
#[derive(Clone, Copy)]
pub struct Lazy {
    pub fetch: fn() -> Fetch,
    /// Only once it is fetched.
    pub build: fn() -> Build,
}

/// Declares what a function in a chunk makes as a [`Lazy`].
macro_rules! lazy {
    ($module:ident :: $name:ident) => {
        $crate::ui::lazy::Lazy { fetch: || Box::pin($module::fetch()), build: || Box::pin($module::$name()) }
    };
}
pub(super) use lazy;

#[derive(Clone, Copy, PartialEq)]
enum Phase {
    Coming,
    There,
    Missing,
}

/// A part that says so while its code is on its way, and offers to try again where it does not come.
pub fn part(lazy: Lazy) -> Part {
    part_of(lazy.fetch, Box::new(lazy.build))
}

/// The same of what is made of something.
pub fn part_of(fetch: fn() -> Fetch, build: Box<dyn Fn() -> Build + Send>) -> Part {
    let phase = RwSignal::new(Phase::Coming);
    ask(fetch, phase);
    Box::new(move || match phase.get() {
        Phase::Coming => notice(Key::PartComing).into_piece(),
        Phase::There => untrack(|| built(build())),
        Phase::Missing => {
            let again = move |_: leptos::ev::MouseEvent| {
                phase.set(Phase::Coming);
                ask(fetch, phase);
            };
            let button = el("button").class("button").on("click", again).says(app().say(Key::TryAgain));
            notice(Key::PartMissing).add(button).into_piece()
        }
    })
}

/// Does something whose code may have to be fetched first. Where it is there, it begins at once: some of it browsers
/// allow only within a click.
pub fn act(state: AppState, work: impl Future<Output = Result<(), Missing>> + 'static) {
    begin(async move {
        if work.await.is_err() {
            state.message.set(Some(Message::problem(Key::PartMissing)));
        }
    });
}

/// The same of work that says itself what is amiss.
pub fn begin(work: impl Future<Output = ()> + 'static) {
    let mut work: Pin<Box<dyn Future<Output = ()>>> = Box::pin(work);
    if work.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending() {
        spawn_local(work);
    }
}

/// What comes of it where its code is there. Where that must be fetched first, that begins, and nothing else.
pub fn at_once<T>(work: impl Future<Output = T>) -> Option<T> {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => Some(done),
        Poll::Pending => None,
    }
}

fn notice(key: Key) -> El {
    el("p").class("quiet").attr("role", "status").says(app().say(key)).text(" ")
}

fn ask(fetch: fn() -> Fetch, phase: RwSignal<Phase>) {
    spawn_local(async move {
        let there = fetch().await.is_ok();
        // It may have been left meanwhile.
        let _ = phase.try_set(if there { Phase::There } else { Phase::Missing });
    });
}

/// What is fetched is built at once: here, so that what it follows ends with the part.
fn built(build: Build) -> Piece {
    match at_once(build) {
        Some(Ok(element)) => element.into_piece(),
        Some(Err(_)) | None => notice(Key::PartMissing).into_piece(),
    }
}
