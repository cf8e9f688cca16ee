//! The project's own commands: what they are called and how their arguments are read.
//! What each one does is left to its module.

mod bench;
mod browser;
mod build;
mod chunks;
mod count;
mod dist;
mod node;
mod place;
mod process;
mod scripts;
mod serve;
mod setup;
mod sheets;
mod site;
mod test;
mod tools;

use std::process::ExitCode;

/// Errors are sentences for a person: what went wrong and what to do about it.
type Result<T> = std::result::Result<T, String>;

const USAGE: &str = "\
Usage: cargo xtask <command>

  serve        build a release and serve it on this machine
                 --port N        the port (default: the first free one from 8080)
                 --prefix /a/b   serve it below this folder
                 --no-build      serve what is in dist/ already
  test         run every test
                 --only LAYER    lint, native, wasm, e2e or engines; may be repeated
                 -- FILTER       only the tests whose name contains FILTER
  build        build a release into dist/
  setup        install what the other commands need, and nothing else
  size         weigh the release: raw, gzip and brotli
  bench        time the engine beside SimPy and Ciw, in turns, and the page
                 --only PART     engine or page
                 --rounds N      how often each takes its turn (default: 5)
  screenshots  draw the release in every size, theme and language into target/screenshots

Each command installs what it needs first. Tools are compiled once per user, not per clone.";

fn main() -> ExitCode {
    let mut args = Args(std::env::args().skip(1).collect());
    let command = if args.0.is_empty() { String::from("help") } else { args.0.remove(0) };
    let outcome = match command.as_str() {
        "serve" => serve::command(args),
        "test" => test::command(args),
        "build" => args.finish().and_then(|()| build::release()),
        "setup" => args.finish().and_then(|()| setup::everything()),
        "size" => args.finish().and_then(|()| dist::size()),
        "bench" => bench::command(args),
        "screenshots" => args.finish().and_then(|()| dist::screenshots()),
        "help" | "-h" | "--help" => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(format!("there is no command `{other}`\n\n{USAGE}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\nerror: {message}");
            ExitCode::FAILURE
        }
    }
}

/// The arguments that nobody has read yet.
struct Args(Vec<String>);

impl Args {
    fn flag(&mut self, name: &str) -> bool {
        let at = self.0.iter().position(|arg| arg == name);
        at.map(|at| self.0.remove(at)).is_some()
    }

    /// The value of `--name VALUE` or `--name=VALUE`.
    fn value(&mut self, name: &str) -> Result<Option<String>> {
        let joined = format!("{name}=");
        if let Some(at) = self.0.iter().position(|arg| arg.starts_with(&joined)) {
            return Ok(Some(self.0.remove(at)[joined.len()..].to_owned()));
        }
        let Some(at) = self.0.iter().position(|arg| arg == name) else { return Ok(None) };
        if at + 1 == self.0.len() {
            return Err(format!("`{name}` needs a value"));
        }
        self.0.remove(at);
        Ok(Some(self.0.remove(at)))
    }

    /// What stands behind `--`.
    fn rest(&mut self) -> Vec<String> {
        let Some(at) = self.0.iter().position(|arg| arg == "--") else { return Vec::new() };
        self.0.split_off(at).split_off(1)
    }

    fn finish(self) -> Result<()> {
        match self.0.first() {
            None => Ok(()),
            Some(arg) => Err(format!("`{arg}` is not understood here\n\n{USAGE}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Args;

    #[test]
    fn arguments_are_read_once_and_leftovers_are_refused() {
        let words = ["--port", "81", "--no-build", "--only=wasm", "--", "--x"];
        let mut args = Args(words.map(String::from).to_vec());
        assert_eq!(args.rest(), ["--x"]);
        assert_eq!(args.value("--port").unwrap().unwrap(), "81");
        assert_eq!(args.value("--only").unwrap().unwrap(), "wasm");
        assert!(args.flag("--no-build") && !args.flag("--no-build"));
        assert!(args.finish().is_ok());

        assert!(Args(vec!["--port".into()]).value("--port").is_err());
        assert!(Args(vec!["--prot".into()]).finish().unwrap_err().contains("--prot"));
    }
}
