use super::{GB, LEAST, MB, plan};
use crate::plan::problem::Problems;

fn values(memory: u64, connections: u32) -> (Vec<String>, u64) {
    let tuning = plan("x", memory, connections, &mut Problems::default()).unwrap();
    (tuning.parameters.map(|(name, value)| format!("{name}={value}")).to_vec(), tuning.shared_memory / MB)
}

#[test]
fn shares_of_the_memory() {
    let (parameters, shared_memory) = values(GB, 100);
    let expected = [
        "shared_buffers=256MB",
        "effective_cache_size=768MB",
        "maintenance_work_mem=64MB",
        "work_mem=2621kB",
    ];
    assert_eq!(parameters, expected);
    assert_eq!(shared_memory, 128);
}

#[test]
fn small_and_large_limits_stay_within_bounds() {
    let (parameters, shared_memory) = values(LEAST, 100);
    assert!(parameters.contains(&"work_mem=1024kB".to_owned()), "{parameters:?}");
    assert_eq!(shared_memory, 64);
    let (parameters, _) = values(64 * GB, 100);
    assert!(parameters.contains(&"maintenance_work_mem=1024MB".to_owned()), "{parameters:?}");
    let (parameters, _) = values(u64::MAX, 0);
    assert!(parameters.contains(&"work_mem=2147483647kB".to_owned()), "{parameters:?}");
}

#[test]
fn too_little_memory_is_refused_with_the_ways_out() {
    let mut problems = Problems::default();
    assert_eq!(plan("postgres.resources.limits.memory", 128 * MB, 100, &mut problems), None);
    let text = format!("{problems:?}");
    for part in ["is 128Mi", "256Mi is the least", "postgres.tuning: none"] {
        assert!(text.contains(part), "{part}: {text}");
    }
}
