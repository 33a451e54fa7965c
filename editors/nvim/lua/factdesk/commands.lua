-- The server's commands that are carried out here, in windows, when a code lens or an action has one.
return {
  ["factdesk.showReading"] = function(command)
    require("factdesk.reading").open(command.arguments[1], command.arguments[2])
  end,
  ["factdesk.explainRule"] = function(command)
    require("factdesk.pages").rule(command.arguments[1])
  end,
  ["factdesk.restart"] = function()
    require("factdesk").restart()
  end,
}
