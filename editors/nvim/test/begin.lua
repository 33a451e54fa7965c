-- Runs one scenario once the editor has started, as if a user had sat down at it.
vim.api.nvim_create_autocmd("VimEnter", {
  callback = function()
    vim.schedule(function()
      local good, err = xpcall(dofile, debug.traceback, vim.env.FACTDESK_TEST_SCENARIO)
      if not good then
        io.stdout:write("  FAIL  " .. tostring(err) .. "\n")
        vim.cmd("cquit 1")
      end
    end)
  end,
})
