"""The plugin with the README's init.lua, at the keyboard of a real Neovim: what a reporter sees while writing."""

import pathlib
import sys

from terminal import Terminal, run, snippet, step, version

PLUGIN = pathlib.Path(__file__).parents[1]


def start(nvim, desk, path):
    """A Neovim whose screen and editor are two programs: one that is unpacked cannot start its other half."""
    socket = desk.run / "nvim"
    script = f"""'{nvim}' --headless --listen '{socket}' '{path}' & while [ ! -S '{socket}' ]; do sleep 0.1; done
        exec '{nvim}' --server '{socket}' --remote-ui"""
    return ["sh", "-c", script]


def scenario(nvim, desk):
    desk.write("home/.config/nvim/init.lua", snippet(PLUGIN / "README.md", "init.lua") + "vim.o.swapfile = false\n")
    plugins = desk.home / ".local/share/nvim/site/pack/factdesk/start"
    plugins.mkdir(parents=True)
    (plugins / "factdesk").symlink_to(PLUGIN)
    draft = desk.draft()
    text = draft.read_text(encoding="utf-8")
    installed = nvim.startswith("/usr/bin/")
    with Terminal([nvim, draft] if installed else start(nvim, desk, draft), desk.env(), desk.drafts) as t:
        with step("findings stand beside their lines, names beside quotes, counts over the draft"):
            t.wait("Ferry to Esk")
            t.wait_match(r"on the the first day\. +■+ “")
            if not version(nvim, "--version").startswith("NVIM v0.7"):
                t.wait("“We heard nothing,” Osei Darko he said.", "2 quotes · 2 speakers · 2 to look at")

        with step("a key of the README says who speaks"):
            t.type("gg/hull")
            t.keys("Enter")
            t.again(lambda: t.type("K"), "Said by Mara Lind", "How we know")
            t.type("0")
            t.gone("How we know")

        with step("a fix mends the text"):
            t.type("gg/the first day")
            t.keys("Enter")
            t.type(" a")
            t.wait("1: Cut the second “the”")
            t.type("1")
            t.keys("Enter")
            t.wait("passengers on the first day.")

        with step("names are completed"):
            t.type("G$a Dar")
            t.wait("spring. Dar", "-- INSERT --")
            t.again(lambda: t.keys("C-x", "C-o"), "spring. Darko")
            t.keys("Escape")
            t.gone("-- INSERT --")

        with step("while a quote is being written, nothing is said of it and nothing moves"):
            t.type('o')
            t.keys("Enter")
            t.type('"The crane is old')
            t.wait("-- INSERT --")
            t.until("the words alone", lambda screen: '"The crane is old\n' in screen + "\n")
            t.type(' and rusty," Darko said.')
            screen = t.wait('"The crane is old and rusty," Darko said.')
            assert "never closed" not in screen, screen
            t.keys("Escape")
            t.gone("-- INSERT --")

        with step("the reading is shown beside the draft, with the new quote"):
            t.type(" q")
            t.wait("3 quotes · 2 speakers", "Mara Lind · 1 quote", "Osei Darko · 2 quotes")
            t.type(" q")
            t.gone("Osei Darko · 2 quotes")

        with step("what is saved is the draft as it was typed"):
            t.type(":write")
            t.keys("Enter")
            typed = 'spring. Darko\n\n"The crane is old and rusty," Darko said.\n'
            desk.saved(draft, text.replace("on the the first", "on the first").replace("spring.\n", typed))

        with step("Neovim ends, and the server with it"):
            t.type(":qall!")
            t.keys("Enter")
            t.ended()
            desk.server_gone()


run(*[(f"{version(nvim, '--version')}, at the keyboard", nvim, scenario) for nvim in sys.argv[1:]])
