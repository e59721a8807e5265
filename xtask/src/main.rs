//! The project's commands. What CI runs is what people run: `cargo xtask help` lists them.

mod bench;
mod build;
mod cost;
mod coverage;
mod deny;
mod eval;
mod http;
mod lockfile;
mod package;
mod precache;
mod reproducible;
mod serve;
mod setup;
mod shell;
mod size;
mod strip;
mod tally;
mod test;
mod train;
mod workspace;

use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask <command>

  build                       build the page into dist/page/, its modules into dist/modules/
  serve [--port N] [--base /PATH/]
                              build the page and serve it on 127.0.0.1 (port 8080)
        [--modules]                 the page from its modules as they are written
        [--no-build] [--dir DIR]    serve what is there already, or another folder
  test [PART...]              run all tests, or only the parts named:
                              format lint rust build size wasm types browser extension element
  test --all [PART...]        also what takes longer:
                              properties coverage cost deny repeat firefox extensions
                              spark reproducible
  package [NAME...]           make what is handed to others in dist/: extension, npm (with its
                              demonstration in dist/demo/)
  size                        print the transfer sizes after Brotli; fails over budget
  eval [TASK] [ARGS...]       score the release binary (roles, quotes, summaries, briefs;
                              fixtures and pronouns only when named)
  train DATA [STAGE...]       remake the weights in src/data/en/ from the corpora in DATA
                              (needs CMake and a C compiler; an hour of two cores)
  bless                       rewrite the snapshots under tests/articles/
  bench                       time per article, beside other tools'; what page, extension and
                              element cost in a browser; writes docs/benchmarks.md
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[String]) -> Result<ExitCode> {
    let Some((command, rest)) = args.split_first() else {
        print!("{HELP}");
        return Ok(ExitCode::FAILURE);
    };
    match command.as_str() {
        "build" => no_args(rest).and_then(|()| build::page()),
        "serve" => serve::command(rest),
        "test" => return test::command(rest),
        "package" => package::command(rest),
        "size" => no_args(rest).and_then(|()| size::command()),
        "eval" => eval::command(rest),
        "train" => train::command(rest),
        "bless" => no_args(rest).and_then(|()| test::bless()),
        "bench" => no_args(rest).and_then(|()| bench::command()),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => bail!("no command `{other}`; `cargo xtask help` lists them"),
    }?;
    Ok(ExitCode::SUCCESS)
}

fn no_args(rest: &[String]) -> Result<()> {
    match rest.first() {
        Some(arg) => bail!("unexpected argument `{arg}`"),
        None => Ok(()),
    }
}
