//! What unfolds below a lever or a question: what it is, how far a value can be trusted, and the range for those who are not
//! sure. Fetched when the first of them unfolds. Leaves to others: words (`i18n`), where the value comes from (`src/evidence`).

use super::choice::Topic;
use super::class_of;
use super::field::field;
use super::lever::{LeverState, Place};
use crate::browser::evidence::Card;
use crate::domain::Lever;
use crate::i18n::{Explain, Key, Label, Lang, Role, format, phrase};
use crate::present::lever::{Corner, widened};
use crate::ui::app;
use crate::ui::bind::{flag, when};
use crate::ui::element::{El, el};
use crate::ui::lazy::{Missing, part_of};
use crate::ui::state::Sources;
use leptos::ev;
use leptos::prelude::*;
use wasm_split_helpers::wasm_split;

/// What a note is of.
#[derive(Clone, Copy)]
pub enum About {
    Lever { state: LeverState, presets: Memo<[Lever; 2]> },
    Question(Topic),
}

pub fn about(what: About) -> El {
    el("div").part(part_of(|| Box::pin(fetch()), Box::new(move || Box::pin(note(what)))))
}

#[wasm_split(notes, fallible, preload(fetch))]
fn note(what: About) -> Result<El, Missing> {
    Ok(match what {
        About::Lever { state, presets } => of_lever(state, presets),
        About::Question(topic) => of_question(topic),
    })
}

fn of_question(topic: Topic) -> El {
    let sentence = |at: usize| el("p").says(app().tell(move |lang| topic.explain(lang).swap_remove(at)));
    let note = el("div").class("lever-note").all((0..topic.explain(Lang::Es).len()).map(sentence));
    note.add(evidence("choices", topic.id()))
}

fn of_lever(state: LeverState, presets: Memo<[Lever; 2]>) -> El {
    let (app, param) = (state.app, state.param);
    let spec = param.spec();
    let is_range = move || state.levers.with(|levers| levers.iter().any(|lever| lever.is_range()));
    let switch = move |event: ev::Event| {
        let wanted = event_target_checked(&event);
        state.set_both(|_, lever| match (wanted, lever) {
            (true, Lever::Fixed(_)) => widened(param, lever),
            (false, Lever::Range { likely, .. }) => Lever::Fixed(likely),
            (_, lever) => lever,
        });
    };
    let defaults = app.tell(move |lang| {
        let [today, proposal] = presets.get().map(|lever| format::lever(lang, spec.unit, lever));
        let both = if today == proposal { today } else { format!("{today} · {proposal}") };
        format!("{}: {both}. {}", Key::Default.text(lang), phrase::bounds(lang, param))
    });
    let between = move || {
        el("div")
            .class("between")
            .add(el("span"))
            .add(el("span").class("head").says(app.say(Key::Low)))
            .add(el("span").class("head").says(app.say(Key::High)))
            .part(when(move || state.get(Role::Today).is_range(), move || ends(state, Role::Today)))
            .part(when(move || state.get(Role::Proposal).is_range(), move || ends(state, Role::Proposal)))
    };
    el("div")
        .class("lever-note")
        .add(el("p").says(app.tell(move |lang| param.explain(lang))))
        .add(
            el("p")
                .class("evidence")
                .add(el("strong").says(app.tell(move |lang| format!("{}. ", spec.confidence.label(lang)))))
                .says(app.tell(move |lang| spec.confidence.explain(lang))),
        )
        .add(el("p").class("evidence").says(defaults))
        .add(evidence("levers", param.id()))
        .add(
            el("label")
                .class("switch")
                .title(app.say(Key::NotSureHint))
                .add(
                    el("input")
                        .attr("type", "checkbox")
                        .attr("role", "switch")
                        .id(&format!("unsure-{}", param.id()))
                        .state("checked", flag(is_range))
                        .flag("disabled", flag(move || state.is_locked.get()))
                        .on("change", switch),
                )
                .says(app.say(Key::NotSure)),
        )
        .part(when(is_range, between))
}

/// The likely value stands beside the line already.
fn ends(state: LeverState, role: Role) -> Vec<El> {
    let sign = el("span").class(&format!("sign {}", class_of(role))).attr("aria-hidden", "true");
    let fields = [Corner::Low, Corner::High].map(|corner| field(state, Place { role, corner }));
    std::iter::once(sign).chain(fields).collect::<Vec<El>>()
}

/// Where a value comes from. `group` and `id` as in the evidence.
fn evidence(group: &'static str, id: &'static str) -> El {
    let app = app();
    app.ask_for_evidence();
    let card = move || {
        let lang = app.lang.get();
        match app.evidence.get() {
            Sources::Unasked | Sources::Asked => vec![el("p").text(Key::EvidenceLoading.text(lang))],
            Sources::Unreachable => vec![el("p").text(Key::EvidenceUnreachable.text(lang))],
            Sources::There(evidence) => {
                evidence.card(group, id, lang.tag()).map(|card| lines(lang, &card)).unwrap_or_default()
            }
        }
    };
    el("div").class("evidence").attr("data-testid", "evidence").filled(card)
}

fn lines(lang: Lang, card: &Card) -> Vec<El> {
    let named = |name: Key, text: &str| {
        let name = el("strong").text(&format!("{}: ", name.text(lang)));
        (!text.is_empty()).then(|| el("p").add(name).text(text))
    };
    let note = (!card.note.is_empty()).then(|| el("p").text(&card.note));
    let parts = [
        note,
        named(Key::EvidenceSample, &card.sample),
        named(Key::EvidenceScope, &card.scope),
        named(Key::EvidenceConflicts, &card.conflicts),
        named(Key::EvidenceSources, &card.sources.join("; ")),
    ];
    parts.into_iter().flatten().collect()
}
