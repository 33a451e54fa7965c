-- What factdesk reads when nobody says otherwise. In a file of its own so that plugin/factdesk.lua
-- need not load more than this.
return { "markdown", "text", "html" }
