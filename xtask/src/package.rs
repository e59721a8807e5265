//! What is handed to others: archives of the browser extension, the npm package.

mod archive;
mod extension;
mod link;
mod manifest;
mod modules;
mod npm;
mod style;

use anyhow::{Result, bail};

use crate::build;

/// One thing to package.
struct Package {
    name: &'static str,
    make: fn() -> Result<()>,
}

const PACKAGES: [Package; 2] = [
    Package { name: "extension", make: extension::make },
    Package { name: "npm", make: npm::make },
];

/// `cargo xtask package [NAME...]`: all packages, or those named.
pub fn command(names: &[String]) -> Result<()> {
    if let Some(name) = names.iter().find(|name| PACKAGES.iter().all(|one| one.name != **name)) {
        bail!("no package `{name}`: {}", PACKAGES.map(|one| one.name).join(", "));
    }
    build::page()?;
    let wanted = |one: &&Package| names.is_empty() || names.iter().any(|name| name == one.name);
    PACKAGES.iter().filter(wanted).try_for_each(|one| (one.make)())
}

pub use extension::{archives as extension_archives, make as extension, npm as extension_npm};
pub use npm::make as npm;
