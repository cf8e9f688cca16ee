//! Where requests are answered, in a worker or on a page without: plain years at once, all others by the whole engine,
//! whose code is fetched when the first of them is asked for, or before that once there is time.
//! Leaves to others: what is computed (`job::runner`), carrying replies (`host`, `pool`).

use super::clock;
use crate::job::{Inline, Reply, Request, Runner};
use crate::sim::years::Plain;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;

/// A handle; clones share the engines.
#[derive(Clone)]
pub struct Desk(Rc<Engines>);

struct Engines {
    plain: RefCell<Inline<Plain>>,
    whole: RefCell<Option<Box<dyn Runner>>>,
    is_prepared: Cell<bool>,
}

impl Default for Desk {
    fn default() -> Desk {
        let plain = RefCell::new(Inline::plain(clock::now));
        Desk(Rc::new(Engines { plain, whole: RefCell::default(), is_prepared: Cell::new(false) }))
    }
}

impl Desk {
    /// Answers before it returns where the code for it is there.
    pub fn answer(&self, request: Request, say: impl FnOnce(Reply) + 'static) {
        match self.now(&request) {
            Some(reply) => say(reply),
            None => {
                let desk = self.clone();
                spawn_local(async move {
                    desk.fetch().await;
                    say(desk.now(&request).unwrap_or(Reply::Missing { job: request.job }));
                });
            }
        }
    }

    /// Sees to it, once, that what is asked for next need not wait for code.
    pub fn prepare(&self) {
        if !self.0.is_prepared.replace(true) {
            let desk = self.clone();
            spawn_local(async move { desk.fetch().await });
        }
    }

    fn now(&self, request: &Request) -> Option<Reply> {
        let plain = self.0.plain.borrow_mut().answer_plain(request);
        plain.or_else(|| Some(self.0.whole.borrow_mut().as_mut()?.answer(request)))
    }

    /// What cannot be fetched is asked for again with the next request.
    async fn fetch(&self) {
        if let Ok(engine) = whole::engine(clock::now).await {
            self.0.whole.borrow_mut().get_or_insert(engine);
        }
    }
}

/// In the page's module, a chunk of its own.
#[cfg(feature = "page")]
mod whole {
    use crate::job::{Inline, Runner};
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    #[wasm_split(engine, fallible)]
    pub fn engine(clock: fn() -> f64) -> Result<Box<dyn Runner>, SplitLoaderError> {
        Ok(Box::new(Inline::new(clock)))
    }
}

/// Modules that are not split have all code from the start.
#[cfg(not(feature = "page"))]
mod whole {
    use crate::job::{Inline, Runner};
    use std::convert::Infallible;

    pub async fn engine(clock: fn() -> f64) -> Result<Box<dyn Runner>, Infallible> {
        Ok(Box::new(Inline::new(clock)))
    }
}
