"""Drives an editor that fills a terminal, as somebody at the keyboard would, and counts what holds.

An editor's scenario is a list of steps. A step waits for what it wants to see, never for a time; when one
fails, the screen is shown and the rest of that scenario, which builds on it, is not tried.

Needs tmux; nothing but the standard library of Python.
"""

import contextlib
import os
import pathlib
import re
import shlex
import signal
import subprocess
import sys
import tempfile
import time

PATIENCE = float(os.environ.get("FACTDESK_E2E_PATIENCE", "30"))

passed = failed = 0


class NotSeen(AssertionError):
    """What was waited for did not come; the message has the screen."""


class Terminal:
    """A program in a terminal of 150 columns and 40 lines."""

    def __init__(self, argv, env, cwd):
        self._folder = tempfile.TemporaryDirectory(prefix="factdesk-tmux-")
        self._socket = os.path.join(self._folder.name, "socket")
        settings = os.path.join(self._folder.name, "tmux.conf")
        pathlib.Path(settings).write_text(
            # Without a pause after Escape, in which tmux would wait for more of a key's code.
            "set -g escape-time 0\nset -g status off\nset -g remain-on-exit on\n"
            "set -g default-terminal tmux-256color\nset -g focus-events on\n"
        )
        self._env = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "LC_ALL": "C.UTF-8",
            "SHELL": "/bin/sh",
            "TERM": "xterm-256color",
            **env,
        }
        # tmux hands its own environment on to what it starts.
        self._tmux("-f", settings, "new-session", "-d", "-x", "150", "-y", "40", "-c", str(cwd), "exec " + shlex.join(map(str, argv)))

    def _tmux(self, *arguments):
        command = ["tmux", "-u", "-S", self._socket, *arguments]
        done = subprocess.run(command, env=self._env, capture_output=True, text=True)
        if done.returncode != 0:
            raise NotSeen(f"tmux {arguments[0]}: {done.stderr.strip()}")
        return done.stdout

    def keys(self, *names):
        """Presses keys by the names tmux has for them: Escape, Enter, C-s, M-x."""
        self._tmux("send-keys", *names)

    def type(self, text):
        self._tmux("send-keys", "-l", text)

    def screen(self):
        return self._tmux("capture-pane", "-p")

    def until(self, what, holds, patience=PATIENCE):
        """Waits until something holds of the screen; gives the screen back."""
        end = time.monotonic() + patience
        while True:
            screen = self.screen()
            if holds(screen):
                return screen
            if time.monotonic() > end:
                raise NotSeen(f"{what}; the screen:\n{screen.rstrip()}")
            time.sleep(0.05)

    def wait(self, *texts, patience=PATIENCE):
        """Waits until all of these texts are on the screen."""
        return self.until(f"not all shown: {texts}", lambda screen: all(text in screen for text in texts), patience)

    def wait_match(self, pattern, patience=PATIENCE):
        """Waits until a regular expression matches within the screen; gives the match back."""
        screen = self.until(f"not shown: {pattern}", lambda screen: re.search(pattern, screen, re.M), patience)
        return re.search(pattern, screen, re.M)

    def gone(self, *texts):
        self.until(f"still shown: {texts}", lambda screen: not any(text in screen for text in texts))

    def again(self, act, *texts):
        """Acts, and acts again every second, until all of these texts are shown: for what an editor may
        rightly not show when it is asked too early, such as the answer of a server it is still greeting."""
        return self._repeat(act, lambda: self.wait(*texts, patience=1))

    def again_match(self, act, pattern):
        """The same for a regular expression."""
        return self._repeat(act, lambda: self.wait_match(pattern, patience=1))

    @staticmethod
    def _repeat(act, wait):
        end = time.monotonic() + PATIENCE
        while True:
            act()
            try:
                return wait()
            except NotSeen:
                if time.monotonic() > end:
                    raise

    def ended(self):
        """Waits for the program to end; its exit status."""
        end = time.monotonic() + PATIENCE
        while True:
            dead, _, status = self._tmux("display-message", "-p", "#{pane_dead} #{pane_dead_status}").strip().partition(" ")
            if dead == "1":
                return int(status or 0)
            if time.monotonic() > end:
                raise NotSeen("it still runs; the screen:\n" + self.screen().rstrip())
            time.sleep(0.05)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        with contextlib.suppress(NotSeen):
            self._tmux("kill-server")
        self._folder.cleanup()


class Stopped(Exception):
    """A step failed; the scenario ends here."""


@contextlib.contextmanager
def step(name):
    """One thing that must hold."""
    global passed, failed
    began = time.monotonic()
    try:
        yield
    except Exception as error:  # whatever went wrong is told of and counted
        failed += 1
        print(f"  FAIL  {name}\n        " + str(error or repr(error)).replace("\n", "\n        "), flush=True)
        raise Stopped from error
    passed += 1
    print(f"  ok    {name} ({time.monotonic() - began:.1f} s)", flush=True)


class Desk:
    """A home and a folder of drafts for one scenario, empty but for what the scenario puts there."""

    def __init__(self, root):
        self.root = pathlib.Path(root).resolve()
        self.home = self.root / "home"
        self.config = self.home / ".config"
        self.drafts = self.root / "drafts"
        self.run = self.root / "run"  # sockets
        for folder in (self.config, self.drafts):
            folder.mkdir(parents=True)
        self.run.mkdir(mode=0o700)
        (self.root / "bin").mkdir()
        # As it is after `cargo install`: on the path, by its name.
        (self.root / "bin" / "factdesk").symlink_to(os.environ["FACTDESK_BIN"])

    def env(self, **more):
        return {
            "HOME": str(self.home),
            "PATH": f"{self.root / 'bin'}:{os.environ['PATH']}",
            "XDG_CONFIG_HOME": str(self.config),
            "XDG_CACHE_HOME": str(self.home / ".cache"),
            "XDG_DATA_HOME": str(self.home / ".local/share"),
            "XDG_STATE_HOME": str(self.home / ".local/state"),
            "XDG_RUNTIME_DIR": str(self.run),
            "TMPDIR": str(self.run),
            **more,
        }

    def write(self, path, text):
        path = self.root / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
        return path

    def draft(self, name="ferry.md"):
        """A draft of invented people, as every editor gets it."""
        source = pathlib.Path(__file__).with_name("drafts") / name
        return self.write(f"drafts/{name}", source.read_text(encoding="utf-8"))

    def _started(self):
        """Processes that were started from this desk, by their numbers, with their names."""
        found = {}
        for entry in pathlib.Path("/proc").iterdir():
            if entry.name.isdigit():
                with contextlib.suppress(OSError):
                    if f"HOME={self.home}".encode() in (entry / "environ").read_bytes().split(b"\0"):
                        found[int(entry.name)] = (entry / "comm").read_text().strip()
        return found

    def server_gone(self):
        """Waits until no factdesk that was started from this desk runs any more."""
        end = time.monotonic() + PATIENCE
        while "factdesk" in (left := self._started()).values():
            if time.monotonic() > end:
                raise NotSeen(f"still running: {left}")
            time.sleep(0.05)

    def clear(self):
        """Ends what an editor has left running, such as kak-lsp, which is a daemon."""
        for process in self._started():
            with contextlib.suppress(OSError):
                os.kill(process, signal.SIGTERM)

    @staticmethod
    def saved(path, wanted):
        """Waits until a file on the disk is exactly this text."""
        end = time.monotonic() + PATIENCE
        while (text := path.read_text(encoding="utf-8")) != wanted:
            if time.monotonic() > end:
                raise NotSeen(f"on the disk:\n{text}\nwanted:\n{wanted}")
            time.sleep(0.05)


def snippet(readme, name):
    """The block of a README that follows `<!-- tested: NAME -->`."""
    text = pathlib.Path(readme).read_text(encoding="utf-8")
    found = re.search(rf"^<!-- tested: {re.escape(name)} -->\n```\w*\n(.*?)^```$", text, re.M | re.S)
    if not found:
        raise AssertionError(f"{readme} has no block for {name}")
    return found[1]


def run(*cases):
    """Runs scenarios, each given as its name, the editor's program, and the function that plays it; prints
    the totals and ends the program."""
    global failed
    for name, editor, scenario in cases:
        print(name, flush=True)
        # What an editor leaves behind while it ends may still be written when the folder goes.
        with tempfile.TemporaryDirectory(prefix="factdesk-e2e-", ignore_cleanup_errors=True) as root:
            desk = Desk(root)
            try:
                scenario(editor, desk)
            except Stopped:
                pass
            except Exception as error:
                failed += 1
                print(f"  FAIL  {error!r}", flush=True)
            finally:
                desk.clear()
    skipped = int(os.environ.get("SKIPPED", "0"))
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    sys.exit(0 if passed and not failed else 1)


def version_of_package(program, package):
    """The version of the Debian package a program is of, for one that does not tell it itself."""
    unpacked = pathlib.Path(program).with_name("version")
    if unpacked.exists():
        return unpacked.read_text().strip()
    return subprocess.run(["dpkg-query", "-W", "-f", "${Version}", package], capture_output=True, text=True).stdout


def version(*command):
    """The first line an editor prints of itself."""
    output = subprocess.run(command, capture_output=True, text=True, stdin=subprocess.DEVNULL).stdout
    return output.partition("\n")[0] or " ".join(command)
