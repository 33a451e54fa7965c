//! Writing a file so that it is never half written: beside it, to the disk, then in its place.

use std::{
    fs::{self, File},
    io::{self, Write as _},
    path::Path,
};

/// Puts `text` in the place of the file at `path`, if that still holds `before`. Its permissions stay; a link is followed to its target.
pub(super) fn replace(path: &Path, before: &[u8], text: &[u8]) -> Result<(), String> {
    try_replace(path, before, text).map_err(|error| match error.kind() {
        io::ErrorKind::PermissionDenied => {
            "cannot be written: permission denied for it or its folder".to_owned()
        }
        io::ErrorKind::ResourceBusy => {
            "was changed by somebody else meanwhile and is left alone: run again".to_owned()
        }
        _ => format!("cannot be written: {error}"),
    })
}

fn try_replace(path: &Path, before: &[u8], text: &[u8]) -> io::Result<()> {
    let target = fs::canonicalize(path)?;
    let folder = target.parent().unwrap_or(Path::new("/"));
    let permissions = fs::metadata(&target)?.permissions();
    if permissions.readonly() {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let mut beside = tempfile::Builder::new()
        .prefix(".factdesk-")
        .tempfile_in(folder)?;
    beside.write_all(text)?;
    beside.as_file().set_permissions(permissions)?;
    beside.as_file().sync_all()?;
    if fs::read(&target)? != before {
        return Err(io::ErrorKind::ResourceBusy.into());
    }
    beside.persist(&target).map_err(|error| error.error)?;
    // The name is safe once the folder is; systems where a folder cannot be opened see to it themselves.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}
