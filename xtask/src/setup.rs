//! What the commands need from the machine: found, or installed where that is safe to do unasked,
//! else named in one clear line.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::{shell, workspace};

/// Oldest Node that has a test runner with everything the tests use.
const NODE: u32 = 20;

/// Makes sure that the compiler can build for `target`.
pub fn wasm_target(target: &str) -> Result<()> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let sysroot = shell::output(Command::new(rustc).args(["--print", "sysroot"]))?;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(target).is_dir() {
        return Ok(());
    }
    shell::run(Command::new("rustup").args(["target", "add", target]))
        .with_context(|| format!("the Rust target {target} is missing"))
}

/// Makes sure that cargo has a component, by the subcommand that it brings.
pub fn component(name: &str, subcommand: &str) -> Result<()> {
    if shell::output(workspace::cargo().args([subcommand, "--version"])).is_ok() {
        return Ok(());
    }
    shell::run(Command::new("rustup").args(["component", "add", name]))
        .with_context(|| format!("the Rust component {name} is missing"))
}

/// Makes sure that cargo has a subcommand that a crate brings; one that is there already may be of another version.
pub fn tool(crate_name: &str, version: &str, subcommand: &str) -> Result<()> {
    if shell::output(workspace::cargo().args([subcommand, "--version"])).is_ok() {
        return Ok(());
    }
    let mut cargo = workspace::cargo();
    shell::run(cargo.args(["install", "--locked", crate_name, "--version", version]))
}

/// Makes sure that Node is there and new enough.
pub fn node() -> Result<()> {
    if node_version().is_none() || shell::find(&["npm"]).is_none() {
        install(&["nodejs", "npm"], &format!("Node {NODE} or newer, with npm"))?;
    }
    match node_version() {
        Some(major) if major >= NODE => Ok(()),
        Some(major) => bail!("Node {major} is too old: install Node {NODE} or newer"),
        None => bail!("Node is missing: install Node {NODE} or newer"),
    }
}

fn node_version() -> Option<u32> {
    let version = shell::output(Command::new("node").arg("--version")).ok()?;
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// Makes sure that the npm packages of a folder are those of its lock file.
pub fn npm(folder: &Path) -> Result<()> {
    node()?;
    let changed = |file: PathBuf| file.metadata().and_then(|m| m.modified()).ok();
    let locked = changed(folder.join("package-lock.json"));
    let installed = changed(folder.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= locked {
        return Ok(());
    }
    let npm = shell::find(&["npm", "npm.cmd"]).unwrap_or_else(|| "npm".into());
    shell::run(
        Command::new(npm)
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .current_dir(folder),
    )
}

/// The Chromium that the tests drive.
pub fn chromium() -> Result<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    browser("NUTGRAF_CHROMIUM", &names, "chromium")
}

/// The Firefox that the tests drive.
pub fn firefox() -> Result<PathBuf> {
    browser("NUTGRAF_FIREFOX", &["firefox-esr", "firefox"], "firefox-esr")
}

/// Java, which Spark runs on.
pub fn java() -> Result<()> {
    if shell::find(&["java"]).is_none() {
        install(&["default-jre-headless"], "Java 17 or newer")?;
    }
    Ok(())
}

/// A Python with the packages of a file of requirements, in a folder of the build.
pub fn python(requirements: &Path) -> Result<PathBuf> {
    let folder = workspace::target()?.join("python");
    let python = folder.join("bin/python");
    if !python.is_file() {
        let venv = ["-m", "venv"];
        if shell::run(Command::new("python3").args(venv).arg(&folder)).is_err() {
            install(&["python3-venv"], "Python 3 with venv")?;
            shell::run(Command::new("python3").args(venv).arg(&folder))?;
        }
    }
    let mut pip = Command::new(&python);
    shell::run(pip.args(["-m", "pip", "install", "--quiet", "--requirement"]).arg(requirements))?;
    Ok(python)
}

/// Valgrind, whose callgrind counts instructions.
pub fn valgrind() -> Result<()> {
    if shell::find(&["valgrind"]).is_some() {
        return Ok(());
    }
    install(&["valgrind"], "valgrind")
}

/// What reads the counters of instrumented code.
pub struct LlvmTools {
    pub profdata: PathBuf,
    pub cov: PathBuf,
}

/// The tools of the LLVM that the compiler is made with: the component of the toolchain, else those of the system.
pub fn llvm_tools() -> Result<LlvmTools> {
    let rustc = || Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    let version = shell::output(rustc().arg("-vV"))?;
    let said = |name| version.lines().find_map(|line| line.strip_prefix(name));
    let (Some(host), Some(llvm)) = (said("host: "), said("LLVM version: ")) else {
        bail!("the compiler does not say which LLVM it has");
    };
    let sysroot = shell::output(rustc().args(["--print", "sysroot"]))?;
    let own = Path::new(sysroot.trim()).join("lib/rustlib").join(host).join("bin");
    let major = llvm.split('.').next().unwrap_or_default();
    let tool = |name: &str| {
        let own = own.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
        // Of another version they may not read what the compiler writes.
        if own.is_file() { Some(own) } else { shell::find(&[&format!("{name}-{major}")]) }
    };
    let tools = || Some(LlvmTools { profdata: tool("llvm-profdata")?, cov: tool("llvm-cov")? });
    if let Some(found) = tools() {
        return Ok(found);
    }
    let package = format!("llvm-{major}");
    if shell::run(Command::new("rustup").args(["component", "add", "llvm-tools"])).is_err() {
        install(&[&package], "the Rust component llvm-tools")?;
    }
    tools().with_context(|| format!("llvm-profdata and llvm-cov of LLVM {major} are missing"))
}

fn browser(variable: &str, names: &[&str], package: &str) -> Result<PathBuf> {
    if let Some(path) = std::env::var_os(variable) {
        return Ok(path.into());
    }
    if let Some(path) = shell::find(names) {
        return Ok(path);
    }
    install(&[package], &format!("{package} (its path may stand in {variable})"))?;
    shell::find(names).with_context(|| format!("{package} was installed but is not in PATH"))
}

/// Installs Debian packages, as root on Debian; elsewhere says what is missing.
fn install(packages: &[&str], what: &str) -> Result<()> {
    let root = shell::output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if !(root && Path::new("/etc/debian_version").exists()) {
        bail!("missing: {what}. Install it and run this command again");
    }
    shell::run(Command::new("apt-get").args(["update", "-qq"]))?;
    let mut apt = Command::new("apt-get");
    apt.args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages);
    shell::run(apt.env("DEBIAN_FRONTEND", "noninteractive"))
}
