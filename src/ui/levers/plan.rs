//! How people are paid: a ready-made plan for each setup, the same cost for both, and what the plans say.
//! Leaves to others: the plans (`present::plan`), their sentences (`sentences`), single amounts (`lever`).

use super::choice::{Topic, choice};
use super::{folded, sentences};
use crate::i18n::{Key, error};
use crate::present::plan::can_equalise;
use crate::ui::app;
use crate::ui::bind::{flag, memo};
use crate::ui::element::{El, el};
use crate::ui::lazy::{act, lazy};
use crate::ui::state::{Gesture, Refusal, expect};
use leptos::ev;
use leptos::prelude::*;

pub fn plan() -> El {
    let app = app();
    let refusal = RwSignal::new(None::<Refusal>);
    let can = memo(move || app.setups.with(|setups| can_equalise(&setups.scenarios)));
    let level = move |_: ev::MouseEvent| {
        let setups = app.setups.with_untracked(|setups| setups.scenarios.clone());
        act(app, async move {
            let scaled = expect::equalised(setups).await?;
            let outcome =
                scaled.and_then(|scaled| app.edit(Gesture::Single, |setups| setups.scenarios[1] = scaled));
            refusal.set(outcome.err());
            Ok(())
        });
    };
    let hint = app.tell(move |lang| {
        let hint = if can.get() { Key::SamePayHint } else { Key::SamePayNeedsBoth };
        hint.text(lang)
    });
    let fault = app.tell(move |lang| error::all(lang, &refusal.get().unwrap_or_default()));
    el("div")
        .class("pay-plan")
        .add(choice(Topic::Pay))
        .add(
            el("button")
                .class("button")
                .id("same-pay")
                .attr("aria-describedby", "same-pay-hint")
                .flag("disabled", flag(move || !can.get()))
                .on("click", level)
                .says(app.say(Key::SamePay)),
        )
        .add(el("p").class("quiet").id("same-pay-hint").says(hint))
        .add(el("p").class("lever-error").attr("role", "alert").says(fault))
        .add(folded("open-plan", Key::PlanInWords, lazy!(sentences::sentences)))
}
