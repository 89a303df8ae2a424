"""Help: every command says what it is for, in whole words, and at once."""

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from dragoman.cli import brief, group

NAMES = group.list_commands(click.Context(group))


@pytest.mark.parametrize("name", NAMES)
def test_every_command_says_what_it_is_for(name: str) -> None:
    assert len(brief(name)) > 10
    assert brief(name).endswith((".", "?"))


def test_the_list_of_commands_is_not_cut_short() -> None:
    told = " ".join(CliRunner().invoke(group, ["--help"]).output.split())
    assert all(f"{name} {brief(name)}" in told for name in NAMES)


def test_the_list_of_commands_loads_none_of_them() -> None:
    code = "import sys; from dragoman.cli import main\ntry: main()\nfinally: print('dragoman.pipeline' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code, "--help"], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"
    assert "timeline" in done.stdout
