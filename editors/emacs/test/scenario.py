"""eglot with the configuration of the README, at the keyboard of a real Emacs."""

import pathlib
import sys

from terminal import Terminal, run, snippet, step, version

README = pathlib.Path(__file__).parents[1] / "README.md"

# What a test wants and a reporter does not: no compiling in the background, nothing beside the drafts, and
# for an Emacs that is not installed, the packages of the one that is.
PRELUDE = """
(setq native-comp-deferred-compilation nil native-comp-jit-compilation nil
      make-backup-files nil create-lockfiles nil auto-save-default nil
      inhibit-startup-screen t vc-handled-backends nil enable-recursive-minibuffers nil)
(unless (locate-library "markdown-mode")
  (push (car (file-expand-wildcards "/usr/share/emacs/site-lisp/elpa-src/markdown-mode-*")) load-path)
  (autoload 'markdown-mode "markdown-mode")
  (add-to-list 'auto-mode-alist '("\\\\.md\\\\'" . markdown-mode)))
"""


def command(t, name):
    t.keys("M-x")
    t.wait("M-x")
    t.type(name)
    t.keys("Enter")


def findings(t, *rows):
    """The list of findings, as soon as it has a line for each pattern; leaves it again."""
    command(t, "flymake-show-buffer-diagnostics")
    for row in rows:
        t.wait_match(row)
    t.keys("C-x", "1")
    t.gone("Backend")


def search(t, words):
    """Puts the cursor behind the first occurrence of some words."""
    t.keys("M-<", "C-s")
    t.wait("I-search:")
    t.type(words)
    t.keys("Enter")
    t.gone("I-search:")


def undone(t, screen):
    """Undoes once more if the new name still stands somewhere."""
    if "Lund" in screen:
        t.keys("C-_")
    return "Lund" not in screen


def scenario(emacs, desk):
    desk.write("home/.emacs.d/early-init.el", PRELUDE)
    desk.write("home/.emacs.d/init.el", PRELUDE + snippet(README, "init.el") + snippet(README, "settings.el"))
    (desk.drafts / ".git").mkdir()  # what makes a folder a project for Emacs
    draft = desk.draft()
    text = draft.read_text(encoding="utf-8")
    with Terminal([emacs, "-nw", draft], desk.env(), desk.drafts) as t:
        with step("a draft is opened and read"):
            t.wait("Ferry to Esk", "[eglot:drafts]")

        with step("findings stand in their places, after an emoji too, as grave as the settings say"):
            findings(t, r"7 +20 error .*draft/placeholder", r"7 +41 error .*draft/repeated-word")

        with step("the echo area says who speaks"):
            search(t, "The hull")
            t.again(lambda: t.keys("C-f"), "Said by Mara Lind")

        with step("a fix mends the text"):
            search(t, "on the the")
            t.again(lambda: t.keys("C-b"), "draft/repeated-word")
            command(t, "eglot-code-actions")
            t.wait("Cut the second “the”")
            t.keys("Enter")
            t.wait("passengers on the first day.")

        with step("findings follow typing and undo"):
            search(t, "in spring")
            t.type(" TK")
            t.wait("in spring TK.", "Flymake[2 0]")
            findings(t, r"13 +50 error .*draft/placeholder")
            t.keys("C-_")
            t.gone("in spring TK.")

        with step("what is saved is the draft with the fix, and nothing else"):
            t.keys("C-x", "C-s")
            desk.saved(draft, text.replace("on the the first", "on the first"))

        # eglot 1.9 tells the server of an edit when Emacs is idle or saves, and does not hurry before it asks.
        with step("a family name leads to where its bearer is introduced, and back"):
            search(t, "Lind said")
            t.keys("M-b", "M-b")
            t.again(lambda: t.keys("M-."), " L9 ")
            t.keys("M-,")
            t.wait(" L13 ")

        with step("a person is renamed in every form of the name"):
            command(t, "eglot-rename")
            t.wait("Rename `Lind' to:")
            t.type("Lund")
            t.keys("Enter")
            t.wait("said Mara Lund, the harbour master.", "Lund said the survey")
            t.keys("C-_")
            t.wait("Lind said the survey")
            t.until("the old name everywhere", lambda screen: undone(t, screen))

        with step("names are completed"):
            search(t, "in spring.")
            t.type(" Dar")
            t.keys("C-M-i")
            t.wait("Darko in this draft")
            t.keys("C-x", "1")
            t.gone("Darko in this draft")

        with step("plain text is read as plain text"):
            note = desk.write("drafts/note.txt", "The quay is shut.\n\n    The crane fell TK times.\n")
            t.keys("C-x", "C-f")
            t.wait("Find file:")
            t.type(note.name)
            t.keys("Enter")
            t.wait("The quay is shut.", "[eglot:drafts]")
            # Four spaces would make it code in Markdown.
            findings(t, r"3 +19 error .*draft/placeholder")

        with step("Emacs ends, and the server with it"):
            command(t, "kill-emacs")
            t.ended()
            desk.server_gone()


run(*[(version(emacs, "--version"), emacs, scenario) for emacs in sys.argv[1:]])
