//! What depends on signals, in a few boxed types: the machinery behind each type is compiled once, not once per text.
//! That is most of the page's weight. Leaves to others: what is bound.

use crate::ui::piece::{IntoPiece, Piece};
use leptos::prelude::*;

/// A text of an element or an attribute that follows signals.
pub type Text = Box<dyn Fn() -> String + Send + Sync>;
pub type Flag = Box<dyn Fn() -> bool + Send + Sync>;
/// A part of the page that is built anew when its signals change.
pub type Part = Box<dyn Fn() -> Piece + Send>;

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

/// Builds the part while the condition holds; what it depends on within does not build it anew.
pub fn when<V: IntoPiece>(
    condition: impl Fn() -> bool + Send + Sync + 'static,
    part: impl Fn() -> V + Send + 'static,
) -> Part {
    let holds = memo(condition);
    Box::new(move || if holds.get() { untrack(&part).into_piece() } else { ().into_piece() })
}

/// A value that is computed anew when its signals change, and wakes its readers only if it is another.
pub fn memo<T: PartialEq + Send + Sync + 'static>(value: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    let value: Box<dyn Fn() -> T + Send + Sync> = Box::new(value);
    Memo::new(move |_| value())
}

/// Does something now and whenever its signals change.
pub fn effect(act: impl FnMut() + 'static) {
    let mut act: Box<dyn FnMut()> = Box::new(act);
    Effect::new(move |_| act());
}
