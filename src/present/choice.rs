//! The choices panel: which questions stand in which section, their answers, and how one is given.
//! Leaves to others: wording (`i18n::choice`), elements (`ui`).

use crate::domain::{
    Arrivals, Calendar, Choices, Conduct, Decay, Gate, Intercept, Learning, Patience, Question, Response,
    Routing, Section, Sla, Tier, WorkLaw,
};
use crate::i18n::{Label, Lang, format};

/// The section in which a question is asked, and whether it is an everyday one.
pub fn place(question: Question) -> (Section, Tier) {
    match question {
        Question::Arrivals => (Section::Demand, Tier::More),
        Question::Gate => (Section::Qualification, Tier::More),
        Question::Intercept => (Section::Qualification, Tier::More),
        Question::Sla => (Section::Handoff, Tier::Everyday),
        Question::Response | Question::Decay | Question::Patience => (Section::Handoff, Tier::More),
        Question::Routing => (Section::Sales, Tier::Everyday),
        Question::Calendar | Question::WorkLaw => (Section::Sales, Tier::More),
        Question::Conduct => (Section::Pay, Tier::Everyday),
        Question::Learning => (Section::Qualification, Tier::Everyday),
    }
}

pub fn in_section(section: Section, tier: Tier) -> impl Iterator<Item = Question> {
    Question::ALL.into_iter().filter(move |&question| place(question) == (section, tier))
}

/// One answer to a question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Answer {
    Arrivals(Arrivals),
    Calendar(Calendar),
    Gate(Gate),
    Intercept(Intercept),
    Routing(Routing),
    Sla(Sla),
    Response(Response),
    Decay(Decay),
    Patience(Patience),
    WorkLaw(WorkLaw),
    Conduct(Conduct),
    Learning(Learning),
}

impl Answer {
    pub fn label(self, lang: Lang) -> String {
        match self {
            Answer::Arrivals(answer) => answer.label(lang).to_owned(),
            // Own hours and curves come with a link or a file: their numbers say which they are.
            Answer::Calendar(Calendar::Custom { days, open, close }) => {
                format!("{}: {days} × {open}–{close} h", Calendar::Custom { days, open, close }.label(lang))
            }
            Answer::Calendar(answer) => answer.label(lang).to_owned(),
            Answer::Gate(answer) => answer.label(lang).to_owned(),
            Answer::Intercept(answer) => answer.label(lang).to_owned(),
            Answer::Routing(answer) => answer.label(lang).to_owned(),
            Answer::Sla(answer) => answer.label(lang).to_owned(),
            Answer::Response(answer) => answer.label(lang).to_owned(),
            Answer::Decay(answer @ Decay::Custom { t1, t2, .. }) => {
                let times = [t1, t2].map(|minutes| format::duration(lang, minutes / 60.0));
                format!("{}: {} / {}", answer.label(lang), times[0], times[1])
            }
            Answer::Decay(answer) => answer.label(lang).to_owned(),
            Answer::Patience(answer) => answer.label(lang).to_owned(),
            Answer::WorkLaw(answer) => answer.label(lang).to_owned(),
            Answer::Conduct(answer) => answer.label(lang).to_owned(),
            Answer::Learning(answer) => answer.label(lang).to_owned(),
        }
    }

    pub fn give(self, choices: &mut Choices) {
        match self {
            Answer::Arrivals(answer) => choices.arrivals = answer,
            Answer::Calendar(answer) => choices.calendar = answer,
            Answer::Gate(answer) => choices.gate = answer,
            Answer::Intercept(answer) => choices.intercept = answer,
            Answer::Routing(answer) => choices.routing = answer,
            Answer::Sla(answer) => choices.sla = answer,
            Answer::Response(answer) => choices.response = answer,
            Answer::Decay(answer) => choices.decay = answer,
            Answer::Patience(answer) => choices.patience = answer,
            Answer::WorkLaw(answer) => choices.work_law = answer,
            Answer::Conduct(answer) => choices.conduct = answer,
            Answer::Learning(answer) => choices.learning = answer,
        }
    }
}

/// The answer given now.
pub fn current(question: Question, choices: &Choices) -> Answer {
    match question {
        Question::Arrivals => Answer::Arrivals(choices.arrivals),
        Question::Calendar => Answer::Calendar(choices.calendar),
        Question::Gate => Answer::Gate(choices.gate),
        Question::Intercept => Answer::Intercept(choices.intercept),
        Question::Routing => Answer::Routing(choices.routing),
        Question::Sla => Answer::Sla(choices.sla),
        Question::Response => Answer::Response(choices.response),
        Question::Decay => Answer::Decay(choices.decay),
        Question::Patience => Answer::Patience(choices.patience),
        Question::WorkLaw => Answer::WorkLaw(choices.work_law),
        Question::Conduct => Answer::Conduct(choices.conduct),
        Question::Learning => Answer::Learning(choices.learning),
    }
}

/// All answers to choose from; one that is not on the list but given now stands at its end.
pub fn answers(question: Question, choices: &Choices) -> Vec<Answer> {
    let mut answers = standard(question);
    let current = current(question, choices);
    if !answers.contains(&current) {
        answers.push(current);
    }
    answers
}

fn standard(question: Question) -> Vec<Answer> {
    match question {
        Question::Arrivals => [Arrivals::Office, Arrivals::Flat].map(Answer::Arrivals).into(),
        Question::Calendar => [Calendar::Business, Calendar::AlwaysOpen].map(Answer::Calendar).into(),
        Question::Gate => [Gate::Threshold, Gate::Open].map(Answer::Gate).into(),
        Question::Intercept => [Intercept::Rate, Intercept::Points].map(Answer::Intercept).into(),
        Question::Routing => {
            use Routing::*;
            [FirstCome, FreshestFirst, ByScore, ByCommission, RoundRobin].map(Answer::Routing).into()
        }
        Question::Sla => [Sla::None, Sla::Hard].map(Answer::Sla).into(),
        Question::Response => [Response::Queue, Response::Fixed].map(Answer::Response).into(),
        Question::Decay => Decay::STUDIES.map(Answer::Decay).into(),
        Question::Patience => [Patience::Exponential, Patience::Unlimited].map(Answer::Patience).into(),
        Question::WorkLaw => [WorkLaw::Lognormal, WorkLaw::Exponential].map(Answer::WorkLaw).into(),
        Question::Conduct => {
            use Conduct::*;
            [Frozen, Marketing, Sales, Both].map(Answer::Conduct).into()
        }
        Question::Learning => {
            use Learning::*;
            [Off, ClosedLoop, Predictive].map(Answer::Learning).into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_answer_can_be_given_and_is_then_the_current_one() {
        for question in Question::ALL {
            for answer in answers(question, &Choices::default()) {
                let mut choices = Choices::default();
                answer.give(&mut choices);
                assert_eq!(current(question, &choices), answer);
                assert!(!answer.label(Lang::Es).is_empty());
            }
        }
    }

    #[test]
    fn own_hours_from_a_file_are_on_the_list() {
        let own = Calendar::Custom { days: 6, open: 8, close: 20 };
        let choices = Choices { calendar: own, ..Choices::default() };
        let answers = answers(Question::Calendar, &choices);
        assert_eq!(answers.last(), Some(&Answer::Calendar(own)));
        assert!(answers[2].label(Lang::En).contains("6 × 8–20"));
    }
}
