//! Names that certificates need, as `render` will make them.

use crate::cli::{InitArgs, ValueFlags};
use crate::commands::Failure;
use crate::commands::input::Input;
use crate::plan::names::Names;
use crate::plan::postgres::names::PostgresNames;
use crate::plan::postgres::tls::dns_names;
use crate::plan::problem::Problems;
use crate::plan::release::{self, Release};
use crate::values::decode;
use crate::values::defaults::Extent;

/// The DNS names of the PostgreSQL server's headless Service, the shortest first, or why the release or namespace
/// cannot be called so. Names that values override later are not in them.
pub fn server_names(args: &InitArgs) -> Result<Vec<String>, Failure> {
    let input = Input::read(&ValueFlags::default()).checked(false)?;
    let (defaults, sources, _) = input.completed(Extent::Effective)?;
    let values = match decode::decode(&defaults) {
        Ok(values) => values,
        Err(diagnostic) => return Err(Failure::refused(vec![diagnostic], sources)),
    };
    let names = Names::new(&values, &args.release);
    let release = Release::new(&args.release, &args.namespace);
    let mut problems = Problems::default();
    release::check(&release, &names, &values, &mut problems);
    if problems.refuse() {
        return Err(Failure::refused(problems.locate(&defaults, &sources), sources));
    }
    Ok(dns_names(&PostgresNames::new(&names).headless(), &args.namespace))
}
