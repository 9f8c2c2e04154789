//! `lint`: values in, findings out.

mod files;

use std::io;

use super::failure::is_colorful;
use super::input::Input;
use super::planned::{Planned, hide};
use super::render::release;
use super::{Failure, stdout};
use crate::cli::{LintArgs, ReportFormat, SeverityArg};
use crate::diagnostic::{Diagnostic, Severity, report};
use crate::lint::config::Config;
use crate::lint::{self, Subject};
use crate::source::Sources;
use crate::values::node::Node;

/// Runs the command.
pub fn run(args: LintArgs) -> Result<(), Failure> {
    let input = Input::read(&args.values);
    let (written, sources) = input.written();
    let (mut config, mut found) = Config::read(written, sources);
    let written = written.clone();
    config.ignore.extend(&args.ignore);
    config.fail_on = args.fail_on.map_or(config.fail_on, severity);
    let allow_unknown_values = args.release.allow_unknown_values;
    let (more, sources) = match Planned::of(input, release(args.release), allow_unknown_values) {
        Ok(planned) => findings(planned, &written),
        Err(Failure::Refused(refusal)) => (refusal.diagnostics, refusal.sources),
        Err(failure) => return Err(failure),
    };
    found.extend(more);
    found.retain(|finding| config.shows(finding));
    // The worst comes first.
    found.sort_by_key(|finding| finding.severity);
    stdout::print(&text(args.format, &found, &sources, config.fail_on)?)?;
    if found.iter().any(|finding| finding.severity <= config.fail_on) { Err(Failure::Found) } else { Ok(()) }
}

/// What is found in a release that can be rendered: what planning it said, and what the rules of lint say.
fn findings(planned: Planned, written: &Node) -> (Vec<Diagnostic>, Sources) {
    let Planned { plan, objects, values, sources, mut diagnostics } = planned;
    let files = files::facts(&lint::secrets::files(&values, &sources), &sources);
    let subject =
        Subject { plan: &plan, objects: &objects, values: &values, sources: &sources, files: &files };
    diagnostics.extend(lint::lint(&subject));
    hide(written, &sources, &mut diagnostics);
    (diagnostics, sources)
}

fn text(
    format: ReportFormat,
    found: &[Diagnostic],
    sources: &Sources,
    fail_on: Severity,
) -> Result<String, Failure> {
    match format {
        ReportFormat::Human => Ok(report::human(found, sources, is_colorful(&io::stdout()))),
        ReportFormat::Json => report::json(found, sources).map_err(Failure::unprintable),
        ReportFormat::Sarif => report::sarif(found, sources).map_err(Failure::unprintable),
        ReportFormat::Github => Ok(report::github(found, sources)),
        ReportFormat::Junit => Ok(report::junit(found, sources, fail_on)),
    }
}

fn severity(argument: SeverityArg) -> Severity {
    match argument {
        SeverityArg::Error => Severity::Error,
        SeverityArg::Warning => Severity::Warning,
        SeverityArg::Note => Severity::Note,
    }
}
