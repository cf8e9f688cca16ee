//! The one-page report: made when it is asked for, set where only paper shows it, and handed to the browser's own print
//! dialog, which also saves PDF. Leaves to others: its words (`present::report`), its look (`style/report.css`), the
//! chart's drawing (`chart::poster`).

use super::chart::paint::{Scene, paint};
use super::chart::poster::{Drawing, draw_bare};
use super::element::{El, el};
use super::lazy::{Missing, act};
use super::panels::table::cells;
use super::state::engine::Picture;
use super::state::message::Message;
use super::state::{AppState, keep};
use crate::analysis::drivers::{Study, spread};
use crate::browser::breath::breathe;
use crate::browser::evidence::Evidence;
use crate::browser::paper;
use crate::domain::{Scenario, Seed};
use crate::i18n::sentence::{Comparison, detail, headline, profit, to_plain};
use crate::i18n::{Key, Label, Lang, phrase};
use crate::present::chart::caption;
use crate::present::report::{AROUND, Assumption, Swing, assumptions, changed, indicators, sources};
use crate::present::table::Table;
use crate::sim::Output;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::wasm_split;

const ID: &str = "report";

/// An address of so many letters is printed too.
const TYPED: usize = 140;

/// What the report is of, all of one moment: levers may move while it is made.
struct Subject {
    lang: Lang,
    picture: Arc<Picture>,
    answer: Comparison,
    scenarios: [Scenario; 2],
    presets: [Scenario; 2],
    company: &'static str,
    seed: Seed,
    link: String,
    drawing: Drawing,
}

pub fn print(state: AppState) {
    act(state, async move {
        let link = keep::address(state).await?;
        compose(state, link).await
    });
}

/// In the chunk of what else leaves the page: both draw the chart.
#[wasm_split(export, fallible)]
fn compose(state: AppState, link: String) -> Result<(), Missing> {
    let Some(subject) = subject(state, link) else {
        state.message.set(Some(Message::note(Key::ChartEmpty)));
        return Ok(());
    };
    let begun = Message::note(Key::ReportBegun);
    state.message.set(Some(begun.clone()));
    spawn_local(async move {
        let told = assumptions(subject.lang, &subject.scenarios, &subject.presets, swings(&subject).await);
        let evidence = Evidence::fetch().await.ok();
        let page = report(&subject, &told, evidence.as_ref());
        // It may be another's by now.
        if state.message.get_untracked() == Some(begun) {
            state.message.set(None);
        }
        if paper::print(page.element()).await.is_err() {
            state.message.set(Some(Message::problem(Key::ReportNotPrinted)));
        }
    });
    Ok(())
}

/// `None` before the first simulated years.
fn subject(state: AppState, link: String) -> Option<Subject> {
    let lang = state.lang.get_untracked();
    let picture = state.picture.get_untracked().filter(|picture| picture.summary.is_some())?;
    let setups = state.setups.get_untracked();
    Some(Subject {
        lang,
        answer: picture.answer?,
        scenarios: setups.scenarios,
        presets: setups.presets,
        company: setups.company.label(lang),
        seed: state.run.get_untracked().seed,
        link,
        drawing: draw_bare(
            lang,
            Key::RevenueChart.text(lang),
            &caption::alternative(lang, &picture.chart),
            &|sheet, paper| paint(sheet, &Scene::on(paper, &picture.chart)),
        )?,
        picture,
    })
}

/// What the proposal is expected to bring with each everyday lever lower and higher. Frames come in between.
async fn swings(subject: &Subject) -> Vec<Swing> {
    let uncertain = subject.scenarios.each_ref().map(|setup| spread(setup, AROUND));
    breathe().await;
    // Setups that formulas cannot solve all around have no such list, and the report says that there is none.
    let Ok(study) = Study::new(&uncertain, subject.seed, Output::Revenue) else { return Vec::new() };
    let mut swings = Vec::new();
    for &lever in study.levers() {
        breathe().await;
        if let Ok(gains) = study.ends(lever) {
            swings.push(Swing { lever, gains });
        }
    }
    swings
}

fn report(subject: &Subject, told: &[Assumption], evidence: Option<&Evidence>) -> El {
    let (lang, answer, picture) = (subject.lang, &subject.answer, &subject.picture);
    let say = |key: Key| key.text(lang);
    let paragraph = |text: &str| el("p").text(text);
    let source = phrase::source(lang, picture.trials, picture.terms.period, subject.seed);
    // A long one is for clicking, not for typing.
    let is_short = subject.link.len() <= TYPED;
    let address = if is_short { format!(": {}", subject.link) } else { String::new() };
    let table = |title: Key, table: Table| {
        let section = el("section").add(el("h2").text(say(title)));
        if table.rows.is_empty() {
            section.add(paragraph(say(Key::NoChanges)))
        } else {
            section.add(el("table").all(cells(&table)))
        }
    };
    let reasons = el("section").class("reasons").add(el("h2").text(say(Key::ReportAssumptions)));
    let reasons = if told.is_empty() {
        reasons.add(paragraph(say(Key::ReportNoAssumptions)))
    } else {
        reasons.add(el("ol").all(told.iter().map(|one| reason(lang, one, evidence))))
    };
    let reasons =
        if evidence.is_none() { reasons.add(paragraph(say(Key::ReportNoSources))) } else { reasons };
    el("main")
        .id(ID)
        .attr("lang", lang.tag())
        .add(el("header").add(el("strong").text(say(Key::AppName))).add(el("span").text(&format!(
            "{} · {}",
            say(Key::Report),
            subject.company
        ))))
        .add(el("p").class("question").text(say(Key::ReportQuestion)))
        .add(el("h1").text(&to_plain(&headline(lang, answer))))
        .add(paragraph(&format!("{} {}", to_plain(&detail(lang, answer)), profit(lang, answer))))
        .add(figure(subject))
        .add(
            el("div")
                .class("columns")
                .add(table(Key::Changes, changed(lang, &subject.scenarios)))
                .add(table(Key::Kpis, indicators(lang, &picture.kpis))),
        )
        .add(reasons)
        .add(
            el("footer").add(paragraph(&format!("{source}. {}", say(Key::AssumedNote)))).add(
                el("p").add(el("a").attr("href", &subject.link).text(say(Key::ReportLink))).text(&address),
            ),
        )
}

fn figure(subject: &Subject) -> El {
    let (lang, chart) = (subject.lang, &subject.picture.chart);
    let period = subject.picture.terms.period;
    let image = el("img")
        .attr("alt", &caption::alternative(lang, chart))
        .attr("src", &paper::source(&subject.drawing.svg));
    let legend = format!("{}. {}", phrase::revenue_of(lang, period), chart.view.hint(period).text(lang));
    el("figure").add(image).add(el("figcaption").text(&legend))
}

/// An assumption, what hangs on it, and where its value comes from.
fn reason(lang: Lang, told: &Assumption, evidence: Option<&Evidence>) -> El {
    let card = evidence.filter(|_| told.is_given);
    let card = card.and_then(|all| all.card("levers", told.lever.id(), lang.tag())).unwrap_or_default();
    let mut origin = format!("{}. {}", told.confidence, card.note);
    let named = sources(&card.sources);
    if !named.is_empty() {
        origin = format!("{origin} {}: {named}.", Key::EvidenceSources.text(lang));
    }
    el("li")
        .add(el("strong").text(&told.title))
        .text(&format!(". {} ", told.effect))
        .add(el("span").class("origin").text(origin.trim_end()))
}
