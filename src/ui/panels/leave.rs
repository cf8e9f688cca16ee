//! The panels' charts as they leave the page, each painted anew on a sheet of its own size by what paints it on the page.
//! Leaves to others: the words around them (`present::poster`), the sheet (`chart::poster`), handing it over
//! (`chart::export`).

use super::behaviour::scene as dial;
use super::map::scene as field;
use super::score::scene as spread;
use crate::domain::{Param, Seed};
use crate::i18n::{Key, Label, Lang, Role};
use crate::present::behaviour::{Story, Team, team_name};
use crate::present::bowtie::bowtie;
use crate::present::chart::Layout;
use crate::present::map::{Map, Measure};
use crate::present::poster;
use crate::present::score::Scores;
use crate::ui::chart::bars::{self, Bars};
use crate::ui::chart::brush::{Align, Brush, Painted, Script, Weight};
use crate::ui::chart::canvas::Paper;
use crate::ui::chart::chances::{self, Chances};
use crate::ui::chart::export::{Way, give};
use crate::ui::chart::paint::sign;
use crate::ui::chart::plot::Ground;
use crate::ui::chart::poster::{Drawing, PRINT, draw, inset};
use crate::ui::chart::sheet::Sheet;
use crate::ui::chart::{clock, figures, heat, scores as spreads, steps};
use crate::ui::lazy::Missing;
use crate::ui::state::AppState;
use crate::ui::state::engine::Picture;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_split_helpers::wasm_split;

#[wasm_split(export, fallible)]
pub fn response(state: AppState, way: Way) -> Result<(), Missing> {
    give(state, way, response_drawing(state), "response");
    Ok(())
}

/// `None` before the first simulated years.
fn response_drawing(state: AppState) -> Option<Drawing> {
    let lang = state.lang.get_untracked();
    let (picture, trials) = simulated(state)?;
    let (response, seed) = (picture.response.as_ref()?, state.run.get_untracked().seed);
    let deadlines = state.setups.with_untracked(|setups| {
        setups.scenarios.each_ref().map(|setup| setup.levers[Param::SlaHours].likely())
    });
    let words = poster::response(lang, response, trials, &picture.terms, seed);
    let rows: Vec<_> = response
        .rows
        .iter()
        .map(|row| (row.name(lang, deadlines), Role::ALL.map(|role| row.value(lang, role))))
        .collect();
    let tall = clock::HEIGHT + figures::height(rows.len());
    draw(lang, &words, tall, &|sheet, paper| {
        clock::paint(sheet, paper, response, deadlines)?;
        figures::paint(sheet, paper, clock::HEIGHT, &rows)
    })
}

/// What is on screen and on how many years it rests, unless it is of other levers.
fn simulated(state: AppState) -> Option<(Arc<Picture>, u32)> {
    let picture = state.picture.get_untracked().filter(|picture| picture.summary.is_some())?;
    let trials = picture.trials;
    Some((picture, trials))
}

/// The way from lead to customer, and below it where leads are lost.
#[wasm_split(export, fallible)]
pub fn funnel(state: AppState, way: Way) -> Result<(), Missing> {
    give(state, way, funnel_drawing(state), "funnel");
    Ok(())
}

fn funnel_drawing(state: AppState) -> Option<Drawing> {
    const PLOT: f64 = 330.0;
    let lang = state.lang.get_untracked();
    let (picture, trials) = simulated(state)?;
    let tie = bowtie(picture.averages.as_ref()?);
    let words = poster::funnel(lang, &picture.funnel, trials, &picture.terms, state.run.get_untracked().seed);
    let rows = tie.lost(lang);
    draw(lang, &words, PLOT + LINE + figures::height(rows.len()), &|sheet, paper| {
        let Layout { width, print, .. } = paper.layout;
        // A part of the sheet, with the same tools.
        let part = Paper { layout: Layout::new(width, PLOT, print), ..*paper };
        super::bowtie::paint(sheet, &part, &tie)?;
        let heading = Key::Leaks.text(lang);
        write(sheet, paper, heading, Weight::Bold, (paper.layout.left(), PLOT + LINE / 2.0))?;
        figures::paint(sheet, paper, PLOT + LINE, &rows)
    })
}

#[wasm_split(export, fallible)]
pub fn score(state: AppState, way: Way, scores: Option<Scores>) -> Result<(), Missing> {
    let lang = state.lang.get_untracked();
    let drawing = scores.and_then(|scores| score_drawing(lang, &scores));
    give(state, way, drawing, "score");
    Ok(())
}

/// Of a line that names what stands below it.
const LINE: f64 = 24.0;

fn score_drawing(lang: Lang, scores: &Scores) -> Option<Drawing> {
    const PLOT: f64 = 170.0;
    let rows = scores.figures(lang);
    let top = 2.0 * (LINE + PLOT) + 8.0;
    draw(lang, &poster::score(lang, scores), top + figures::height(rows.len()), &|sheet, paper| {
        for role in Role::ALL {
            let y = (LINE + PLOT) * role as usize as f64;
            name(sheet, paper, role, (paper.layout.left(), y + LINE / 2.0))?;
            let scene = spread(lang, scores, role, scores.worlds[role as usize].threshold, None);
            inset(sheet, paper, (0.0, y + LINE), (paper.layout.width, PLOT), |sheet, ground| {
                spreads::paint(sheet, ground, &scene)
            })?;
        }
        figures::paint(sheet, paper, top, &rows)
    })
}

#[wasm_split(export, fallible)]
pub fn behaviour(state: AppState, way: Way, story: Option<Story>) -> Result<(), Missing> {
    let lang = state.lang.get_untracked();
    let drawing = story.and_then(|story| behaviour_drawing(lang, &story));
    give(state, way, drawing, "behaviour");
    Ok(())
}

fn behaviour_drawing(lang: Lang, story: &Story) -> Option<Drawing> {
    const PLOT: f64 = 118.0;
    const COLUMNS: usize = 3;
    let rows = |team: Team| team.dials().len().div_ceil(COLUMNS) as f64;
    let tall = |team: Team| LINE + rows(team) * (LINE + PLOT);
    let all = Team::ALL.map(tall).iter().sum();
    draw(lang, &poster::behaviour(lang, story), all, &|sheet, paper| {
        let (layout, print) = (&paper.layout, paper.layout.print);
        let wide = layout.room() / COLUMNS as f64;
        let mut top = 0.0;
        for team in Team::ALL {
            let level = top + LINE / 2.0;
            write(sheet, paper, team_name(team).label(lang), Weight::Bold, (layout.left(), level))?;
            for role in Role::ALL {
                name(
                    sheet,
                    paper,
                    role,
                    (layout.right() - print * (8.0 + 8.0 * (1 - role as usize) as f64), level),
                )?;
            }
            for (index, &param) in team.dials().iter().enumerate() {
                let left = layout.left() + (index % COLUMNS) as f64 * wide;
                let y = top + LINE + (index / COLUMNS) as f64 * (LINE + PLOT);
                write(sheet, paper, param.label(lang), Weight::Normal, (left, y + LINE / 2.0))?;
                let scene = dial(lang, story, param, index == 0, None);
                inset(sheet, paper, (left, y + LINE), (wide - print, PLOT), |sheet, ground| {
                    steps::paint(sheet, ground, &scene)
                })?;
            }
            top += tall(team);
        }
        Ok(())
    })
}

#[wasm_split(export, fallible)]
pub fn map(state: AppState, way: Way, map: Option<Map>, measure: Measure) -> Result<(), Missing> {
    let lang = state.lang.get_untracked();
    let drawing = map.and_then(|map| map_drawing(lang, &map, measure));
    give(state, way, drawing, &format!("map-{}", measure.output().id()));
    Ok(())
}

fn map_drawing(lang: Lang, map: &Map, measure: Measure) -> Option<Drawing> {
    const PLOT: f64 = 400.0;
    let words = poster::map(lang, map, measure)?;
    let scene = field(lang, map, measure, None, None);
    let ends = map.ends_in_words(lang, measure)?;
    draw(lang, &words, PLOT + LINE, &|sheet, paper| {
        aligned(sheet, paper, PLOT, |sheet, ground| heat::paint(sheet, ground, &scene))?;
        heat::legend(sheet, paper, PLOT + LINE / 2.0, &ends)
    })
}

/// What matters most, in words and as bars.
#[wasm_split(export, fallible)]
pub fn drivers(state: AppState, way: Way, shown: Option<(String, Bars)>) -> Result<(), Missing> {
    let lang = state.lang.get_untracked();
    let drawing = shown.and_then(|(said, bars)| {
        let tall = bars::height(bars.rows.len(), PRINT);
        draw(lang, &poster::drivers(lang, &said), tall, &|sheet, paper| {
            aligned(sheet, paper, tall, |sheet, ground| bars::paint(sheet, ground, &bars))
        })
    });
    give(state, way, drawing, "drivers");
    Ok(())
}

/// What is on screen of the plans, and on how many trials of which seed it rests.
pub struct Planned {
    pub said: Vec<(Role, String)>,
    pub run: (u32, Seed),
    pub scene: Chances,
}

/// How many leads it takes, in words and as chances.
#[wasm_split(export, fallible)]
pub fn planner(state: AppState, way: Way, shown: Option<Planned>) -> Result<(), Missing> {
    const PLOT: f64 = 340.0;
    let lang = state.lang.get_untracked();
    let drawing = shown.and_then(|Planned { said, run, scene }| {
        draw(lang, &poster::planner(lang, &said, run), PLOT, &|sheet, paper| {
            aligned(sheet, paper, PLOT, |sheet, ground| chances::paint(sheet, ground, &scene))
        })
    });
    give(state, way, drawing, "planner");
    Ok(())
}

/// From the top, below the words from where they begin to where they may end.
fn aligned(
    sheet: &mut Sheet,
    paper: &Paper,
    tall: f64,
    paint: impl FnOnce(&mut Sheet, &Ground) -> Painted,
) -> Painted {
    inset(sheet, paper, (paper.layout.left(), 0.0), (paper.layout.room(), tall), paint)
}

/// A setup's name after its sign.
fn name(sheet: &mut Sheet, paper: &Paper, role: Role, (x, y): (f64, f64)) -> Painted {
    let (print, ink) = (paper.layout.print, paper.palette.setups[role as usize]);
    let mut brush = Brush::new(sheet, paper.density);
    sign(&mut brush, role, (x + print * 0.4, y), print * 0.38, &paper.palette)?;
    let script = Script { size: print, weight: Weight::Bold, align: Align::Start, ink };
    brush.text(role.label(paper.lang), (x + print * 1.2, y), script)
}

fn write(sheet: &mut Sheet, paper: &Paper, text: &str, weight: Weight, at: (f64, f64)) -> Painted {
    let script = Script { size: paper.layout.print, weight, align: Align::Start, ink: paper.palette.ink };
    Brush::new(sheet, paper.density).text(text, at, script)
}
