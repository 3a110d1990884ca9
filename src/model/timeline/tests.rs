//! The size of a row, and the search for a source.

use super::*;

struct Nobody;

impl Events for Nobody {
    fn event(&self, _: &Row) -> Result<Event, FileChanged> {
        Err(FileChanged)
    }

    fn source(&self, _: &SourceRow) -> Result<Source, FileChanged> {
        Err(FileChanged)
    }

    fn line(&self, _: FileId, _: u64) -> u32 {
        0
    }
}

#[test]
fn a_source_is_found_however_the_digests_lie() {
    for ids in [vec![], vec![7], vec![0, 0, 1, 2, 3, u64::MAX], (0..500).map(|n| n * 3).collect(), {
        let mut even: Vec<u64> = (0..500).map(|n: u64| EventId::digest(&n.to_string())).collect();
        even.sort_unstable();
        even
    }] {
        let row = |id: &u64| SourceRow { id: *id, at: 0, len: 0, file: FileId(0), inline: false, plain: true };
        let timeline = Timeline::new(Vec::new(), ids.iter().map(row).collect(), Arc::new(Nobody));
        let near = ids.iter().flat_map(|id| [id.saturating_sub(1), *id, id.saturating_add(1)]);
        for digest in near.chain([0, 1, u64::MAX / 2, u64::MAX]) {
            assert_eq!(timeline.first_source(digest), ids.partition_point(|id| *id < digest), "{digest} in {ids:?}");
        }
    }
}

#[test]
fn a_row_takes_forty_eight_bytes() {
    assert_eq!(size_of::<Row>(), 48);
}
