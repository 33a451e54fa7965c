"""kakoune-lsp with the configuration of the README, at the keyboard of a real Kakoune."""

import pathlib
import sys

from terminal import Terminal, run, snippet, step, version_of_package

# The number of errors in the status line, to wait for.
SCREEN = """
set-option global ui_options terminal_assistant=none
set-option global modelinefmt 'E=%opt{lsp_diagnostic_error_count} %val{bufname} %val{cursor_line}:%val{cursor_char_column} {{mode_info}}'
"""
README = pathlib.Path(__file__).parents[1] / "README.md"


def command(t, text):
    t.type(":" + text)
    t.keys("Enter")
    t.gone(":" + text)


def find(t, words, at):
    """Puts the cursor on the end of the first occurrence of some words, which is at LINE:COLUMN."""
    t.type("gg/" + words)
    t.wait("search:" + words)
    t.keys("Enter")
    t.wait(f" {at} ")


def findings(t, draft, errors, *rows):
    """The list of findings, once there are so many errors, has a line for each pattern; back to the draft."""
    t.wait(f"E={errors} {draft.name}")
    # Once: the answer to a second asking could come when the draft is shown again.
    command(t, "lsp-diagnostics")
    for row in rows:
        t.wait_match(row)
    command(t, f"buffer {draft.name}")
    t.wait(f"E={errors} {draft.name}")


def scenario(kakoune, desk):
    desk.write("home/.config/kak/kakrc", snippet(README, "kakrc") + SCREEN)
    draft = desk.draft()
    text = draft.read_text(encoding="utf-8")
    with Terminal([kakoune, draft], desk.env(), desk.drafts) as t:
        with step("a draft is opened and read; a name stands beside a quote that has only “he said”"):
            t.wait("Ferry to Esk")
            # The older Kakoune asks for hints when the reporter pauses after a key.
            t.again(lambda: t.keys("Right", "Left"), "“We heard nothing,” Osei Darko he said.")

        with step("findings stand in their places, after an emoji too, as grave as the settings say"):
            findings(t, draft, 2, r"ferry.md:7:24: \[error\].*\[draft/placeholder\]", r"ferry.md:7:45: \[error\].*\[draft/repeated-word\]")

        with step("a hover says who speaks"):
            find(t, "hull", "9:9")
            t.again(lambda: command(t, "lsp-hover"), "Said by Mara Lind", "How we know")

        with step("a fix mends the text"):
            find(t, "on the the", "7:44")
            command(t, "lsp-code-actions")
            t.wait("Cut the second “the”", "Let it stand")
            t.keys("Enter")
            t.wait("passengers on the first day.")

        with step("a family name leads to where its bearer is introduced"):
            find(t, "Lind said", "13:9")
            t.keys("Left")
            t.type("gh")
            t.wait(" 13:1 ")
            command(t, "lsp-definition")
            t.wait_match(r" 9:\d+ ")

        with step("a person is renamed in every form of the name"):
            command(t, "lsp-rename 'Mara Lund'")
            t.wait("said Mara Lund, the harbour master.", "Lund said the survey")
            t.type("u")
            t.wait("said Mara Lind, the harbour master.", "Lind said the survey")

        with step("names are completed while they are typed"):
            find(t, "spring.", "13:50")
            t.type("a Dark")
            t.wait_match(r"~ +Darko +Reference")
            t.again(lambda: t.keys("C-n"), "spring. Darko")
            t.keys("Escape")
            t.gone(" insert ")
            t.type("u")
            t.gone("spring. D")

        with step("findings follow typing and undo"):
            find(t, "spring", "13:49")
            t.type("a TK")
            t.keys("Escape")
            t.wait("in spring TK.")
            t.gone(" insert ")
            findings(t, draft, 2, r"ferry.md:13:51: \[error\].*\[draft/placeholder\]")
            t.type("u")
            t.gone("in spring TK.")

        with step("what is saved is the draft with the fix, and nothing else"):
            command(t, "write")
            desk.saved(draft, text.replace("on the the first", "on the first"))

        with step("plain text is read as plain text"):
            note = desk.write("drafts/note.txt", "The quay is shut.\n\n    The crane fell TK times.\n")
            command(t, f"edit {note}")
            t.wait("The crane fell")
            # Four spaces would make it code in Markdown.
            findings(t, note, 1, r"note.txt:3:20: \[error\].*\[draft/placeholder\]")

        with step("Kakoune ends, and the server with it"):
            command(t, "quit!")
            t.ended()
            desk.server_gone()


run(*[(f"Kakoune {version_of_package(kakoune, 'kakoune')}", kakoune, scenario) for kakoune in sys.argv[1:]])
