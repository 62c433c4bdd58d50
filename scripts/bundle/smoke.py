"""Tries the built program as its user would: on a screen, by its keys, with no Python in reach.

Loads a text, trains, saves, lets it write, closes, opens the project again and takes a picture,
then asks the built command line what the project holds and for words. Fails at the first thing
that does not come about. `python scripts/bundle/smoke.py dist/TinyLM` (Linux)
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtGui import QGuiApplication

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / "dist" / "smoke.png"
PATIENCE = 90  # seconds for anything to come about
PROMPT = "oscar and"
PROMPT_PLACE = ("400", "180")  # where its edit lies in the window, below a message


def main(folder: str) -> None:
    """Try the programs in `folder`; the exit status is 1 if one of them fails."""
    if sys.platform != "linux":
        print("The built window is tried out on Linux only.")
        return
    programs = Path(folder).resolve()
    with tempfile.TemporaryDirectory() as home, screen() as display:
        environment = {
            "DISPLAY": display,
            "HOME": home,
            "LANG": "C.UTF-8",
            "PATH": "/usr/bin:/bin",
        }
        text, project = Path(home, "story.txt"), Path(home, "project")
        text.write_bytes((ROOT / "resources" / "samples" / "story.txt").read_bytes())
        with window(programs, text, environment) as keys:
            keys("ctrl+r")  # train
            time.sleep(5)
            keys("ctrl+p")  # pause
            keys("ctrl+s")
            time.sleep(2)
            keys(text=str(project))
            keys("Return")
            wait_for(lambda: (project / "checkpoints" / "latest.ckpt").exists(), "the project")
            keys("ctrl+9", again=True)  # the page that writes
            keys(click=PROMPT_PLACE)
            keys(text=PROMPT)
            keys("Return")
            time.sleep(2)
        remembered = [path.read_text("utf-8") for path in Path(home).rglob("*.ini")]
        if not any(PROMPT in text for text in remembered):
            sys.exit("The window did not write after a prompt.")
        with window(programs, project, environment):
            time.sleep(3)
            take_picture(display)
        command_line = programs / "tinylm"
        info = ask(command_line, environment, "info", "--project", project)
        words = ask(
            command_line,
            environment,
            *("generate", "--project", project, "--prompt", PROMPT, "--words", 5),
        )
        print(f"The project has {len(info['files'])} files; after “{PROMPT}”: {words['text']}")
        if len(words["words"]) != 5:
            sys.exit("The command line did not write five words.")
    print(f"The built program works; a picture of it is {PICTURE.relative_to(ROOT)}.")


@contextmanager
def screen() -> Iterator[str]:
    """A virtual screen, and the name under which programs find it."""
    reading, writing = os.pipe()
    arguments = ["Xvfb", "-screen", "0", "1280x800x24", "-displayfd", str(writing)]
    server = subprocess.Popen(arguments, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as answer:
        yield f":{answer.readline().strip()}"
    server.terminate()
    server.wait()


@contextmanager
def window(
    programs: Path, opened: Path, environment: dict[str, str]
) -> Iterator[Callable[..., None]]:
    """The running window with a text or a project open, and a function that presses keys."""
    program = subprocess.Popen([programs / "tinylm-gui", opened], env=environment)
    find = ["xdotool", "search", "--onlyvisible", "--name", f"{opened.stem}.*TinyLM"]

    def found() -> str:
        return subprocess.run(find, env=environment, capture_output=True, text=True).stdout

    wait_for(lambda: program.poll() is not None or bool(found()), "the window")
    if program.poll() is not None:
        sys.exit(f"The window ended with {program.returncode} before it was seen.")
    focus = ["xdotool", "windowfocus", "--sync", found().split()[0]]
    subprocess.run(focus, env=environment, check=True)

    def keys(
        combination: str = "", text: str = "", click: tuple[str, ...] = (), again: bool = False
    ) -> None:
        """Press a combination or type or click; `again` brings the window to the front before."""
        if again:
            subprocess.run(focus, env=environment, check=True)
        press = ["key", combination] if combination else ["type", "--delay", "20", text]
        if click:
            press = ["mousemove", *click, "click", "1"]
        subprocess.run(["xdotool", *press], env=environment, check=True)
        time.sleep(0.5)

    time.sleep(2)  # its text is being read
    yield keys
    keys("ctrl+q", again=True)  # a dialog may have been before it
    try:
        status = program.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        take_picture(environment["DISPLAY"])
        program.kill()
        sys.exit("The window did not close.")
    if status:
        sys.exit(f"The window ended with {status}.")


def wait_for(holds: Callable[[], bool], what: str) -> None:
    """Wait until something is there."""
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            sys.exit(f"Waited in vain for {what}.")
        time.sleep(0.2)


def take_picture(display: str) -> None:
    """Keep what is on the screen as PICTURE."""
    os.environ |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    application = QGuiApplication(sys.argv[:1])
    PICTURE.parent.mkdir(exist_ok=True)
    application.primaryScreen().grabWindow(0).save(str(PICTURE))


def ask(command_line: Path, environment: dict[str, str], *arguments: object) -> dict[str, object]:
    """What the built command line answers, as its JSON object."""
    command = [command_line, *map(str, arguments), "--json"]
    answer = subprocess.run(command, env=environment, capture_output=True, text=True)
    if answer.returncode:
        sys.exit(f"tinylm {arguments[0]} failed: {answer.stderr.strip()}")
    return json.loads(answer.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
