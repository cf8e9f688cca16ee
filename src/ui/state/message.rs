//! What the page tells once, above the answer: what happened, that nothing was lost, and the way back where there is one.
//! What only a chunk has to say brings its words with it. Leaves to others: the element (`notice`), the words (`i18n`).

use super::setups::{Run, Setups};
use crate::browser::Trouble;
use crate::domain::ScenarioError;
use crate::i18n::{Key, Lang, error, fault, phrase};
use crate::present::verify::Verdict;
use crate::share::{FileError, LinkError, Lock, Notice, OpenError};
use std::sync::Arc;

#[derive(Clone, PartialEq)]
pub struct Message {
    what: What,
    pub tone: Tone,
    /// What stood before, if the reader may want it back.
    pub way_back: Option<Box<(Setups, Run)>>,
    /// Text to copy by hand, where the browser did not copy it.
    pub to_copy: Option<String>,
    /// What stayed as it was because it is locked.
    held: Vec<Lock>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Note,
    Problem,
}

#[derive(Clone, PartialEq)]
enum What {
    Fixed(Key),
    Company,
    Refused(Vec<ScenarioError>),
    Told(Words),
    /// Nothing but what was held.
    Held,
}

/// A summary, and then what it is made of.
#[derive(Clone)]
struct Words(Arc<dyn Fn(Lang) -> Vec<String> + Send + Sync>);

impl PartialEq for Words {
    fn eq(&self, other: &Words) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Message {
    fn new(what: What, tone: Tone) -> Message {
        Message { what, tone, way_back: None, to_copy: None, held: Vec::new() }
    }

    fn told(tone: Tone, words: impl Fn(Lang) -> Vec<String> + Send + Sync + 'static) -> Message {
        Message::new(What::Told(Words(Arc::new(words))), tone)
    }

    pub fn note(key: Key) -> Message {
        Message::new(What::Fixed(key), Tone::Note)
    }

    pub fn company_chosen() -> Message {
        Message::new(What::Company, Tone::Note)
    }

    /// What comes with a document that was read well.
    pub fn read(notices: &[Notice]) -> Option<Message> {
        let &notice = notices.first()?;
        Some(Message::told(Tone::Note, move |lang| vec![fault::notice(lang, notice)]))
    }

    pub fn problem(key: Key) -> Message {
        Message::new(What::Fixed(key), Tone::Problem)
    }

    pub fn link(error: LinkError) -> Message {
        Message::unopened(OpenError::Link(error))
    }

    pub fn file(error: FileError) -> Message {
        Message::unopened(OpenError::File(error))
    }

    fn unopened(error: OpenError) -> Message {
        Message::told(Tone::Problem, move |lang| {
            [fault::open(lang, &error), vec![fault::nothing_lost(lang).to_owned()]].concat()
        })
    }

    /// What is kept, or a link, waits for the code that reads it.
    pub fn unread() -> Message {
        Message::problem(Key::KeptUnread)
    }

    pub fn is_unread(&self) -> bool {
        self.what == What::Fixed(Key::KeptUnread)
    }

    /// Whether a file's figures came out again.
    pub fn verified(verdict: Verdict) -> Message {
        match verdict {
            Verdict::Same { trials } => {
                Message::told(Tone::Note, move |lang| vec![phrase::reproduced(lang, trials)])
            }
            Verdict::Differs { trials, saved, ours } => {
                Message::told(Tone::Problem, move |lang| phrase::differs(lang, trials, saved, ours))
            }
        }
    }

    pub fn refused(errors: Vec<ScenarioError>) -> Message {
        Message::new(What::Refused(errors), Tone::Problem)
    }

    pub fn given_up(why: Trouble) -> Message {
        Message::problem(match why {
            Trouble::Crash(_) => Key::WorkerFailed,
            Trouble::Missing => Key::EngineMissing,
        })
    }

    /// What a change left as it was.
    pub fn held(held: Vec<Lock>) -> Message {
        Message::new(What::Held, Tone::Note).holding(held)
    }

    pub fn copy_by_hand(text: String) -> Message {
        Message { to_copy: Some(text), ..Message::problem(Key::LinkCopyFailed) }
    }

    /// In place of another, whose way back still leads there.
    pub fn after(self, before: Option<Message>) -> Message {
        Message { way_back: before.and_then(|before| before.way_back), ..self }
    }

    pub fn with_way_back(self, before: (Setups, Run)) -> Message {
        Message { way_back: Some(Box::new(before)), ..self }
    }

    /// Says also what stayed as it was.
    pub fn holding(self, held: Vec<Lock>) -> Message {
        Message { held, ..self }
    }

    /// A summary first, then one line for each fault.
    pub fn lines(&self, lang: Lang) -> Vec<String> {
        let mut lines = self.summary(lang);
        if !self.held.is_empty() {
            lines.push(phrase::held(lang, &self.held));
        }
        lines
    }

    fn summary(&self, lang: Lang) -> Vec<String> {
        match &self.what {
            What::Held => Vec::new(),
            What::Fixed(key) => vec![key.text(lang).to_owned()],
            What::Company => vec![Key::CompanyChosen.text(lang).to_owned()],
            What::Told(Words(words)) => words(lang),
            What::Refused(errors) => errors.iter().map(|fault| error::scenario(lang, fault)).collect(),
        }
    }
}
