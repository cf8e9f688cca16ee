//! The suite of runners, natively. `wasm_job` repeats it in Node and in the browser.

#[path = "suites/runner.rs"]
mod runner;

mod inline {
    crate::runner::suite!(test, embudo::job::Inline::new(|| 0.0));
}

mod through_the_codec {
    crate::runner::suite!(test, embudo::job::ThroughCodec(embudo::job::Inline::new(|| 0.0)));
}

mod twice_through_the_codec {
    use embudo::job::{Inline, ThroughCodec};

    crate::runner::suite!(test, ThroughCodec(ThroughCodec(Inline::new(|| 0.0))));
}

mod plain {
    use crate::runner;

    #[test]
    fn years_are_the_same() {
        runner::plain_years_are_the_same(|| 0.0);
    }

    #[test]
    fn others_are_left_to_the_whole() {
        runner::other_years_are_left_to_the_whole(|| 0.0);
    }
}
