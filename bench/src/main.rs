//! How long one `render` takes, as users run it: a process of its own, from reading values to the last byte.
//!
//! The program is the one that `cargo build --release` has built.
//!
//! It prints the median time, that of `helm template` for the same values, their ratio, and the peak memory of
//! one render. What this machine has no program for is left out, and that is said. Nothing is asserted.
//!
//! `OPENSHELL_CHART` names a folder with the gateway's chart. Without it, helm renders a stand-in whose templates
//! are this program's own output as fixed text, which is the least that helm could have to do.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How often each program runs.
const RUNS: usize = 31;

/// Runs before those that count, which find files in the page cache.
const WARM_UP: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("there is no folder above")?;
    let values = root.join("examples/production.yaml");
    let program = beside()?;
    let mut render = Command::new(&program);
    render.args(["render", "-f"]).arg(&values);
    let ours = median(&mut render)?;
    println!("openshell-deploy render   {:>9.2} ms  median of {RUNS}, examples/production.yaml", ms(ours));
    match helm() {
        Some(helm) => compare(&helm, &program, &values, ours)?,
        None => {
            println!(
                "helm template             not measured: there is no helm on PATH or in Go's bin folder"
            );
        }
    }
    match peak_memory(&program, &values) {
        Some(kib) => println!("peak resident memory      {:>9.1} MiB of one render", kib / 1024.0),
        None => println!("peak resident memory      not measured: there is no GNU time at /usr/bin/time"),
    }
    Ok(())
}

/// The program that was built for release beside this one.
fn beside() -> Result<PathBuf, Box<dyn Error>> {
    let program = std::env::current_exe()?.with_file_name("openshell-deploy");
    if !program.exists() {
        return Err("there is no program to measure: run `cargo build --release` first".into());
    }
    Ok(program)
}

fn compare(helm: &Path, program: &Path, values: &Path, ours: Duration) -> Result<(), Box<dyn Error>> {
    let stand_in = tempfile::tempdir()?;
    let (chart, what) = match std::env::var_os("OPENSHELL_CHART") {
        Some(chart) => (PathBuf::from(chart), "the chart in OPENSHELL_CHART"),
        None => (
            write_stand_in(stand_in.path(), program, values)?,
            "a stand-in of fixed text; OPENSHELL_CHART names a chart",
        ),
    };
    let mut template = Command::new(helm);
    template.args(["template", "openshell"]).arg(&chart).args(["-n", "openshell", "-f"]).arg(values);
    let theirs = median(&mut template)?;
    println!("helm template             {:>9.2} ms  median of {RUNS}, {what}", ms(theirs));
    println!("ratio                     {:>9.1}", theirs.as_secs_f64() / ours.as_secs_f64());
    Ok(())
}

/// A chart whose one template is the rendered release as fixed text.
fn write_stand_in(dir: &Path, program: &Path, values: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let output = Command::new(program).args(["render", "--target", "helm", "-f"]).arg(values).output()?;
    fs::create_dir(dir.join("templates"))?;
    fs::write(dir.join("templates/all.yaml"), output.stdout)?;
    fs::write(dir.join("Chart.yaml"), "apiVersion: v2\nname: stand-in\nversion: 0.0.0\n")?;
    fs::write(dir.join("values.yaml"), "")?;
    Ok(dir.to_owned())
}

/// The median time of a program that must succeed and print something.
fn median(command: &mut Command) -> Result<Duration, Box<dyn Error>> {
    let mut times = Vec::new();
    for _ in 0..WARM_UP + RUNS {
        let start = Instant::now();
        let output = command.stdin(Stdio::null()).output()?;
        times.push(start.elapsed());
        if !output.status.success() || output.stdout.is_empty() {
            return Err(format!("{command:?} failed: {}", String::from_utf8_lossy(&output.stderr)).into());
        }
    }
    let mut times = times.split_off(WARM_UP);
    times.sort();
    times.get(RUNS / 2).copied().ok_or_else(|| "nothing was measured".into())
}

/// Kibibytes, as GNU time measures them; None without that program.
fn peak_memory(program: &Path, values: &Path) -> Option<f64> {
    let mut time = Command::new("/usr/bin/time");
    let output = time.args(["-f", "%M"]).arg(program).args(["render", "-f"]).arg(values).output().ok()?;
    // What render says comes before it.
    String::from_utf8(output.stderr).ok()?.lines().last()?.trim().parse().ok()
}

/// The helm program: on PATH, or where `go install` puts it.
fn helm() -> Option<PathBuf> {
    let go = Command::new("go").args(["env", "GOPATH"]).output().ok().map(|output| output.stdout);
    let go = go
        .and_then(|path| String::from_utf8(path).ok())
        .map(|path| PathBuf::from(path.trim()).join("bin/helm"));
    let home = std::env::var_os("HOME").map(|home| Path::new(&home).join("go/bin/helm"));
    let works = |helm: &PathBuf| {
        Command::new(helm)
            .arg("version")
            .stdin(Stdio::null())
            .output()
            .is_ok_and(|output| output.status.success())
    };
    [Some("helm".into()), go, home].into_iter().flatten().find(works)
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
