//! Elements built by plain calls: all of them are one type, so that the machinery behind a row, a button or a table
//! is compiled once, not once per shape as with `view!`. That is a good part of the page's weight.
//! Leaves to others: what is built; the frame of the page, which is written with `view!`.

use super::app;
use super::bind::{Flag, Part, Text};
use super::piece::Standing;
use crate::browser::Listener;
use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::{Mountable, Position, PositionState, Render, RenderHtml};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, Node};

/// An element that stands ready to be put somewhere. What it follows is followed as long as it lives.
/// Boxed, so that a chain of calls hands on one word.
pub struct El(Box<SendWrapper<Built>>);

pub struct Built {
    element: Element,
    kept: Vec<Kept>,
}

/// What ends with the element; held, never read.
enum Kept {
    Effect { _effect: RenderEffect<()> },
    Listener { _listener: Listener },
    Inner { _kept: Vec<Kept> },
}

const SVG: &str = "http://www.w3.org/2000/svg";

#[inline(never)]
pub fn el(tag: &str) -> El {
    built(document().create_element(tag))
}

#[inline(never)]
pub fn svg(tag: &str) -> El {
    built(document().create_element_ns(Some(SVG), tag))
}

/// What stands in the page under this name, if it is of that kind.
pub fn by_id<T: JsCast>(id: &str) -> Option<T> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the focus there, if there is such a place.
pub fn focus(id: &str) {
    if let Some(element) = by_id::<HtmlElement>(id) {
        let _ = element.focus();
    }
}

/// A line of a list to choose from.
pub fn option(value: &str, is_chosen: bool) -> El {
    let option = el("option").attr("value", value);
    if is_chosen { option.attr("selected", "") } else { option }
}

fn built(element: Result<Element, JsValue>) -> El {
    // Only a tag with forbidden characters is refused.
    El(Box::new(SendWrapper::new(Built { element: element.expect("a tag"), kept: Vec::new() })))
}

impl El {
    /// The browser's own, for what no call here does.
    pub fn element(&self) -> &Element {
        &self.0.element
    }

    #[inline(never)]
    pub fn attr(self, name: &str, value: &str) -> El {
        let _ = self.0.element.set_attribute(name, value);
        self
    }

    #[inline(never)]
    pub fn class(self, class: &str) -> El {
        self.attr("class", class)
    }

    #[inline(never)]
    pub fn id(self, id: &str) -> El {
        self.attr("id", id)
    }

    /// An attribute that follows signals.
    #[inline(never)]
    pub fn follow(self, name: &'static str, value: Text) -> El {
        self.each(value, move |element, value| drop(element.set_attribute(name, value)))
    }

    /// An attribute that is there or not.
    #[inline(never)]
    pub fn flag(self, name: &'static str, is_on: Flag) -> El {
        let element = self.0.element.clone();
        self.effect(Box::new(move || {
            let _ = if is_on() { element.set_attribute(name, "") } else { element.remove_attribute(name) };
        }))
    }

    /// What the element is called where its content does not say it.
    #[inline(never)]
    pub fn label(self, name: Text) -> El {
        self.tell("aria-label", name)
    }

    #[inline(never)]
    pub fn title(self, title: Text) -> El {
        self.tell("title", title)
    }

    /// An attribute that readers meet.
    fn tell(self, name: &'static str, value: Text) -> El {
        let state = app();
        self.each(value, move |element, value| drop(element.set_attribute(name, &state.probed(value))))
    }

    /// A property that follows signals, such as what stands in a field.
    #[inline(never)]
    pub fn property(self, name: &'static str, value: Text) -> El {
        self.each(value, move |element, value| {
            let _ = js_sys::Reflect::set(element, &name.into(), &value.into());
        })
    }

    /// A property that is on or off.
    #[inline(never)]
    pub fn state(self, name: &'static str, is_on: Flag) -> El {
        let element = self.0.element.clone();
        self.effect(Box::new(move || {
            let _ = js_sys::Reflect::set(&element, &name.into(), &is_on().into());
        }))
    }

    /// A property of style that follows signals.
    #[inline(never)]
    pub fn style(self, name: &'static str, value: Text) -> El {
        self.each(value, move |element, value| {
            let _ = element.unchecked_ref::<HtmlElement>().style().set_property(name, value);
        })
    }

    #[inline(never)]
    pub fn text(self, text: &str) -> El {
        self.put(&document().create_text_node(text))
    }

    /// A text that follows signals.
    #[inline(never)]
    pub fn says(self, text: Text) -> El {
        let node = document().create_text_node("");
        let state = app();
        self.put(&node).each(text, move |_, text| node.set_data(&state.probed(text)))
    }

    pub fn on<E: JsCast>(mut self, kind: &'static str, mut heard: impl FnMut(E) + 'static) -> El {
        let owner = Owner::current().unwrap_or_default();
        let heard: Box<dyn FnMut(web_sys::Event)> = Box::new(move |event| heard(event.unchecked_into()));
        self.hear(kind, owner, heard);
        self
    }

    #[inline(never)]
    fn hear(&mut self, kind: &'static str, owner: Owner, mut heard: Box<dyn FnMut(web_sys::Event)>) {
        let listener = Listener::on(&self.0.element, kind, move |event| owner.with(|| heard(event)));
        self.0.kept.push(Kept::Listener { _listener: listener });
    }

    #[inline(never)]
    pub fn add(mut self, child: El) -> El {
        let Built { element, kept } = child.0.take();
        self = self.put(&element);
        if !kept.is_empty() {
            self.0.kept.push(Kept::Inner { _kept: kept });
        }
        self
    }

    pub fn all(self, children: impl IntoIterator<Item = El>) -> El {
        children.into_iter().fold(self, El::add)
    }

    /// A part among other children that is built anew when its signals change.
    #[inline(never)]
    pub fn part(self, part: Part) -> El {
        let marker = document().create_comment("");
        let this = self.put(&marker);
        let mut standing: Option<Standing> = None;
        this.effect(Box::new(move || {
            let next = part();
            if let Some(mut last) = standing.take() {
                last.unmount();
            }
            let mut next = next.build();
            if let Some(parent) = marker.parent_element() {
                next.mount(&parent, Some(&marker));
            }
            standing = Some(next);
        }))
    }

    /// Children that are built anew, all of them, when their signals change; there are no others.
    pub fn filled(self, children: impl Fn() -> Vec<El> + 'static) -> El {
        self.fill(Box::new(children))
    }

    #[inline(never)]
    fn fill(self, children: Box<dyn Fn() -> Vec<El>>) -> El {
        let element = self.0.element.clone();
        let mut standing: Vec<Built> = Vec::new();
        self.effect(Box::new(move || {
            let next = children();
            // First none of the old: a list with a chosen line must not have two for a moment.
            element.set_text_content(None);
            standing.clear();
            for child in next {
                let child = child.0.take();
                let _ = element.append_child(&child.element);
                standing.push(child);
            }
        }))
    }

    fn put(self, node: &Node) -> El {
        let _ = self.0.element.append_child(node);
        self
    }

    /// Does something with each new value.
    fn each(self, value: Text, act: impl Fn(&Element, &str) + 'static) -> El {
        let element = self.0.element.clone();
        let mut last = None;
        self.effect(Box::new(move || {
            let value = value();
            if last.as_deref() != Some(value.as_str()) {
                act(&element, &value);
                last = Some(value);
            }
        }))
    }

    #[inline(never)]
    fn effect(mut self, mut act: Box<dyn FnMut()>) -> El {
        self.0.kept.push(Kept::Effect { _effect: RenderEffect::new(move |_| act()) });
        self
    }
}

impl Render for El {
    type State = Built;

    fn build(self) -> Built {
        self.0.take()
    }

    fn rebuild(self, state: &mut Built) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl Mountable for Built {
    fn unmount(&mut self) {
        self.element.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        let _ = parent.insert_before(&self.element, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = self.element.parent_element();
        if let Some(parent) = &parent {
            child.mount(parent, Some(&self.element));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}

leptos::tachys::no_attrs!(El);

/// Leptos asks every view how a server would write it; this page is only ever built in the browser.
impl RenderHtml for El {
    type AsyncOutput = El;
    type Owned = El;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> El {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Built {
        self.build()
    }

    fn into_owned(self) -> El {
        self
    }
}
