//! The command line from outside: what it prints, where, and with which exit status, for good input and bad.

#![cfg(not(target_arch = "wasm32"))]

use serde_json::Value;
use std::io::Write;
use std::process::{Command, Output, Stdio};

struct Answer {
    status: Option<i32>,
    out: String,
    err: String,
}

/// Runs `embudo` with these arguments in English, `input` on standard input.
fn embudo(args: &[&str], input: &str) -> Answer {
    embudo_in("en_GB.UTF-8", args, input)
}

fn embudo_in(lang: &str, args: &[&str], input: &str) -> Answer {
    let mut command = Command::new(env!("CARGO_BIN_EXE_embudo"));
    command.args(args).env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", lang);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("embudo starts");
    // Whoever refuses its arguments does not read its input.
    let _ = child.stdin.take().expect("piped").write_all(input.as_bytes());
    let Output { status, stdout, stderr } = child.wait_with_output().expect("embudo ends");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    Answer { status: status.code(), out: text(stdout), err: text(stderr) }
}

fn ok(args: &[&str], input: &str) -> String {
    let answer = embudo(args, input);
    assert_eq!(answer.status, Some(0), "{args:?}: {}", answer.err);
    answer.out
}

/// Refused with status 2, nothing on standard output, no panic, and each of `words` in the message.
#[track_caller]
fn refused(args: &[&str], input: &str, words: &[&str]) {
    let answer = embudo(args, input);
    assert_eq!(answer.status, Some(2), "{args:?}: {}", answer.err);
    assert_eq!(answer.out, "", "{args:?}");
    assert!(!answer.err.contains("panicked"), "{args:?}: {}", answer.err);
    for word in words {
        assert!(answer.err.contains(word), "{args:?}: no {word:?} in {}", answer.err);
    }
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

fn preset() -> String {
    ok(&["preset", "micro"], "")
}

/// The preset with one lever of its first setup replaced by this JSON.
fn with_lever(id: &str, value: &str) -> String {
    let mut document = json(&preset());
    document["setups"][0]["levers"][id] = json("0");
    document.to_string().replacen(&format!("\"{id}\":0"), &format!("\"{id}\":{value}"), 1)
}

const RUN: [&str; 2] = ["run", "-"];

/// `embudo run -` with more arguments.
fn run<'a>(more: &[&'a str]) -> Vec<&'a str> {
    RUN.iter().chain(more).copied().collect()
}

#[test]
fn a_quota_leads_back_to_leads() {
    let plan = |more: &[&str], input: &str| ok(&[&["plan", "-", "--trials", "100"], more].concat(), input);
    let one = ok(&["preset", "micro", "--setup", "siloed"], "");
    let report = json(&plan(&["--quota", "40000", "--format", "json", "--threads", "1"], &one));
    let (formula, simulated) = (&report["plans"][0]["formula"], &report["plans"][0]["simulated"]);
    assert_eq!(formula["customers"], 5.0);
    let leads = formula["leads"].as_f64().expect("a number");
    assert!((leads - 5.0 / (0.26 * 0.22 * 0.55 * 0.25)).abs() < 1e-6);
    assert!(simulated["leads"].as_f64().expect("a number") > leads);
    assert_eq!(simulated["enough"], true);
    assert!(simulated["p_quota"]["value"].as_f64().expect("a number") >= 0.8);
    assert_eq!(report, json(&plan(&["--quota", "40000", "--format", "json", "--threads", "3"], &one)));
    let table = plan(&["--quota", "40000"], &one);
    assert!(table.contains("Quota") && table.contains("80%"), "{table}");
    for quota in ["0", "-1", "NaN", "inf", "much"] {
        refused(&["plan", "-", "--quota", quota], &one, &["EURO"]);
    }
    refused(&["plan", "-"], &with_lever("target_revenue", "0"), &["--quota"]);
}

#[test]
fn people_are_paid_by_a_plan() {
    let lever = |document: &Value, setup: usize, id: &str| {
        document["setups"][setup]["levers"][id].as_f64().unwrap_or_else(|| panic!("{id}"))
    };
    let paid = json(&ok(&["preset", "smb_saas", "--plan", "siloed,sla"], ""));
    assert!(lever(&paid, 0, "marketing_per_mql") > 0.0 && lever(&paid, 0, "sla_fine") == 0.0);
    assert!(lever(&paid, 1, "marketing_per_mql") == 0.0 && lever(&paid, 1, "sla_fine") > 0.0);
    assert_eq!(paid["setups"][1]["choices"]["conduct"], "both");
    let same = json(&ok(&["preset", "smb_saas", "--plan", "siloed,sla", "--budget-neutral"], ""));
    assert_ne!(lever(&same, 1, "sales_revenue_share"), lever(&paid, 1, "sales_revenue_share"));
    assert_eq!(lever(&same, 0, "sales_revenue_share"), lever(&paid, 0, "sales_revenue_share"));
    // One name pays everybody; none nobody, and then people are frozen.
    let all = json(&ok(&["preset", "micro", "--plan", "double_low"], ""));
    assert!([0, 1].iter().all(|&setup| lever(&all, setup, "low_score_extra") == 1.0));
    let none = json(&ok(&["preset", "micro", "--plan", "none"], ""));
    assert_eq!(none, json(&preset()));
    // What is paid is reported.
    let document = ok(&["preset", "micro", "--plan", "shared_revenue"], "");
    let report = json(&ok(&run(&["--trials", "16", "--format", "json"]), &document));
    let text = report.to_string();
    assert!(text.contains("sales_bonus") && text.contains("clawed_back"), "{text}");
    refused(&["preset", "micro", "--plan", "bribes"], "", &["bribes", "siloed"]);
    refused(&["preset", "micro", "--setup", "siloed", "--plan", "sla,siloed"], "", &["2", "1"]);
    refused(&["preset", "micro", "--budget-neutral"], "", &["--plan"]);
    refused(&["preset", "micro", "--plan", "none,sla", "--budget-neutral"], "", &["none"]);
}

#[test]
fn presets_are_listed_and_printed() {
    let list = ok(&["preset", "--list"], "");
    let ids: Vec<&str> = list.lines().map(|line| line.split('\t').next().unwrap_or_default()).collect();
    assert_eq!(ids, ["smb_saas", "services", "industrial", "enterprise", "micro", "olist_maven"]);
    for id in ids {
        let document = json(&ok(&["preset", id], ""));
        assert_eq!(document["setups"].as_array().map(Vec::len), Some(2), "{id}");
        let one = json(&ok(&["preset", id, "--setup", "shared_revenue"], ""));
        assert_eq!(one["setups"][0], document["setups"][1], "{id}");
    }
    refused(&["preset", "industial"], "", &["industial", "industrial"]);
    refused(&["preset"], "", &["industrial"]);
}

#[test]
fn the_schema_is_a_json_schema() {
    let schema = json(&ok(&["schema"], ""));
    assert!(schema["$schema"].as_str().is_some_and(|id| id.contains("json-schema.org")));
}

#[test]
fn a_run_reports_both_setups_and_their_difference() {
    let report = json(&ok(&run(&["--trials", "64", "--seed", "9", "--format", "json"]), &preset()));
    assert_eq!(report["seed"], "9");
    assert_eq!(report["trials"], 64);
    let scenarios = report["scenarios"].as_array().expect("a list");
    assert_eq!(scenarios.len(), 2);
    for scenario in scenarios {
        let revenue = &scenario["outputs"]["revenue"];
        let at = |id: &str| revenue[id].as_f64().expect("a number");
        assert!(
            at("min") <= at("p10")
                && at("p10") <= at("p50")
                && at("p50") <= at("p90")
                && at("p90") <= at("max")
        );
        assert!(at("se") > 0.0 && at("sd") > at("se"));
        for id in
            ["lead_to_mql", "mql_to_sql", "sql_to_opp", "opp_to_won", "win_rate_fit", "cac", "cost_per_lead"]
        {
            assert!(scenario["rates"][id]["value"].is_number(), "{id}");
        }
        let queue = &scenario["queue"];
        for id in [
            "offered",
            "p_wait",
            "mean_wait_hours",
            "mean_wait_of_those_who_waited_hours",
            "p_abandon",
            "mean_queue_length",
            "utilisation",
        ] {
            assert!(queue[id]["value"].is_number(), "{id}");
        }
        assert_eq!(queue["p_wait_over"].as_array().map(Vec::len), Some(4));
        assert!(scenario["response"]["p50_hours"].is_number() && scenario["p_target"]["value"].is_number());
    }
    let mean = |index: usize| scenarios[index]["outputs"]["revenue"]["mean"].as_f64().expect("a number");
    let gap = report["difference"]["outputs"]["revenue"]["mean"].as_f64().expect("a number");
    assert!((mean(1) - mean(0) - gap).abs() < 1e-6 * mean(1));
    let cost = report["cost_of_today"]["value"].as_f64().expect("a number");
    assert!((cost - (1.0 - mean(0) / mean(1))).abs() < 1e-12);
    let better = report["difference"]["p_second_better"]["value"].as_f64().expect("a number");
    assert!((0.0..=1.0).contains(&better));
}

#[test]
fn results_do_not_depend_on_threads_but_on_the_seed() {
    let report = |threads: &str, seed: &str| {
        ok(
            &run(&[
                "--trials",
                "200",
                "--threads",
                threads,
                "--seed",
                seed,
                "--format",
                "json",
                "--per-trial",
            ]),
            &preset(),
        )
    };
    assert_eq!(report("1", "7"), report("8", "7"));
    assert_ne!(report("1", "7"), report("1", "8"));
}

#[test]
fn a_document_carries_its_own_seed_and_trials() {
    let document = preset()
        .replace("\"seed\": \"1\"", "\"seed\": \"42\"")
        .replace("\"trials\": 10000", "\"trials\": 33");
    let report = json(&ok(&run(&["--format", "json"]), &document));
    assert_eq!((&report["seed"], &report["trials"]), (&Value::from("42"), &Value::from(33)));
}

#[test]
fn the_first_setups_of_two_documents_are_compared() {
    let file = std::env::temp_dir().join(format!("embudo-cli-{}.json", std::process::id()));
    std::fs::write(&file, ok(&["preset", "services"], "")).expect("a scratch file");
    let path = file.to_string_lossy();
    let report = json(&ok(&run(&["--vs", &path, "--trials", "8", "--format", "json"]), &preset()));
    let names: Vec<_> =
        report["scenarios"].as_array().expect("a list").iter().map(|world| &world["name"]).collect();
    assert_eq!(names, ["siloed", "siloed"]);
    let leads =
        |index: usize| report["scenarios"][index]["outputs"]["leads"]["mean"].as_f64().expect("a number");
    assert!(leads(1) > 2.0 * leads(0), "services have more leads than a micro business");
    std::fs::remove_file(&file).expect("our own file");
    refused(&run(&["--vs", "-"]), &preset(), &["standard input"]);
}

#[test]
fn a_single_setup_has_no_difference() {
    let one = ok(&["preset", "micro", "--setup", "siloed"], "");
    let report = json(&ok(&run(&["--trials", "1", "--format", "json"]), &one));
    assert!(report.get("difference").is_none() && report.get("cost_of_today").is_none());
    // Nothing is known of the spread of one trial.
    assert!(report["scenarios"][0]["outputs"]["revenue"]["sd"].is_null());
    // A bare scenario is a document of one setup.
    let bare = json(&one)["setups"][0].to_string();
    let same = json(&ok(&run(&["--trials", "1", "--format", "json"]), &bare));
    assert_eq!(same["scenarios"], report["scenarios"]);
}

#[test]
fn without_leads_rates_are_null_and_nothing_is_nan() {
    for format in ["json", "csv", "text"] {
        let out = ok(&run(&["--trials", "5", "--format", format]), &with_lever("leads_per_week", "0"));
        let words = || out.split(|c: char| !c.is_alphanumeric());
        assert!(words().all(|word| word != "NaN" && word != "inf"), "{format}");
        if format == "json" {
            let today = &json(&out)["scenarios"][0];
            assert!(today["rates"]["lead_to_mql"].is_null() && today["response"]["p50_hours"].is_null());
        }
    }
}

#[test]
fn tables_have_a_row_per_number_or_per_trial() {
    let tidy = ok(&run(&["--trials", "10", "--format", "csv"]), &preset());
    let rows: Vec<Vec<&str>> = tidy.lines().map(|line| line.split(',').collect()).collect();
    assert_eq!(rows[0], ["setup", "name", "block", "id", "statistic", "value"]);
    assert!(rows.len() > 500 && rows.iter().all(|row| row.len() == 6));
    assert!(rows[1..].iter().all(|row| row[5].parse::<f64>().is_ok_and(f64::is_finite)));
    let trials = ok(&run(&["--trials", "10", "--format", "csv", "--per-trial"]), &preset());
    let rows: Vec<Vec<&str>> = trials.lines().map(|line| line.split(',').collect()).collect();
    assert_eq!(rows.len(), 1 + 10 * 2);
    assert!(rows.iter().all(|row| row.len() == rows[0].len()));
    assert_eq!([rows[19][0], rows[19][1]], ["9", "1"]);
    refused(&run(&["--per-trial"]), &preset(), &["--format"]);
}

#[test]
fn the_year_is_told_week_by_week_to_who_asks() {
    let asked = json(&ok(&run(&["--trials", "20", "--format", "json", "--weekly"]), &preset()));
    let plain = json(&ok(&run(&["--trials", "20", "--format", "json"]), &preset()));
    let today = &asked["scenarios"][0];
    let values = |id: &str| -> Vec<f64> {
        let mean = today["weeks"][id]["mean"].as_array().expect("a list");
        mean.iter().filter_map(serde_json::Value::as_f64).collect()
    };
    assert_eq!((values("leads").len(), values("auc").len()), (52, 13));
    let year = today["outputs"]["leads"]["mean"].as_f64().expect("a number");
    assert!((values("leads").iter().sum::<f64>() - year).abs() < 1e-6 * year);
    let at_the_end = values("leads_so_far")[51];
    assert!((at_the_end - year).abs() < 1e-6 * year, "{at_the_end} of {year}");
    assert!(plain["scenarios"][0].get("weeks").is_none());
    assert_eq!(plain["scenarios"][0]["outputs"], today["outputs"]);
    // Frozen people have one period.
    assert_eq!(today["behaviour"].as_array().map(Vec::len), Some(1));
    let rows = ok(&run(&["--trials", "20", "--format", "csv", "--weekly"]), &preset());
    assert_eq!(rows.lines().count(), 1 + 2 * (7 * 52 + 2 * 13 + 5 * 52));
    assert!(rows.lines().all(|row| row.split(',').count() == 12));
    refused(&run(&["--weekly"]), &preset(), &["--format"]);
}

#[test]
fn waiting_times_can_be_chosen() {
    let wait = |hours: &str| {
        let out = ok(&run(&["--trials", "50", "--format", "json", "--wait-over", hours]), &preset());
        json(&out)["scenarios"][0]["queue"]["p_wait_over"].as_array().expect("a list").clone()
    };
    let two = wait("0.5, 12");
    assert_eq!(two.iter().map(|wait| wait["hours"].as_f64()).collect::<Vec<_>>(), [Some(0.5), Some(12.0)]);
    assert!(two[0]["p"].as_f64() > two[1]["p"].as_f64());
    for bad in ["", "1,2,3,4,5", "NaN", "-1", "inf", "soon"] {
        refused(&run(&["--wait-over", bad]), &preset(), &["hours"]);
    }
}

#[test]
fn bad_documents_are_refused_in_plain_words() {
    let document = preset();
    let run = ["run", "-"];
    refused(&run, "", &["JSON"]);
    refused(&run, &document[..document.len() / 2], &["JSON", "line"]);
    refused(&run, "[1, 2]", &["Embudo"]);
    refused(&run, &with_lever("leads_per_week", "1e18"), &["2,000"]);
    refused(&run, &with_lever("leads_per_week", "1000000000000000000"), &["2,000"]);
    refused(&run, &with_lever("leads_per_week", "1e999"), &["too large"]);
    refused(&run, &with_lever("leads_per_week", "NaN"), &["JSON"]);
    refused(&run, &with_lever("leads_per_week", "\"many\""), &["leads_per_week"]);
    refused(&run, &with_lever("leads_per_week", "-1"), &["0"]);
    refused(&run, &with_lever("reps", "2.5"), &["whole number"]);
    refused(&run, &with_lever("mql_to_sql", "0.99"), &["rate"]);
    refused(&run, &document.replacen("reps", "sellers", 1), &["sellers"]);
    refused(&run, &document.replacen("\"embudo\": 1", "\"embudo\": 99", 1), &["newer"]);
    refused(&run, &format!("{{\"setups\": [{}1]}}", "1,".repeat(100_000)), &["setups"]);
    refused(&run, &"[".repeat(500_000), &["JSON"]);
    refused(&run, &" ".repeat(3_000_000), &["accepted"]);
}

#[test]
fn bad_arguments_are_refused() {
    refused(&["run", "no/such/file.json"], "", &["no/such/file.json", "no such file"]);
    refused(&["run", "."], "", &["."]);
    for (flag, value) in [
        ("--trials", "0"),
        ("--trials", "1000000000000000000"),
        ("--trials", "many"),
        ("--seed", "-1"),
        ("--seed", "1.5"),
        ("--threads", "0"),
        ("--format", "xml"),
    ] {
        refused(&run(&[flag, value]), &preset(), &[flag]);
    }
    refused(&["simulate"], "", &["simulate"]);
    refused(&["run"], "", &["SCENARIO"]);
}

#[test]
fn help_tells_the_exit_status() {
    let help = ok(&["--help"], "");
    assert!(
        ["preset", "schema", "run", "check", "Exit status"].iter().all(|word| help.contains(word)),
        "{help}"
    );
}

#[test]
fn messages_follow_the_language() {
    let message = |lang: &str, args: &[&str]| embudo_in(lang, args, "").err;
    assert!(message("es_MX.UTF-8", &["preset", "nada"]).contains("empresa de partida"));
    assert!(message("C", &["preset", "nada"]).contains("no preset"));
    assert!(message("fr_FR.UTF-8", &["preset", "nada"]).contains("no preset"));
    assert!(message("C", &["preset", "nada", "--lang", "es"]).contains("empresa de partida"));
    let report = embudo_in("es_ES.UTF-8", &["run", "-", "--trials", "10"], &preset()).out;
    assert!(report.contains("simulaciones, semilla 1") && report.contains("Ingresos"), "{report}");
}

#[test]
fn checks_are_named_and_tell_by_their_status() {
    let list = ok(&["check", "--list"], "");
    assert!(list.contains("mm5\t") && list.lines().count() >= 17, "{list}");
    let table = ok(&["check", "lognormal_deal", "rules_score", "--quick"], "");
    assert!(table.contains("2 of 2 checks hold"), "{table}");
    refused(&["check", "mm6"], "", &["mm6", "mm5"]);
}

#[test]
fn whoever_stops_reading_is_no_mistake() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_embudo"));
    command.args(["run", "-", "--trials", "2000", "--format", "csv", "--per-trial"]);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("starts");
    drop(child.stdout.take());
    child.stdin.take().expect("piped").write_all(preset().as_bytes()).expect("it reads its input");
    let Output { status, stderr, .. } = child.wait_with_output().expect("ends");
    assert_eq!((status.code(), String::from_utf8_lossy(&stderr).as_ref()), (Some(0), ""));
}

#[test]
fn drivers_are_named_and_add_up_to_everything() {
    let document = with_lever("deal_mean", r#"{"low":4000,"likely":8000,"high":14000}"#);
    let args = ["drivers", "-", "--samples", "60", "--seed", "4"];
    let report = ok(&args, &document);
    // Only one setup is unsure of its deals: the difference hangs on nothing else.
    for words in ["Average deal", "€14,000", "100%", "worth knowing", "is luck", "60 samples", "seed 4"] {
        assert!(report.contains(words), "no {words:?} in {report}");
    }
    assert_eq!(report, ok(&[&args[..], &["--threads", "1"]].concat(), &document));
    assert!(embudo_in("es_ES.UTF-8", &args, &document).out.contains("vale saberla"));
    let around = ok(&["drivers", "-", "--around", "10", "--samples", "50", "--of", "profit"], &preset());
    assert!(around.contains("Leads per week"), "{around}");
    refused(&["drivers", "-"], &preset(), &["no lever is a range", "--around"]);
    refused(&["drivers", "-", "--around", "0"], &preset(), &["--around"]);
}

#[test]
fn checks_go_by_name_number_or_letter() {
    for (called, name) in
        [("perfect_information", "perfect_information"), ("22", "perfect_information"), ("a", "inflation")]
    {
        let table = ok(&["check", called], "");
        assert!(table.contains(name) && table.contains("1 of 1 checks hold"), "{called}: {table}");
    }
    refused(&["check", "z"], "", &["no check named z", "ishigami"]);
}

#[test]
fn single_leads_are_listed_and_followed() {
    let list = ok(&["leads", "-", "--trial", "1", "--seed", "2", "--flipped", "--most", "5"], &preset());
    assert_eq!(list.lines().count(), 8, "{list}");
    assert!(list.contains("end differently") && list.contains("Difference"), "{list}");
    let number =
        list.lines().nth(1).and_then(|line| line.split_whitespace().next()).expect("a number").to_owned();
    let args = ["lead", "-", "--trial", "1", "--seed", "2", "--lead", &number];
    let journey = ok(&args, &preset());
    assert!(journey.contains("Arrives; scores") && journey.contains("In the end"), "{journey}");
    assert!(embudo_in("es_ES.UTF-8", &args, &preset()).out.contains("Al final"));
    refused(&["lead", "-", "--lead", "1000000"], &preset(), &["no lead 1000000", "from 0 to"]);
    refused(&["lead", "-", "--lead", "-1"], &preset(), &["--lead"]);
    refused(&["leads", "-", "--trial", "one"], &preset(), &["--trial"]);
    let mut document = json(&with_lever("leads_per_week", "0"));
    document["setups"].as_array_mut().expect("setups").truncate(1);
    refused(&["lead", "-", "--lead", "0"], &document.to_string(), &["no lead arrives"]);
}

#[test]
fn studies_tell_of_every_plan_and_every_figure() {
    let table = ok(&["study", "incentives", "--trials", "2", "--table", "effects"], "");
    assert!(table.contains("… + closed loop") && table.contains("2 years of each"), "{table}");
    let bands = embudo_in("es_ES.UTF-8", &["study", "bands", "--trials", "2"], "").out;
    assert!(bands.contains("Lo que cuestan los silos") && bands.contains("Publicado"), "{bands}");
    refused(&["study", "everything"], "", &["everything", "incentives"]);
    refused(&["study", "incentives", "--trials", "1"], "", &["--trials"]);
}

#[test]
fn evidence_is_told_of_one_lever_or_all() {
    let all = ok(&["evidence"], "");
    for told in ["kappa", "horizon_weeks", "decay.telfer2018", "HBR2011: "] {
        assert!(all.contains(told), "no {told}");
    }
    let one = ok(&["evidence", "fit_share"], "");
    assert!(one.contains("30%") && one.contains("One case") && one.contains("S4: "), "{one}");
    assert!(!one.contains("(kappa)") && !one.contains("HBR2011"), "{one}");
    let spanish = embudo_in("es_ES.UTF-8", &["evidence", "fit_share"], "").out;
    assert!(spanish.contains("Fuentes") && spanish.contains("Un caso"), "{spanish}");
    assert!(
        ok(&["evidence", "decay", "--format", "markdown"], "").contains("| Telfer 2018 `decay.telfer2018` |")
    );
    refused(&["evidence", "fitshare"], "", &["fitshare", "fit_share"]);
}
