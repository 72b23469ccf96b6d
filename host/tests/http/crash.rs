//! What an end without warning leaves behind.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::support::Server;

/// Large enough that an end comes in the middle of it now and then.
const FILE_BYTES: usize = 8 << 20;

/// How often it is tried: each second time when a part of the file is seen, and else a little later each time, from the beginning
/// of an upload to when it should be over.
const TRIES: u32 = 10;

#[test]
fn an_upload_that_was_cut_off_leaves_the_old_file_or_the_new_one() {
    let folder = TempDir::new_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let mut server = Server::start_in(folder.path(), &[]);
    let at = server.session("javascript");
    let path = format!("{at}/files/a/file");
    let mut old = vec![0; FILE_BYTES];
    let mut took = Duration::ZERO;
    // The first one also opens the session.
    for _ in 0..2 {
        let begun = Instant::now();
        assert_eq!(server.put(&path, &old).status, 204);
        took = begun.elapsed();
    }
    let mut cut_off = 0;
    for number in 1..=TRIES {
        // As before, but for the start.
        assert_eq!(server.get(&path).body.len(), FILE_BYTES);
        let new = vec![number as u8; FILE_BYTES];
        thread::scope(|scope| {
            // How it ends does not matter.
            let upload = scope.spawn(|| drop(server.try_ask("PUT", &path, &[], Some(&new))));
            if number % 2 == 0 {
                thread::sleep(took * number / (TRIES - 2));
            } else {
                while !upload.is_finished() && !is_unfinished(folder.path()) {}
            }
            kill(server.id());
        });
        drop(server);
        cut_off += usize::from(is_unfinished(folder.path()));
        server = Server::start_in(folder.path(), &[]);
        let found = server.get(&path);
        assert_eq!(found.status, 200, "{found:?}");
        assert!(found.body == old || found.body == new, "a mixture of {} bytes", found.body.len());
        assert_eq!(server.get(&format!("{at}/files")).json()["files"], serde_json::json!(["a/file"]));
        old = found.body;
    }
    assert!(cut_off > 0, "no end came in the middle of an upload");
}

/// Whether there is a file somewhere below that a component had begun to store.
fn is_unfinished(folder: &Path) -> bool {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).any(|path| {
        let name = path.file_name().unwrap();
        name == ".golem-exec-upload" || path.is_dir() && is_unfinished(&path)
    })
}

fn kill(id: u32) {
    assert!(std::process::Command::new("kill").args(["-9", &id.to_string()]).status().unwrap().success());
}
