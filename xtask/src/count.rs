//! How many tests a run reported: read from the closing lines of cargo's, wasm-bindgen's and Node's runners.

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Count {
    pub passed: u32,
    pub failed: u32,
}

impl Count {
    /// Adds what a line of output says, if it closes a suite.
    pub fn read(&mut self, line: &str) {
        let line = line.trim();
        if let Some(result) = line.strip_prefix("test result: ") {
            // "ok. 3 passed; 0 failed; 0 ignored; ..."
            self.passed += before(result, "passed");
            self.failed += before(result, "failed");
        } else if let Some((key, number)) = line.strip_prefix("ℹ ").and_then(|line| line.split_once(' ')) {
            // Node's closing lines: "ℹ pass 3", one for each outcome.
            let number = number.parse().unwrap_or(0);
            match key {
                "pass" => self.passed += number,
                "fail" | "cancelled" => self.failed += number,
                _ => {}
            }
        }
    }

    pub fn add(&mut self, other: Count) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// The number in front of `word`.
fn before(text: &str, word: &str) -> u32 {
    let words: Vec<&str> = text.split([' ', ';', '.']).filter(|word| !word.is_empty()).collect();
    words.windows(2).find(|pair| pair[1] == word).and_then(|pair| pair[0].parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::Count;

    fn check(lines: &[&str], passed: u32, failed: u32) {
        let mut count = Count::default();
        lines.iter().for_each(|line| count.read(line));
        assert_eq!(count, Count { passed, failed });
    }

    #[test]
    fn every_runner_is_understood() {
        let cargo =
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.01s";
        let wasm = "test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 filtered out; finished in 0.02s";
        check(&[cargo, "running 3 tests", wasm], 14, 1);
        check(&["ℹ tests 7", "ℹ suites 0", "ℹ pass 5", "ℹ fail 1", "ℹ cancelled 1", "ℹ skipped 0"], 5, 2);
        check(&["the test result: ok. 3 passed", "pass 3", ""], 0, 0);
    }
}
