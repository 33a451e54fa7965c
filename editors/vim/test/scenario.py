"""The plugins of the README, with its configuration, at the keyboard of a real Vim."""

import pathlib
import sys

from terminal import Terminal, run, snippet, step, version

README = pathlib.Path(__file__).parents[1] / "README.md"


def command(t, text):
    t.keys("Escape")
    t.type(":" + text)
    t.keys("Enter")


def find(t, words):
    """Puts the cursor on the first occurrence of some words."""
    t.keys("Escape")
    t.type("gg/" + words)
    t.keys("Enter")


def findings(t, listing, *rows):
    """Opens the list of findings until it has a line for each pattern; closes it again."""
    for row in rows:
        t.again_match(lambda: command(t, "lclose | " + listing), row)
    command(t, "lclose")
    t.gone("Location List")


def definition(t, asked):
    with step("a family name leads to where its bearer is introduced"):
        find(t, "Lind said")
        command(t, asked)
        t.wait_match(r" 9,\d+")


def typing(t, listing, row):
    with step("findings follow typing and undo"):
        find(t, "spring")
        t.type("ea TK")
        t.keys("Escape")
        t.wait("in spring TK.")
        findings(t, listing, row)
        command(t, "undo")
        t.gone("in spring TK.")


def saving(t, desk, draft, text):
    with step("what is saved is the draft with the fix, and nothing else"):
        command(t, "write")
        desk.saved(draft, text.replace("on the the first", "on the first"))


def ending(t, desk):
    with step("Vim ends, and the server with it"):
        command(t, "qall!")
        t.ended()
        desk.server_gone()


def ycm(vim, desk):
    # A Python of its own on the path, as pyenv has, is not the one Debian's ycmd was made for.
    vimrc = "let g:ycm_server_python_interpreter = '/usr/bin/python3'\nset noswapfile\n" + snippet(README, "ycm.vim")
    desk.write("home/.vimrc", vimrc)
    draft = desk.draft()
    text = draft.read_text(encoding="utf-8")
    with Terminal([vim, draft], desk.env(), desk.drafts) as t:
        with step("a draft is opened and read; findings stand in their places, after an emoji too"):
            t.wait("Ferry to Esk")
            findings(t, "YcmDiags", r"7 col 24 error\| .*\[draft/placeholder\]", r"7 col 45 warning\| .*\[draft/repeated-word\]")

        with step("a hover says who speaks"):
            find(t, "hull")
            t.again(lambda: t.type("K"), "Said by Mara Lind")

        with step("a fix mends the text"):
            find(t, "the first day")
            t.type("\\a")
            t.wait("1: Cut the second “the”")
            t.type("1")
            t.keys("Enter")
            t.wait("passengers on the first day.")

        definition(t, "YcmCompleter GoTo")

        with step("a person is renamed in every form of the name"):
            find(t, "Lind said")
            command(t, "YcmCompleter RefactorRename Lund")
            t.wait("said Mara Lund, the harbour master.", "Lund said the survey")
            command(t, "undo")
            t.wait("said Mara Lind, the harbour master.", "Lind said the survey")

        with step("names are completed while they are typed"):
            find(t, "spring")
            t.type("A Dar")
            t.wait_match(r"Darko .* in this draft")
            t.keys("C-n")
            t.wait("spring. Darko")
            t.keys("Escape")
            command(t, "undo")
            t.gone("spring. D")

        typing(t, "YcmDiags", r"13 col 51 error\| .*\[draft/placeholder\]")
        saving(t, desk, draft, text)

        with step("plain text is read as plain text"):
            note = desk.write("drafts/note.txt", "The quay is shut.\n\n    The crane fell TK times.\n")
            command(t, f"edit {note.name}")
            t.wait("The quay is shut.")
            # Four spaces would make it code in Markdown.
            findings(t, "YcmDiags", r"3 col 20 error\| .*\[draft/placeholder\]")

        ending(t, desk)


def ale(vim, desk):
    desk.write("home/.vimrc", "set noswapfile\n" + snippet(README, "ale.vim"))
    draft = desk.draft()
    text = draft.read_text(encoding="utf-8")
    with Terminal([vim, draft], desk.env(), desk.drafts) as t:
        with step("a draft is opened and read; findings stand in their places, after an emoji too"):
            t.wait("Ferry to Esk")
            findings(t, "lopen", r"7 col 24-25 error\| draft/placeholder", r"7 col 45-47 warning\| draft/repeated-word")

        with step("a hover says who speaks"):
            find(t, "hull")
            t.again(lambda: t.type("K"), "Said by Mara Lind")

        with step("a fix mends the text, in its place after an emoji too"):
            find(t, "the first day")
            t.type("l")  # into the word: ALE looks for its beginning before the cursor
            t.wait("draft/repeated-word: ")
            t.type("\\a")
            t.wait("1) Cut the second “the”")
            t.type("1")
            t.keys("Enter")
            t.wait("passengers on the first day.")

        definition(t, "ALEGoToDefinition")

        with step("a person is renamed in every form of the name"):
            find(t, "Lind said")
            command(t, "ALERename")
            t.wait("New name: Lind")
            t.keys("C-u")
            t.type("Lund")
            t.wait("New name: Lund")
            t.keys("Enter")
            t.wait("said Mara Lund, the harbour master.", "Lund said the survey")
            command(t, "undo")
            t.wait("said Mara Lind, the harbour master.", "Lind said the survey")

        with step("names are completed"):
            find(t, "spring")
            t.type("A Dar")
            t.keys("C-x", "C-o")
            t.wait("spring. Darko")
            t.keys("Escape")
            command(t, "undo")
            t.gone("spring. D")

        typing(t, "lopen", r"13 col 51-52 error\| draft/placeholder")
        saving(t, desk, draft, text)

        ending(t, desk)


vim = sys.argv[1]
run(
    *[
        (f"{version(vim, '--version')}, {name}", vim, scenario)
        for name, scenario in (("YouCompleteMe", ycm), ("ALE", ale))
        if name in sys.argv[2:]
    ]
)
