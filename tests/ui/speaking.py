"""A stand that speaks: programs of our own on the PATH write down what they were asked to say."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ui.finger import wait_until
from ui.speech.clips import SOUNDS

VOICE = """#!/bin/sh
# espeak-ng: writes down the voice and the words, and makes a sound file of nothing.
while [ $# -gt 0 ]; do
    case $1 in
        -v) voice=$2; shift ;;
        -w) file=$2; shift ;;
    esac
    shift
done
words=$(cat)
printf '%s|%s\\n' "$voice" "$words" >>"$FAKES/said"
cp "$FAKES/silence.wav" "$file"
"""

PLAYER = """#!/bin/sh
# pw-play: writes down its arguments; plays speech until it is let go, other sounds in no time.
echo "$@" >>"$FAKES/played"
case $* in */assets/sounds/*.wav) exit "$(cat "$FAKES/status" 2>/dev/null || echo 0)" ;; esac
while [ -e "$FAKES/hold" ]; do sleep 0.02; done
exit "$(cat "$FAKES/status" 2>/dev/null || echo 0)"
"""

MIXER = """#!/bin/sh
# amixer: the card with its jack, as the real one prints it.
cat "$FAKES/jack"
"""

JACK = """numid=12,iface=CARD,name='Headphone Jack'
  ; type=BOOLEAN,access=r-------,values=1
  : values={state}
numid=1,iface=MIXER,name='Master Playback Volume'
  ; type=INTEGER,access=rw---R--,values=1,min=0,max=87,step=0
  : values=60
"""


class Fakes:
    """What voice and player were asked, and what they shall do."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def said(self) -> list[str]:
        """Everything that was spoken, in order, each as "voice|words"."""
        file = self.folder / "said"
        return file.read_text("utf-8").splitlines() if file.exists() else []

    def words(self) -> list[str]:
        return [line.partition("|")[2] for line in self.said()]

    def played(self) -> list[str]:
        """The arguments of each call that played speech."""
        return [line for line in self._calls() if Path(line.split()[-1]).parent != SOUNDS]

    def sounds(self) -> list[str]:
        """Everything else that was played, by name."""
        files = [Path(line.split()[-1]) for line in self._calls()]
        return [file.stem for file in files if file.parent == SOUNDS]

    def _calls(self) -> list[str]:
        file = self.folder / "played"
        return file.read_text("utf-8").splitlines() if file.exists() else []

    def hold(self) -> None:
        """Whatever plays from now on goes on until `let_go`."""
        (self.folder / "hold").touch()

    def let_go(self) -> None:
        (self.folder / "hold").unlink(missing_ok=True)

    def break_player(self) -> None:
        (self.folder / "status").write_text("1")

    def plug(self, state: str) -> None:
        """A headset is in ("on") or out ("off")."""
        (self.folder / "jack").write_text(JACK.format(state=state))

    def until(self, condition: Callable[[], bool], what: str) -> None:
        wait_until(condition, f"{what}; said so far: {self.words()}", 20)

    def heard(self, words: str) -> None:
        """Waits until these words are part of what was said."""
        self.until(lambda: any(words in said for said in self.words()), f"“{words}” said")


def program(folder: Path, name: str, source: str) -> None:
    file = folder / name
    file.write_text(source, "utf-8")
    file.chmod(0o755)


@pytest.fixture
def fakes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fakes:
    folder = tmp_path / "fakes"
    folder.mkdir()
    shutil.copy(SOUNDS / "warning.wav", folder)
    (folder / "warning.wav").rename(folder / "silence.wav")
    for name, source in (("espeak-ng", VOICE), ("pw-play", PLAYER), ("amixer", MIXER)):
        program(folder, name, source)
    found = Fakes(folder)
    found.plug("off")
    monkeypatch.setenv("FAKES", str(folder))
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    monkeypatch.setenv("KIOSK_SOUND__PLAYER", "pw-play")
    return found
