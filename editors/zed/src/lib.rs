//! Tells Zed how to start `factdesk server`, and hands the reporter's settings on to it.

use zed_extension_api::{
    self as zed, Command, Extension, LanguageServerId, Result, Worktree, serde_json::Value,
    settings::LspSettings,
};

struct Factdesk;

impl Factdesk {
    /// What Zed's settings say under `lsp.factdesk`.
    fn lsp(worktree: &Worktree) -> Result<LspSettings> {
        LspSettings::for_worktree("factdesk", worktree)
    }
}

impl Extension for Factdesk {
    fn new() -> Self {
        Self
    }

    fn language_server_command(
        &mut self,
        _: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Command> {
        let (path, arguments) = Self::lsp(worktree)?
            .binary
            .map_or((None, None), |named| (named.path, named.arguments));
        let command = path.or_else(|| worktree.which("factdesk")).ok_or(
            "no program `factdesk` on the PATH: install it with `cargo install --path .` in a checkout of factdesk, \
             or name it in `lsp.factdesk.binary.path`",
        )?;
        Ok(Command {
            command,
            args: arguments.unwrap_or_else(|| vec!["server".to_owned()]),
            env: worktree.shell_env(),
        })
    }

    fn language_server_initialization_options(
        &mut self,
        _: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<Value>> {
        Ok(Self::lsp(worktree)?.settings)
    }

    fn language_server_workspace_configuration(
        &mut self,
        _: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<Value>> {
        Ok(Self::lsp(worktree)?.settings)
    }
}

zed::register_extension!(Factdesk);
