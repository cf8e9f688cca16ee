//! Which figures of a tab are told in words above it.
//! Leaves to others: the words (`i18n::tale`).

use super::funnel::Funnel;
use super::kpi::{Group, Kpi};
use super::response::Response;
use crate::i18n::{Key, Lang, tale};

pub fn funnel(lang: Lang, funnel: &Funnel) -> String {
    let (Some(leads), Some(won)) = (funnel.stages.first(), funnel.stages.last()) else {
        return String::new();
    };
    let won =
        [0, 1].map(|world| (leads.counts[world] > 0.0).then(|| won.counts[world] / leads.counts[world]));
    let leaks = [0, 1].map(|world| {
        let widest = funnel.leaks.iter().max_by(|a, b| a.counts[world].total_cmp(&b.counts[world]))?;
        let share = widest.shares[world].filter(|&share| share > 0.0)?;
        Some((widest.leak.label(lang), share))
    });
    tale::funnel(lang, won, leaks)
}

pub fn response(lang: Lang, response: &Response) -> String {
    let at = |index: usize| response.hours.map(|hours| hours.map(|hours| hours[index]));
    let gone = response.rows.iter().find(|row| row.label == Key::GaveUp);
    tale::response(lang, at(1), at(2), gone.map_or([None; 2], |row| row.figure.values))
}

pub fn kpis(lang: Lang, groups: &[Group]) -> String {
    let figure = |kpi: Kpi| {
        let row = groups.iter().flat_map(|group| &group.rows).find(|row| row.kpi == kpi);
        row.map(|row| row.figure)
    };
    let values = |kpi| figure(kpi).map_or([None; 2], |figure| figure.values);
    let profit = figure(Kpi::Profit)
        .and_then(|figure| Some((figure.difference?, 1.96 * figure.difference_error.unwrap_or_default())));
    tale::kpis(lang, values(Kpi::MqlPrecision), values(Kpi::Cac), profit)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::results;
    use super::super::gather::Gather;
    use super::super::{funnel as funnels, kpi, response as responses};
    use super::*;

    #[test]
    fn every_tab_has_something_to_tell_in_both_languages() {
        let results = results(&[200]);
        let mut gather = Gather::default();
        gather.take(&results);
        for lang in Lang::ALL {
            let told = [
                funnel(lang, &funnels::funnel(&gather)),
                response(lang, &responses::response(&results, &gather)),
                kpis(lang, &kpi::groups(&gather)),
            ];
            assert!(told.iter().all(|text| text.ends_with('.') && text.len() > 60), "{told:?}");
        }
    }

    #[test]
    fn the_widest_leak_is_each_setups_own() {
        let results = results(&[100]);
        let mut gather = Gather::default();
        gather.take(&results);
        let told = funnel(Lang::En, &funnels::funnel(&gather));
        // Made up so that leads that nobody worked are today's alone.
        assert!(told.contains("today's widest leak"), "{told}");
    }
}
