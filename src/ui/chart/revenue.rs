//! The revenue chart as something to paint and to walk through, bin by bin.
//! Leaves to others: its canvas (`canvas`), the painting (`paint`), what a bin holds (`present::chart`).

use super::brush::Painted;
use super::canvas::{Figure, Paper, canvas};
use super::paint::{Scene, paint};
use crate::i18n::{Key, Lang};
use crate::present::chart::caption::{self, Readout};
use crate::present::chart::{Chart, Layout};
use crate::ui::app;
use crate::ui::element::El;
use crate::ui::state::AppState;
use leptos::prelude::*;
use plotters_canvas::CanvasBackend;
use std::sync::Arc;

struct Revenue(AppState);

pub fn revenue() -> El {
    let state = app();
    let alternative = state.show(|lang, picture| caption::alternative(lang, &picture.chart));
    canvas("chart-area", state.say(Key::RevenueChart), alternative, Arc::new(Revenue(state)))
}

impl Revenue {
    fn with<T>(&self, use_it: impl FnOnce(&Chart) -> T) -> Option<T> {
        self.0.picture.with_untracked(|picture| picture.as_ref().map(|picture| use_it(&picture.chart)))
    }
}

impl Figure for Revenue {
    fn track(&self) {
        self.0.picture.track();
    }

    fn steps(&self) -> usize {
        self.with(|chart| chart.axis().count()).unwrap_or(0)
    }

    fn begin(&self) -> usize {
        self.with(Chart::begin).unwrap_or(0)
    }

    fn find(&self, layout: &Layout, (x, _): (f64, f64)) -> Option<usize> {
        self.with(|chart| layout.bin(chart.axis(), x)).flatten()
    }

    fn place(&self, layout: &Layout, step: usize) -> Option<(f64, f64)> {
        self.with(|chart| {
            let axis = chart.axis();
            let (from, to) = axis.edges(step.min(axis.count() - 1));
            (layout.x(axis, (from + to) / 2.0), layout.top() + 4.0)
        })
    }

    fn readout(&self, lang: Lang, step: usize) -> Option<Readout> {
        self.with(|chart| caption::readout(lang, chart, step))
    }

    fn paint(&self, backend: &mut CanvasBackend, paper: &Paper) -> Painted {
        self.with(|chart| paint(backend, &Scene::on(paper, chart))).unwrap_or(Ok(()))
    }
}
