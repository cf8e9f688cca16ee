//! A part of the page whose type is forgotten: built once, and replaced as a whole. What changes within it follows
//! signals, so that comparing it with what stood there before, as `AnyView` can, would be code that never runs; and
//! there would be much of it. Leaves to others: what is built.

use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::view::add_attr::AddAnyAttr;
use leptos::tachys::view::{Mountable, Position, PositionState};

pub struct Piece(Box<dyn FnOnce() -> Box<dyn Mountable> + Send>);

/// What stands in the page.
pub struct Standing(Box<dyn Mountable>);

pub trait IntoPiece {
    fn into_piece(self) -> Piece;
}

impl<V> IntoPiece for V
where
    V: Render + Send + 'static,
    V::State: 'static,
{
    fn into_piece(self) -> Piece {
        Piece(Box::new(move || Box::new(self.build())))
    }
}

impl Render for Piece {
    type State = Standing;

    fn build(self) -> Standing {
        Standing((self.0)())
    }

    fn rebuild(self, state: &mut Standing) {
        let mut next = (self.0)();
        state.0.insert_before_this(&mut *next);
        state.0.unmount();
        state.0 = next;
    }
}

impl Mountable for Standing {
    fn unmount(&mut self) {
        self.0.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.0.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.0.insert_before_this(child)
    }

    fn elements(&self) -> Vec<Element> {
        self.0.elements()
    }
}

/// Views may have to be rendered elsewhere than in a page; ours never are.
impl RenderHtml for Piece {
    type AsyncOutput = Piece;
    type Owned = Piece;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Piece {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Standing {
        self.build()
    }

    fn into_owned(self) -> Piece {
        self
    }
}

impl AddAnyAttr for Piece {
    type Output<NewAttr: Attribute> = Piece;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Piece {
        self
    }
}
