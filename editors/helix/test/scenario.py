"""The configuration of the README, at the keyboard of a real Helix."""

import pathlib
import re
import sys

from terminal import Terminal, run, snippet, step, version

README = pathlib.Path(__file__).parents[1] / "README.md"


def command(t, text):
    t.type(":" + text)
    t.wait(":" + text)
    t.keys("Enter")
    t.gone(":" + text)


def find(t, words, at):
    """Puts the cursor on the first occurrence of some words, which is at LINE:COLUMN."""
    command(t, "goto 1")
    t.type("/" + words)
    t.wait("search:" + words)
    t.keys("Enter")
    t.wait_match(rf"sel +{at}$")


def write(t, words, line, column):
    """Types words behind the cursor, as fast as Helix can follow: of keys within the same millisecond it may
    tell the server in another order than they came."""
    t.type("a")
    t.wait_match(rf"INS.*sel +{line}:{column}$")
    for typed, character in enumerate(words, 1):
        t.type(character)
        t.wait_match(rf"sel +{line}:{column + typed}$")


def behind_spring(screen):
    """What stands behind the last word of the draft."""
    return re.search(r"in spring\.(.*)$", screen, re.M)[1].strip()


def scenario(helix, desk):
    for name in ("languages.toml", "config.toml"):
        desk.write(f"home/.config/helix/{name}", snippet(README, name))
    draft = desk.draft()
    text = draft.read_text(encoding="utf-8")
    with Terminal([helix, draft], desk.env(), desk.drafts) as t:
        with step("a draft is opened and read"):
            t.wait("Ferry to Esk", "“the” stands twice")

        with step("the list of findings has them all, as grave as the settings say"):
            t.type(" d")
            t.wait_match(r"ERROR .*draft/placeholder ")
            t.wait_match(r"ERROR .*draft/repeated-word ")
            t.keys("Escape")
            t.gone("severity")

        with step("each stands in its place, after an emoji too"):
            command(t, "goto 1")
            t.type("]d")
            t.wait_match(r"sel +7:22$")  # the end of TK
            t.type("]d")
            t.wait_match(r"sel +7:44$")

        with step("a name stands beside a quote that has only “he said”"):
            t.wait("“We heard nothing,” Osei Darko he said.")

        with step("a hover says who speaks"):
            find(t, "hull", "9:9")
            t.type(" k")
            t.wait("Said by Mara Lind", "How we know")
            t.keys("Escape")
            t.gone("How we know")

        with step("a fix mends the text"):
            find(t, "on the the", "7:44")
            t.type(" a")
            t.wait("Cut the second “the”", "Let it stand")
            t.keys("Enter")
            t.wait("passengers on the first day.")
            t.gone("Let it stand")

        with step("a family name leads to where its bearer is introduced"):
            find(t, "Lind said", "13:9")
            command(t, "goto 13")
            t.wait_match(r"sel +13:1$")
            t.type("gd")
            t.wait_match(r"sel +9:")

        with step("a person is renamed in every form of the name"):
            command(t, "goto 13")
            t.wait_match(r"sel +13:1$")
            t.type(" r")
            t.wait("rename-to:")
            t.keys("C-u")
            t.type("Lund")
            t.wait("rename-to:Lund")
            t.keys("Enter")
            t.wait("said Mara Lund, the harbour master.", "Lund said the survey")
            t.type("u")
            t.wait("said Mara Lind, the harbour master.", "Lind said the survey")

        with step("the outline has quotes and people"):
            t.type(" s")
            t.wait("Osei Darko", "kind")
            t.keys("Escape")
            t.gone("kind ")

        with step("names are completed while they are typed"):
            find(t, "spring.", "13:50")
            write(t, " Dark", 13, 51)
            t.wait_match(r"spring\. Dark$")
            t.wait_match(r"^ +~ +Darko ")
            t.keys("C-n", "Enter")
            t.wait("spring. Darko")
            t.keys("Escape")
            t.wait("NOR")
            # One step takes back the completion, another what was typed, in as many steps as Helix has made of it.
            while "D" in (typed := behind_spring(t.screen())):
                t.type("u")
                t.until("undone", lambda screen: behind_spring(screen) != typed)

        with step("findings follow typing and undo"):
            find(t, "spring", "13:49")
            write(t, " TK", 13, 50)
            t.keys("Escape")
            t.wait("in spring TK.")
            # The message stands behind the line or under it, as Helix sees fit; the sign is always there.
            t.wait_match(r"^ *● +13 ")
            t.type("u")
            t.gone("in spring TK.")

        with step("what is saved is the draft with the fix, and nothing else"):
            command(t, "write")
            desk.saved(draft, text.replace("on the the first", "on the first"))

        with step("plain text is read as plain text"):
            note = desk.write("drafts/note.txt", "The quay is shut.\n\n    The crane fell TK times.\n")
            command(t, f"open {note}")
            # Four spaces would make it code in Markdown.
            t.wait("The crane fell TK times.")
            t.wait_match(r"^ *● +3 ")

        with step("Helix ends, and the server with it"):
            command(t, "quit-all!")
            if t.ended() != 0:
                raise AssertionError("its status is not 0")
            desk.server_gone()


run(*[(version(helix, "--version"), helix, scenario) for helix in sys.argv[1:]])
