//! `render`: values in, manifests out.

use std::fs;
use std::path::Path;

use serde_json::Value as Json;

use super::failure::warn;
use super::planned::Planned;
use super::{Failure, stdout};
use crate::cli::{Format, ReleaseArgs, RenderArgs, ScopeArg, TargetArg};
use crate::diagnostic::Diagnostic;
use crate::lint::config::Config;
use crate::output::{directory, json, yaml};
use crate::plan::release::{Release, Target};
use crate::target::{self, Scope};
use crate::values::node::Node;

/// Runs the command.
pub fn run(mut args: RenderArgs) -> Result<(), Failure> {
    let flags = std::mem::take(&mut args.values);
    let (format, output_dir, scope) = (args.output, args.output_dir.take(), scope(args.scope));
    let allow_unknown_values = args.release.allow_unknown_values;
    let target = match args.target {
        TargetArg::Kubectl => Target::Kubectl,
        TargetArg::Helm => Target::Helm,
    };
    let release = Release { create_namespace: args.create_namespace, target, ..release(args.release) };
    let planned = Planned::new(&flags, release, allow_unknown_values)?;
    let resources = planned.values.at(["resources"]).map(Node::to_json);
    let target = planned.plan.release.target;
    let documents = target::documents(&planned.objects, scope, target, resources.as_ref())
        .map_err(Failure::unprintable)?;
    let (config, _) = Config::read(&planned.values, &planned.sources);
    let shown: Vec<Diagnostic> =
        planned.diagnostics.into_iter().filter(|finding| config.shows(finding)).collect();
    warn(&shown, &planned.sources);
    match output_dir {
        Some(dir) => write_files(&dir, &documents, format),
        None => stdout::print(&text(&documents, format)?),
    }
}

/// The release of these arguments, for kubectl.
pub fn release(args: ReleaseArgs) -> Release {
    Release {
        name: args.release,
        namespace: args.namespace,
        create_namespace: false,
        app_version: args.app_version,
        kube_version: args.kube_version,
        api_versions: Some(args.api_versions).filter(|list| !list.is_empty()),
        target: Target::Kubectl,
    }
}

fn scope(scope: ScopeArg) -> Scope {
    match scope {
        ScopeArg::All => Scope::All,
        ScopeArg::Cluster => Scope::Cluster,
        ScopeArg::Namespaced => Scope::Namespaced,
    }
}

fn text(documents: &[Json], format: Format) -> Result<String, Failure> {
    match format {
        Format::Yaml => Ok(yaml::stream(documents)),
        Format::Json => json::list(documents).map_err(Failure::unprintable),
    }
}

/// Writes one file a document. Files of an earlier run would be applied along with the new ones, so the folder
/// must not hold any.
fn write_files(dir: &Path, documents: &[Json], format: Format) -> Result<(), Failure> {
    let io = |what: &'static str, path: &Path| {
        let path = path.to_owned();
        move |error| Failure::io(what, &path, error)
    };
    fs::create_dir_all(dir).map_err(io("make the folder", dir))?;
    if fs::read_dir(dir).map_err(io("read the folder", dir))?.next().is_some() {
        let error =
            std::io::Error::other("it is not empty; remove it first, so that no old object is left in it");
        return Err(Failure::io("write into", dir, error));
    }
    let extension = match format {
        Format::Yaml => "yaml",
        Format::Json => "json",
    };
    for (name, document) in directory::files(documents, extension) {
        let text = match format {
            Format::Yaml => yaml::document(document),
            Format::Json => json::document(document).map_err(Failure::unprintable)?,
        };
        let path = dir.join(name);
        fs::write(&path, text).map_err(io("write", &path))?;
    }
    Ok(())
}
