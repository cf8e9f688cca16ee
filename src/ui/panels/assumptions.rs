//! Everything the result rests on, to be filtered by how far it can be trusted, and printed; above it, the weak ones that
//! matter most. Leaves to others: the list (`present::assumptions`), where values come from (`browser::evidence`).

use super::people::{self, People};
use super::{cards, panel};
use crate::browser::Breath;
use crate::browser::clock::{self, Debounce};
use crate::browser::evidence::Evidence;
use crate::browser::paper;
use crate::domain::{Scenario, Section};
use crate::i18n::assumptions::{Term, shown};
use crate::i18n::{Key, Label, Lang, Role};
use crate::present::assumptions::{Entry, Filter, entries, weakest};
use crate::present::drivers::{Asked, Tornado};
use crate::ui::app;
use crate::ui::bind::effect;
use crate::ui::element::{El, el, option};
use crate::ui::lazy::Missing;
use crate::ui::state::Sources;
use crate::ui::state::message::Message;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::wasm_split;

/// Milliseconds that outcomes may take before the page breathes.
const SLICE: f64 = 8.0;
/// The list is made anew once levers have not moved for so many milliseconds.
const REST: i32 = 200;

#[derive(Clone, Copy, PartialEq)]
enum Detail {
    /// How far to trust each.
    Trust,
    /// And its note and sources.
    Sources,
}

/// Both setups, and the starting company's own.
type Setups = [[Scenario; 2]; 2];

#[derive(Clone, Copy)]
struct View {
    setups: RwSignal<Option<Setups>>,
    filter: RwSignal<Filter>,
    /// How much is told of where values come from.
    detail: RwSignal<Detail>,
    tornado: RwSignal<Option<Tornado>>,
    breath: StoredValue<Breath, LocalStorage>,
}

#[wasm_split(assumptions, fallible, preload(fetch))]
pub fn panels() -> Result<El, Missing> {
    let view = View {
        setups: RwSignal::new(None),
        filter: RwSignal::new(Filter::default()),
        detail: RwSignal::new(Detail::Trust),
        tornado: RwSignal::new(None),
        breath: StoredValue::new_local(Breath::default()),
    };
    view.follow(people::follow());
    Ok(cards([view.weak(), view.list()]))
}

impl View {
    fn follow(self, people: People) {
        let state = app();
        let rest = Debounce::new(REST);
        effect(move || {
            let now = state.setups.with(|setups| [setups.scenarios.clone(), setups.presets.clone()]);
            rest.cancel();
            let take = move || {
                let _ = self.setups.try_set(Some(now));
            };
            if self.setups.with_untracked(Option::is_none) { take() } else { rest.call(take) }
        });
        let rest = Debounce::new(REST);
        effect(move || {
            let Some(settled) = people.get() else { return };
            let (setups, seed) = (settled.settled(), state.run.with_untracked(|run| run.seed));
            rest.cancel();
            let begin = move || {
                let begun = Tornado::new(&setups, Asked::default(), seed).ok();
                if self.tornado.try_set(begun).is_none() {
                    self.go_on();
                }
            };
            if self.tornado.with_untracked(Option::is_none) { begin() } else { rest.call(begin) }
        });
    }

    /// Levers for a slice, then the next slice after a breath. The panel may be gone by then.
    fn go_on(self) {
        let slice = move || {
            let end = clock::now() + SLICE;
            let fill = |tornado: &mut Option<Tornado>| {
                let Some(tornado) = tornado else { return (false, false) };
                let is_more = clock::step_until(end, || tornado.fill_one());
                (!is_more, is_more)
            };
            if self.tornado.try_maybe_update(fill) == Some(true) {
                self.go_on();
            }
        };
        let _ = self.breath.try_with_value(|breath| breath.then(slice));
    }

    fn weak(self) -> El {
        let state = app();
        let lines = move || {
            let lang = state.lang.get();
            let line = |text: &str| el("li").text(text);
            self.setups.with(|setups| {
                self.tornado.with(|tornado| {
                    let (Some([setups, presets]), Some(tornado)) = (setups, tornado) else {
                        return Vec::new();
                    };
                    if !tornado.is_full() {
                        return vec![line(Term::Computing.label(lang))];
                    }
                    let weak = weakest(lang, tornado, setups, presets);
                    if weak.is_empty() {
                        return vec![line(Term::WeakNone.label(lang))];
                    }
                    weak.iter().map(|text| line(text)).collect()
                })
            })
        };
        panel("weakest", "is-wide", Key::Weakest, state.tell(|lang| Term::WeakHint.label(lang)))
            .add(el("ol").class("number").id("weakest-list").filled(lines))
    }

    fn list(self) -> El {
        let state = app();
        let choose = move |event: ev::Event| {
            let index = event_target_value(&event).parse::<usize>().unwrap_or(0);
            self.filter.set(Filter::ALL.get(index).copied().unwrap_or_default());
        };
        let tell = move |event: ev::Event| {
            let is_on = event_target_checked(&event);
            self.detail.set(if is_on { Detail::Sources } else { Detail::Trust });
            if is_on {
                state.ask_for_evidence();
            }
        };
        let options = move || {
            let (lang, now) = (state.lang.get(), self.filter.get_untracked());
            let each = |(index, filter): (usize, &Filter)| {
                option(&index.to_string(), *filter == now).text(filter.name(lang))
            };
            Filter::ALL.iter().enumerate().map(each).collect()
        };
        let counted = move |lang| {
            let filter = self.filter.get();
            self.setups.with(|setups| {
                let Some([setups, presets]) = setups else { return String::new() };
                let all = entries(lang, setups, presets);
                let all: Vec<&Entry> = all.iter().flat_map(|(_, entries)| entries).collect();
                shown(lang, all.iter().filter(|entry| filter.shows(entry)).count(), all.len())
            })
        };
        let rows = move || {
            let (lang, filter) = (state.lang.get(), self.filter.get());
            let evidence = found(state.evidence.get(), self.detail.get());
            self.setups.with(|setups| {
                setups
                    .as_ref()
                    .map(|setups| table(lang, setups, filter, evidence.as_ref()))
                    .unwrap_or_default()
            })
        };
        let print = move |_: ev::MouseEvent| {
            let (lang, filter) = (state.lang.get_untracked(), self.filter.get_untracked());
            let evidence = found(state.evidence.get_untracked(), self.detail.get_untracked());
            let page = self.setups.with_untracked(|setups| {
                setups
                    .as_ref()
                    .map(|setups| sheet(lang, filter, table(lang, setups, filter, evidence.as_ref())))
            });
            let Some(page) = page else { return };
            spawn_local(async move {
                if paper::print(page.element()).await.is_err() {
                    state.message.set(Some(Message::problem(Key::ReportNotPrinted)));
                }
            });
        };
        let status = move |lang: Lang| {
            let key = match (self.detail.get(), state.evidence.get()) {
                (Detail::Sources, Sources::Unasked | Sources::Asked) => Key::EvidenceLoading,
                (Detail::Sources, Sources::Unreachable) => Key::EvidenceUnreachable,
                _ => return String::new(),
            };
            key.text(lang).to_owned()
        };
        panel("assumptions", "is-wide", Key::Assumptions, state.tell(|lang| Term::Hint.label(lang)))
            .add(
                el("div")
                    .class("asked")
                    .add(
                        el("label").says(state.tell(|lang| Term::Show.label(lang))).text(" ").add(
                            el("select")
                                .class("select")
                                .id("assumptions-show")
                                .on("change", choose)
                                .filled(options),
                        ),
                    )
                    .add(el("span").class("quiet number").attr("role", "status").says(state.tell(counted)))
                    .add(
                        el("label")
                            .class("switch")
                            .add(
                                el("input")
                                    .attr("type", "checkbox")
                                    .attr("role", "switch")
                                    .id("assumptions-sources")
                                    .on("change", tell),
                            )
                            .says(state.tell(|lang| Term::Sources.label(lang))),
                    )
                    .add(
                        el("button")
                            .class("button")
                            .id("assumptions-print")
                            .on("click", print)
                            .says(state.tell(|lang| Term::Print.label(lang))),
                    ),
            )
            .add(el("p").class("quiet").attr("role", "status").says(state.tell(status)))
            .add(el("table").class("assumed").attr("role", "table").filled(rows))
    }
}

fn found(sources: Sources, detail: Detail) -> Option<Evidence> {
    match (sources, detail) {
        (Sources::There(evidence), Detail::Sources) => Some(evidence),
        _ => None,
    }
}

/// What paper shows.
fn sheet(lang: Lang, filter: Filter, rows: Vec<El>) -> El {
    let head = el("header").add(el("strong").text(Key::AppName.text(lang))).add(el("span").text(&format!(
        "{}: {}",
        Term::Show.label(lang),
        filter.name(lang)
    )));
    el("main")
        .id("report")
        .attr("lang", lang.tag())
        .add(head)
        .add(el("h1").text(Term::List.label(lang)))
        .add(el("table").class("assumed").all(rows))
}

/// Caption, head and a body for each section. Roles are written out: on a phone rows stand as blocks, which would else be no
/// table to those who listen.
fn table(lang: Lang, [setups, presets]: &Setups, filter: Filter, evidence: Option<&Evidence>) -> Vec<El> {
    let [today, proposal] = Role::ALL.map(|role| role.label(lang));
    let heads = [Key::Lever.text(lang), today, proposal, Term::Source.label(lang)];
    let head = heads.map(|head| el("th").attr("scope", "col").attr("role", "columnheader").text(head));
    let bodies = entries(lang, setups, presets).into_iter().filter_map(|(section, entries)| {
        let entries: Vec<Entry> = entries.into_iter().filter(|entry| filter.shows(entry)).collect();
        (!entries.is_empty()).then(|| body(lang, section, &entries, evidence))
    });
    let caption = el("caption").class("spoken").text(Term::List.label(lang));
    let head = el("thead").attr("role", "rowgroup").add(el("tr").attr("role", "row").all(head));
    [caption, head].into_iter().chain(bodies).collect()
}

fn body(lang: Lang, section: Section, entries: &[Entry], evidence: Option<&Evidence>) -> El {
    let title = el("th")
        .attr("scope", "rowgroup")
        .attr("role", "rowheader")
        .attr("colspan", "4")
        .text(section.label(lang));
    let row = |entry: &Entry| {
        let value = |role: Role| {
            el("td")
                .attr("role", "cell")
                .class("number")
                .attr("data-head", role.label(lang))
                .text(&entry.values[role as usize])
        };
        el("tr")
            .attr("role", "row")
            .add(el("th").attr("scope", "row").attr("role", "rowheader").text(&entry.name))
            .all(Role::ALL.map(value))
            .add(origin(lang, entry, evidence))
    };
    el("tbody")
        .attr("role", "rowgroup")
        .add(el("tr").class("group").attr("role", "row").add(title))
        .all(entries.iter().map(row))
}

/// How far to trust it, and for a starting value where it comes from.
fn origin(lang: Lang, entry: &Entry, evidence: Option<&Evidence>) -> El {
    let cell = el("td").attr("role", "cell").add(el("strong").text(entry.trust(lang)));
    let card = evidence.zip(entry.card).filter(|_| entry.is_given);
    let card = card.and_then(|(evidence, (group, id))| evidence.card(group, id, lang.tag()));
    let Some(card) = card else { return cell };
    let sources = match &card.sources[..] {
        [] => String::new(),
        sources => format!(" {}: {}", Key::EvidenceSources.text(lang), sources.join("; ")),
    };
    cell.add(el("span").class("origin").text(&format!("{}{sources}", card.note)))
}
