//! The analytic checks, quick: a mistake in a formula or in the engine shows here. `embudo check` runs them in full.

#![cfg(not(target_arch = "wasm32"))]

use embudo::analysis::check::{self, CHECKS, Effort, Lab, SEED, Trials};
use embudo::sim::{Results, Simulator};

fn holds(name: &str) {
    let simulate = |trials: &Trials| {
        let mut results = Results::default();
        results.add(Simulator::new(trials.scenarios, trials.seed, trials.probes)?.run(0, trials.count));
        Ok(results)
    };
    let lab = Lab { effort: Effort::QUICK, seed: SEED, simulate: &simulate };
    let check = CHECKS.iter().find(|check| check.name == name).expect("a check of this name");
    let findings = check.run(&lab);
    assert!(check::holds(&findings), "{name}: {findings:#?}");
}

/// One test per check, so that they run side by side and fail by name.
macro_rules! checks {
    ($( $name:ident )*) => {
        $( #[test] fn $name() { holds(stringify!($name)); } )*

        #[test]
        fn every_check_has_a_test() {
            assert_eq!(CHECKS.iter().map(|check| check.name).collect::<Vec<_>>(), [$( stringify!($name) ),*]);
        }
    };
}

checks! {
    thinning mm2 mm5 mm10 erlang_a erlang_a_overload identities mg1 two_classes queue_decay gaussian_score
    default_signals lognormal_deal compound_poisson planner rules_score rework lifetime no_pay
    rival_efforts learner ishigami perfect_information twins freshest_first round_robin attempts
    lives inflation gaming own_selling unreported agreement frozen_pay
}
