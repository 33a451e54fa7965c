-- For Neovim 0.11 and newer, where vim.lsp.config("factdesk", { … }) lies over this.
return require("factdesk.client").native_config()
