//! What the client can do, and what we say we can.

use serde_json::Value;
use tower_lsp::ls_types::{
    ClientCapabilities, ClientInfo, CodeActionKind, CodeActionOptions, CodeLensOptions,
    CompletionItemCapability, CompletionOptions, CompletionOptionsCompletionItem,
    DiagnosticOptions, DiagnosticServerCapabilities, DocumentLinkOptions, ExecuteCommandOptions,
    FoldingRangeClientCapabilities, FoldingRangeKind, FoldingRangeProviderCapability,
    HoverProviderCapability, InitializeResult, MarkupKind, OneOf, RenameOptions,
    SelectionRangeProviderCapability, SemanticTokensFullOptions, SemanticTokensLegend,
    SemanticTokensOptions, ServerCapabilities, ServerInfo, TextDocumentSyncCapability,
    TextDocumentSyncKind, TextDocumentSyncOptions, TextDocumentSyncSaveOptions,
    WorkDoneProgressOptions, WorkspaceFoldersServerCapabilities, WorkspaceServerCapabilities,
    WorkspaceSymbolOptions,
};

use super::{command, completion, convert, refresh::Refreshes, semantic_tokens};
use crate::text::Encoding;

/// The kind of the action that makes all safe fixes.
pub(super) const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.factdesk");

/// What matters to us of what the client can do.
#[derive(Debug, Clone, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "the protocol declares each of them by itself"
)]
pub(super) struct ClientTraits {
    /// What columns count.
    pub(super) encoding: Encoding,
    /// Whether diagnostics may name related places.
    pub(super) related_information: bool,
    /// Whether diagnostics may carry the address of their rule's page.
    pub(super) code_description: bool,
    /// Whether hovers may be Markdown.
    pub(super) markdown: bool,
    /// What of completion it can show.
    pub(super) completion: CompletionTraits,
    /// Whether code actions may be more than commands.
    pub(super) code_actions: bool,
    /// Whether a code action may be marked as the preferred one.
    pub(super) preferred_actions: bool,
    /// Whether it asks for the edit of a code action when that is chosen.
    pub(super) resolves_edits: bool,
    /// Whether edits may say for which version they are meant.
    pub(super) versioned_edits: bool,
    /// Whether edits may be marked as to be confirmed one by one.
    pub(super) change_annotations: bool,
    /// Whether it asks before renaming what there is to rename.
    pub(super) prepares_rename: bool,
    /// Whether a definition may say which words lead to it.
    pub(super) definition_links: bool,
    /// Whether the symbols of a document may be a tree.
    pub(super) symbol_tree: bool,
    /// How many folds it wants at most.
    pub(super) most_folds: Option<usize>,
    /// Whether it knows the kinds of folds that there are.
    pub(super) fold_kinds: bool,
    /// Whether it can be asked for its settings.
    pub(super) configuration: bool,
    /// Whether it tells of changed settings if asked to.
    pub(super) registers_configuration: bool,
    /// What it can be told to ask for anew.
    pub(super) refreshes: Refreshes,
    /// Whether it asks for diagnostics itself, and so must not be sent them. One that cannot be told to ask
    /// anew would not learn of changed settings; Neovim (0.12), told so, asks for the workspace and
    /// leaves open drafts as they are. Both are sent them.
    pub(super) pulls: bool,
    /// Whether it can be asked to show how far work is.
    pub(super) shows_progress: bool,
    /// Whether links may say where they lead.
    pub(super) link_tooltips: bool,
    /// The commands that it runs itself.
    pub(super) own_commands: Vec<String>,
    /// By which names it hears of the kinds of words; `None` if it has no use for them.
    pub(super) tokens: Option<SemanticTokensLegend>,
    /// Whether it wants to hear of new readings.
    pub(super) follows_reading: bool,
    /// Whether it keeps what is being written calm itself: it is sent all that is found.
    pub(super) keeps_calm: bool,
    /// Whether it watches files for us if asked to.
    pub(super) registers_watched_files: bool,
}

/// What a client can do with a list of completions.
#[derive(Debug, Clone, Copy, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "the protocol declares each of them by itself"
)]
pub(super) struct CompletionTraits {
    /// Whether it asks for completions at all.
    pub(super) is_known: bool,
    /// Whether an item may say both what it is inserted before and what it takes the place of.
    pub(super) insert_replace: bool,
    /// Whether an item may say more beside its label.
    pub(super) label_details: bool,
    /// Whether its documentation may be Markdown.
    pub(super) markdown: bool,
}

impl CompletionTraits {
    fn of(item: &CompletionItemCapability) -> Self {
        Self {
            is_known: true,
            insert_replace: item.insert_replace_support.unwrap_or(false),
            label_details: item.label_details_support.unwrap_or(false),
            markdown: item
                .documentation_format
                .as_ref()
                .is_some_and(|formats| formats.contains(&MarkupKind::Markdown)),
        }
    }
}

impl ClientTraits {
    pub(super) fn of(client: &ClientCapabilities, info: Option<&ClientInfo>) -> Self {
        let document = client.text_document.as_ref();
        let workspace = client.workspace.as_ref();
        let diagnostics = document.and_then(|document| document.publish_diagnostics.as_ref());
        let actions = document.and_then(|document| document.code_action.as_ref());
        let folding = document.and_then(|document| document.folding_range.as_ref());
        let hover = document.and_then(|document| document.hover.as_ref());
        let offered = client
            .general
            .as_ref()
            .and_then(|general| general.position_encodings.as_deref());
        Self {
            encoding: convert::encoding(offered),
            related_information: diagnostics
                .and_then(|it| it.related_information)
                .unwrap_or(false),
            code_description: diagnostics
                .and_then(|it| it.code_description_support)
                .unwrap_or(false),
            markdown: hover
                .and_then(|it| it.content_format.as_ref())
                .is_some_and(|formats| formats.contains(&MarkupKind::Markdown)),
            completion: document
                .and_then(|document| document.completion.as_ref())
                .and_then(|completion| completion.completion_item.as_ref())
                .map_or_else(CompletionTraits::default, CompletionTraits::of),
            code_actions: actions.is_some_and(|it| it.code_action_literal_support.is_some()),
            preferred_actions: actions
                .and_then(|it| it.is_preferred_support)
                .unwrap_or(false),
            resolves_edits: actions.is_some_and(|it| {
                it.data_support == Some(true)
                    && it
                        .resolve_support
                        .as_ref()
                        .is_some_and(|it| it.properties.iter().any(|name| name == "edit"))
            }),
            versioned_edits: workspace
                .and_then(|it| it.workspace_edit.as_ref())
                .and_then(|it| it.document_changes)
                .unwrap_or(false),
            change_annotations: annotates(client),
            prepares_rename: document
                .and_then(|it| it.rename.as_ref())
                .and_then(|it| it.prepare_support)
                .unwrap_or(false),
            definition_links: document
                .and_then(|it| it.definition.as_ref())
                .and_then(|it| it.link_support)
                .unwrap_or(false),
            symbol_tree: document
                .and_then(|it| it.document_symbol.as_ref())
                .and_then(|it| it.hierarchical_document_symbol_support)
                .unwrap_or(false),
            most_folds: folding
                .and_then(|it| it.range_limit)
                .map(|limit| limit as usize),
            fold_kinds: folding.is_some_and(knows_kinds),
            configuration: workspace.and_then(|it| it.configuration).unwrap_or(false),
            registers_configuration: workspace
                .and_then(|it| it.did_change_configuration.as_ref())
                .and_then(|it| it.dynamic_registration)
                .unwrap_or(false),
            refreshes: Refreshes::of(client),
            pulls: document.is_some_and(|document| document.diagnostic.is_some())
                && Refreshes::of(client).diagnostics()
                && info.is_none_or(|info| info.name != "Neovim"),
            shows_progress: client
                .window
                .as_ref()
                .and_then(|window| window.work_done_progress)
                .unwrap_or(false),
            link_tooltips: document
                .and_then(|document| document.document_link.as_ref())
                .and_then(|it| it.tooltip_support)
                .unwrap_or(false),
            own_commands: client
                .experimental
                .as_ref()
                .and_then(|it| it.pointer("/commands/commands"))
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(|name| name.as_str().map(str::to_owned))
                .collect(),
            tokens: document
                .and_then(|document| document.semantic_tokens.as_ref())
                .map(semantic_tokens::legend),
            follows_reading: says(client, "/factdesk/readingChanged"),
            keeps_calm: says(client, "/factdesk/holdsWhileTyping"),
            registers_watched_files: workspace
                .and_then(|it| it.did_change_watched_files.as_ref())
                .and_then(|it| it.dynamic_registration)
                .unwrap_or(false),
        }
    }
}

impl ClientTraits {
    /// Whether the client runs the command of this name itself.
    pub(super) fn runs(&self, command: &str) -> bool {
        self.own_commands.iter().any(|own| own == command)
    }
}

/// Whether the client says so of something beyond the protocol.
fn says(client: &ClientCapabilities, what: &str) -> bool {
    let experimental = client.experimental.as_ref();
    experimental
        .and_then(|it| it.pointer(what))
        .and_then(Value::as_bool)
        .unwrap_or(false)
}

/// Whether the client takes edits that it has to ask about, and does so when it renames.
fn annotates(client: &ClientCapabilities) -> bool {
    let document = client.text_document.as_ref();
    let edits = client
        .workspace
        .as_ref()
        .and_then(|workspace| workspace.workspace_edit.as_ref());
    let honors = document
        .and_then(|it| it.rename.as_ref())
        .and_then(|it| it.honors_change_annotations);
    edits.is_some_and(|edits| {
        edits.document_changes.unwrap_or(false) && edits.change_annotation_support.is_some()
    }) && honors.unwrap_or(false)
}

/// Whether the kinds of folds that we tell apart are known to the client.
fn knows_kinds(folding: &FoldingRangeClientCapabilities) -> bool {
    let known = folding
        .folding_range_kind
        .as_ref()
        .and_then(|kinds| kinds.value_set.as_ref());
    // Clients older than this list know the kinds all the same.
    known.is_none_or(|known| {
        known.contains(&FoldingRangeKind::Comment) && known.contains(&FoldingRangeKind::Region)
    })
}

/// The answer to `initialize`.
pub(super) fn initialize_result(client: &ClientTraits) -> InitializeResult {
    InitializeResult {
        capabilities: ServerCapabilities {
            position_encoding: Some(convert::encoding_kind(client.encoding)),
            text_document_sync: Some(TextDocumentSyncCapability::Options(
                TextDocumentSyncOptions {
                    open_close: Some(true),
                    change: Some(TextDocumentSyncKind::INCREMENTAL),
                    save: Some(TextDocumentSyncSaveOptions::Supported(true)),
                    ..TextDocumentSyncOptions::default()
                },
            )),
            hover_provider: Some(HoverProviderCapability::Simple(true)),
            completion_provider: Some(CompletionOptions {
                resolve_provider: Some(true),
                trigger_characters: Some(completion::TRIGGERS.map(str::to_owned).to_vec()),
                completion_item: Some(CompletionOptionsCompletionItem {
                    label_details_support: Some(true),
                }),
                ..CompletionOptions::default()
            }),
            inlay_hint_provider: Some(OneOf::Left(true)),
            definition_provider: Some(OneOf::Left(true)),
            references_provider: Some(OneOf::Left(true)),
            document_highlight_provider: Some(OneOf::Left(true)),
            document_symbol_provider: Some(OneOf::Left(true)),
            folding_range_provider: Some(FoldingRangeProviderCapability::Simple(true)),
            selection_range_provider: Some(SelectionRangeProviderCapability::Simple(true)),
            rename_provider: Some(if client.prepares_rename {
                OneOf::Right(RenameOptions {
                    prepare_provider: Some(true),
                    work_done_progress_options: WorkDoneProgressOptions::default(),
                })
            } else {
                OneOf::Left(true)
            }),
            workspace_symbol_provider: Some(OneOf::Right(WorkspaceSymbolOptions {
                work_done_progress_options: WorkDoneProgressOptions {
                    work_done_progress: Some(true),
                },
                resolve_provider: Some(false),
            })),
            workspace: Some(WorkspaceServerCapabilities {
                workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                    supported: Some(true),
                    change_notifications: Some(OneOf::Left(true)),
                }),
                ..WorkspaceServerCapabilities::default()
            }),
            code_lens_provider: Some(CodeLensOptions {
                resolve_provider: Some(false),
            }),
            document_link_provider: Some(DocumentLinkOptions {
                resolve_provider: Some(false),
                work_done_progress_options: WorkDoneProgressOptions::default(),
            }),
            diagnostic_provider: client.pulls.then(|| {
                DiagnosticServerCapabilities::Options(DiagnosticOptions {
                    identifier: Some(convert::SOURCE.to_owned()),
                    inter_file_dependencies: false,
                    workspace_diagnostics: true,
                    work_done_progress_options: WorkDoneProgressOptions::default(),
                })
            }),
            execute_command_provider: Some(ExecuteCommandOptions {
                commands: command::ALL
                    .into_iter()
                    .filter(|command| !client.runs(command))
                    .map(str::to_owned)
                    .collect(),
                work_done_progress_options: WorkDoneProgressOptions::default(),
            }),
            semantic_tokens_provider: client.tokens.clone().map(|legend| {
                SemanticTokensOptions {
                    legend,
                    range: Some(true),
                    full: Some(SemanticTokensFullOptions::Delta { delta: Some(true) }),
                    ..SemanticTokensOptions::default()
                }
                .into()
            }),
            // A client that knows commands only gets none: our actions are edits.
            code_action_provider: client.code_actions.then(|| {
                CodeActionOptions {
                    code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, FIX_ALL]),
                    work_done_progress_options: WorkDoneProgressOptions::default(),
                    resolve_provider: client.resolves_edits.then_some(true),
                }
                .into()
            }),
            ..ServerCapabilities::default()
        },
        server_info: Some(ServerInfo {
            name: env!("CARGO_PKG_NAME").to_owned(),
            version: Some(env!("CARGO_PKG_VERSION").to_owned()),
        }),
        ..InitializeResult::default()
    }
}

/// Our part of a client's settings: what stands under `factdesk`, or all of it where there is no such name.
pub(super) fn our_settings(settings: Value) -> Value {
    match settings {
        Value::Object(mut all) if all.contains_key("factdesk") => {
            all.remove("factdesk").unwrap_or_default()
        }
        other => other,
    }
}
