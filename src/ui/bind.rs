//! What depends on signals, in a few boxed types: the machinery behind each type is compiled once, not once per text.
//! That is most of the page's weight. Leaves to others: what is bound.

use crate::ui::piece::{IntoPiece, Piece};
use leptos::prelude::*;

/// A text of an element or an attribute that follows signals.
pub type Text = Box<dyn Fn() -> String + Send + Sync>;
pub type Flag = Box<dyn Fn() -> bool + Send + Sync>;
/// A part of the page that is built anew when its signals change.
pub type Part = Box<dyn Fn() -> Piece + Send>;
pub type Listener<E> = Box<dyn FnMut(E)>;

pub fn text<T: Into<String>>(text: impl Fn() -> T + Send + Sync + 'static) -> Text {
    Box::new(move || text().into())
}

pub fn flag(flag: impl Fn() -> bool + Send + Sync + 'static) -> Flag {
    Box::new(flag)
}

/// `true` or `false` as attributes of ARIA spell it.
pub fn spelled(flag: impl Fn() -> bool + Send + Sync + 'static) -> Text {
    Box::new(move || flag().to_string())
}

pub fn part(part: impl Fn() -> Piece + Send + 'static) -> Part {
    Box::new(part)
}

/// Builds the part while the condition holds; what it depends on within does not build it anew.
pub fn when(
    condition: impl Fn() -> bool + Send + Sync + 'static,
    part: impl Fn() -> Piece + Send + 'static,
) -> Part {
    let holds = Memo::new(move |_| condition());
    Box::new(move || if holds.get() { untrack(&part) } else { ().into_piece() })
}

pub fn on<E>(listener: impl FnMut(E) + 'static) -> Listener<E> {
    Box::new(listener)
}
