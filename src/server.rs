//! The language server: what an editor asks, answered from the same desk as the command line.
//!
//! Comes in: messages of the Language Server Protocol on standard input. Goes out: messages on standard
//! output, and nothing else. State changes in synchronous methods of [`session::Session`] before anything
//! is awaited, so that messages act in the order they came; what takes time works on a
//! [`snapshot::Snapshot`] on another thread. Only this floor knows the protocol.

mod answer;
mod calm;
mod capabilities;
mod checkers;
mod code_action;
mod code_lens;
mod command;
mod completion;
mod configuration;
mod convert;
mod definition;
mod diagnostic;
mod document;
mod document_highlight;
mod document_link;
mod document_symbol;
mod folding_range;
mod guard;
mod hover;
mod inlay_hint;
mod pointed;
mod prepared;
mod progress;
mod publish;
mod reading_view;
mod references;
mod refresh;
mod rename;
mod run;
mod screen;
mod sections;
mod selection_range;
mod semantic_tokens;
mod session;
mod snapshot;
mod stet_note;
mod trace;
mod workspace;
mod workspace_diagnostic;
mod workspace_symbol;
mod writer;
mod writing;

use std::{str::FromStr, sync::Arc};

use serde::Deserialize;
use serde_json::Value;
use tower_lsp::{
    LanguageServer,
    jsonrpc::{Error, Result},
    ls_types::{
        CodeAction, CodeActionParams, CodeActionResponse, CodeLens, CodeLensParams, CompletionItem,
        CompletionParams, CompletionResponse, DidChangeConfigurationParams,
        DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWorkspaceFoldersParams,
        DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams,
        DocumentDiagnosticParams, DocumentDiagnosticReportResult, DocumentHighlight,
        DocumentHighlightParams, DocumentLink, DocumentLinkParams, DocumentSymbolParams,
        DocumentSymbolResponse, ExecuteCommandParams, FoldingRange, FoldingRangeParams,
        GotoDefinitionParams, GotoDefinitionResponse, Hover, HoverParams, InitializeParams,
        InitializeResult, InitializedParams, InlayHint, InlayHintParams, Location,
        PrepareRenameResponse, ReferenceParams, RenameParams, SelectionRange, SelectionRangeParams,
        SemanticTokensDeltaParams, SemanticTokensFullDeltaResult, SemanticTokensParams,
        SemanticTokensRangeParams, SemanticTokensRangeResult, SemanticTokensResult,
        TextDocumentPositionParams, Uri, WorkDoneProgressCancelParams, WorkspaceDiagnosticParams,
        WorkspaceDiagnosticReportResult, WorkspaceEdit, WorkspaceSymbolParams,
        WorkspaceSymbolResponse,
    },
};

use answer::answer;
use code_action::Deferred;
use reading_view::{ReadingParams, ReadingView};
use session::Session;

pub use run::{ServerOptions, run};

/// What tower-lsp calls: one line a method.
struct Server {
    session: Arc<Session>,
}

impl LanguageServer for Server {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        Ok(self.session.initialize(params))
    }

    async fn initialized(&self, _: InitializedParams) {
        self.session.initialized();
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        self.session.open(&params.text_document);
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        self.session
            .change(&params.text_document, params.content_changes);
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        self.session.saved(&params.text_document.uri);
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.session.close(&params.text_document.uri);
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        self.session.configuration_changed(params.settings);
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        self.session.folders_changed(&params.event);
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        self.session.watched_files_changed(&params.changes);
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let at = params.text_document_position_params;
        answer(
            self.session.snapshot(&at.text_document.uri),
            at.position,
            hover::hover,
        )
        .await
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        let document = &params.text_document_position.text_document;
        answer(
            self.session.snapshot(&document.uri),
            params,
            completion::completion,
        )
        .await
    }

    async fn completion_resolve(&self, item: CompletionItem) -> Result<CompletionItem> {
        answer::of_session(&self.session, item, completion::resolve).await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        answer(
            self.session.snapshot(&params.text_document.uri),
            params,
            code_action::code_actions,
        )
        .await
    }

    async fn code_action_resolve(&self, params: CodeAction) -> Result<CodeAction> {
        let deferred = params.data.clone().map(Deferred::deserialize);
        let Some(Ok(deferred)) = deferred else {
            return Err(Error::invalid_params("This action is none of factdesk's"));
        };
        let snapshot = Uri::from_str(&deferred.uri)
            .ok()
            .and_then(|uri| self.session.snapshot(&uri));
        answer(snapshot, (params, deferred), code_action::resolve)
            .await?
            .ok_or_else(Error::content_modified)
    }

    async fn diagnostic(
        &self,
        params: DocumentDiagnosticParams,
    ) -> Result<DocumentDiagnosticReportResult> {
        let snapshot = self.session.snapshot(&params.text_document.uri);
        let asked = (Arc::clone(&self.session), params.previous_result_id);
        let report = answer(snapshot, asked, diagnostic::diagnostics).await?;
        Ok(report.unwrap_or_else(diagnostic::nothing))
    }

    async fn workspace_diagnostic(
        &self,
        params: WorkspaceDiagnosticParams,
    ) -> Result<WorkspaceDiagnosticReportResult> {
        let workspace = self.session.workspace();
        let asked = (Arc::clone(&self.session), params);
        let report = answer(Some(workspace), asked, workspace_diagnostic::diagnostics).await;
        workspace_diagnostic::outcome(report)
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        let snapshot = self.session.snapshot(&params.text_document.uri);
        answer(snapshot, (), code_lens::code_lenses).await
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        let snapshot = self.session.snapshot(&params.text_document.uri);
        answer(snapshot, (), document_link::document_links).await
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        command::execute(&self.session, params).await
    }

    async fn goto_definition(
        &self,
        params: GotoDefinitionParams,
    ) -> Result<Option<GotoDefinitionResponse>> {
        let at = params.text_document_position_params;
        answer(
            self.session.snapshot(&at.text_document.uri),
            at.position,
            definition::definition,
        )
        .await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        let at = params.text_document_position;
        answer(
            self.session.snapshot(&at.text_document.uri),
            (at.position, params.context.include_declaration),
            references::references,
        )
        .await
    }

    async fn document_highlight(
        &self,
        params: DocumentHighlightParams,
    ) -> Result<Option<Vec<DocumentHighlight>>> {
        let at = params.text_document_position_params;
        answer(
            self.session.snapshot(&at.text_document.uri),
            at.position,
            document_highlight::document_highlight,
        )
        .await
    }

    async fn prepare_rename(
        &self,
        params: TextDocumentPositionParams,
    ) -> Result<Option<PrepareRenameResponse>> {
        answer(
            self.session.snapshot(&params.text_document.uri),
            params.position,
            rename::prepare_rename,
        )
        .await
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        let at = params.text_document_position;
        answer(
            self.session.snapshot(&at.text_document.uri),
            (at.position, params.new_name),
            rename::rename,
        )
        .await
    }

    async fn document_symbol(
        &self,
        params: DocumentSymbolParams,
    ) -> Result<Option<DocumentSymbolResponse>> {
        let snapshot = self.session.snapshot(&params.text_document.uri);
        let outline = answer(snapshot, (), document_symbol::document_symbols).await?;
        let prepared = self.session.writer().prepared();
        Ok(outline.map(|json| prepared.keep(json, document_symbol::stand_in)))
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        answer(
            self.session.snapshot(&params.text_document.uri),
            (),
            folding_range::folding_ranges,
        )
        .await
    }

    async fn selection_range(
        &self,
        params: SelectionRangeParams,
    ) -> Result<Option<Vec<SelectionRange>>> {
        answer(
            self.session.snapshot(&params.text_document.uri),
            params.positions,
            selection_range::selection_ranges,
        )
        .await
    }

    async fn symbol(
        &self,
        params: WorkspaceSymbolParams,
    ) -> Result<Option<WorkspaceSymbolResponse>> {
        let workspace = self.session.workspace();
        let asked = (Arc::clone(&self.session), params);
        answer(Some(workspace), asked, workspace_symbol::workspace_symbols).await
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        answer(
            self.session.snapshot(&params.text_document.uri),
            params.range,
            inlay_hint::inlay_hints,
        )
        .await
    }

    async fn semantic_tokens_full(
        &self,
        params: SemanticTokensParams,
    ) -> Result<Option<SemanticTokensResult>> {
        let snapshot = self.session.snapshot(&params.text_document.uri);
        answer(snapshot, (), semantic_tokens::full).await
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: SemanticTokensDeltaParams,
    ) -> Result<Option<SemanticTokensFullDeltaResult>> {
        let snapshot = self.session.snapshot(&params.text_document.uri);
        let previous = params.previous_result_id;
        answer(snapshot, previous, semantic_tokens::delta).await
    }

    async fn semantic_tokens_range(
        &self,
        params: SemanticTokensRangeParams,
    ) -> Result<Option<SemanticTokensRangeResult>> {
        let snapshot = self.session.snapshot(&params.text_document.uri);
        answer(snapshot, params.range, semantic_tokens::range).await
    }
}

#[expect(clippy::unused_async, reason = "as tower-lsp wants its handlers")]
impl Server {
    async fn set_trace(&self, params: trace::SetTrace) {
        self.session.trace().set(params.value);
    }

    async fn work_done_progress_cancel(&self, params: WorkDoneProgressCancelParams) {
        self.session.under_way().stop(&params.token);
    }

    async fn reading(&self, params: ReadingParams) -> Result<Option<ReadingView>> {
        answer(
            self.session.snapshot(&params.text_document.uri),
            (),
            reading_view::reading_view,
        )
        .await
    }
}
