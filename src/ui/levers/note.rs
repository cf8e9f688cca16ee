//! What unfolds below a lever: what it is, how far its value can be trusted, and the range for those who are not sure.
//! Leaves to others: words (`i18n`).

use super::class_of;
use super::field::field;
use super::lever::{LeverState, Place};
use crate::domain::Lever;
use crate::i18n::{Explain, Key, Label, Role, format, phrase};
use crate::present::lever::{Corner, widened};
use crate::ui::bind::{flag, on, when};
use crate::ui::piece::{IntoPiece, Piece};
use leptos::ev;
use leptos::prelude::*;

pub fn note(state: LeverState, presets: Memo<[Lever; 2]>) -> Piece {
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
        view! {
            <div class="between">
                <span></span>
                <span class="head">{app.say(Key::Low)}</span>
                <span class="head">{app.say(Key::High)}</span>
                {Role::ALL.map(|role| when(move || state.get(role).is_range(), move || ends(state, role))).collect_view()}
            </div>
        }
        .into_piece()
    };
    view! {
        <div class="lever-note">
            <p>{app.tell(move |lang| param.explain(lang))}</p>
            <p class="evidence">
                <strong>{app.tell(move |lang| format!("{}. ", spec.confidence.label(lang)))}</strong>
                {app.tell(move |lang| spec.confidence.explain(lang))}
            </p>
            <p class="evidence">{defaults}</p>
            <label class="switch" title=app.say(Key::NotSureHint)>
                <input
                    type="checkbox"
                    role="switch"
                    id=format!("unsure-{}", param.id())
                    prop:checked=flag(is_range)
                    on:change=on(switch)
                />
                {app.say(Key::NotSure)}
            </label>
            {when(is_range, between)}
        </div>
    }
    .into_piece()
}

/// The likely value stands beside the line already.
fn ends(state: LeverState, role: Role) -> Piece {
    view! {
        <span class=format!("sign {}", class_of(role)) aria-hidden="true"></span>
        {[Corner::Low, Corner::High].map(|corner| field(state, Place { role, corner })).collect_view()}
    }
    .into_piece()
}
