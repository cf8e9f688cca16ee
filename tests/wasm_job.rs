//! The suite of runners in wasm, in Node and in the browser: the boundary of a worker, without the worker.

#![cfg(target_arch = "wasm32")]

#[path = "suites/runner.rs"]
mod runner;

mod inline {
    use wasm_bindgen_test::wasm_bindgen_test;

    crate::runner::suite!(wasm_bindgen_test, embudo::job::Inline::new(embudo::browser::clock::now));
}

mod through_the_codec {
    use embudo::browser::clock;
    use embudo::job::{Inline, ThroughCodec};
    use wasm_bindgen_test::wasm_bindgen_test;

    crate::runner::suite!(wasm_bindgen_test, ThroughCodec(Inline::new(clock::now)));
}

mod plain {
    use crate::runner;
    use embudo::browser::clock;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn years_are_the_same() {
        runner::plain_years_are_the_same(clock::now);
    }

    #[wasm_bindgen_test]
    fn others_are_left_to_the_whole() {
        runner::other_years_are_left_to_the_whole(clock::now);
    }
}
