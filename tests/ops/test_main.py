"""The command line as a whole."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from prasan.ops.main import command_modules, main

COMMANDS = command_modules()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_its_place_in_the_reference(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([name, "--help"])
    assert left.value.code == 0
    assert COMMANDS[name].HELP.split()[0] in capsys.readouterr().out
    reference = Path(__file__).parents[2] / "docs" / "reference" / "commands.md"
    assert f"## prasan {name}" in reference.read_text()


def test_a_wrong_command_line_exits_with_2() -> None:
    with pytest.raises(SystemExit) as left:
        main(["no-such-command"])
    assert left.value.code == 2


@pytest.mark.parametrize("command", ["read-plan", "read-framework", "classify"])
def test_a_refused_file_is_a_sentence_and_exit_code_1(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "แผน.xlsx"
    path.write_bytes(b"this is not a workbook")
    assert main([command, str(path), "--json"]) == 1
    told = capsys.readouterr()
    refused = json.loads(told.out)["refused"]
    assert refused["message_th"] in told.err and refused["message_en"] in told.err


@pytest.mark.parametrize("command", ["read-plan", "read-framework", "classify"])
def test_a_missing_file_is_a_sentence_not_a_traceback(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, str(tmp_path / "missing.xlsx")]) == 1
    assert "missing.xlsx" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["read-plan", "read-framework", "classify"])
def test_reading_commands_start_without_django(name: str) -> None:
    probe = "import sys; from prasan.ops.main import main; main([sys.argv[1], 'x']); sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", probe, name], capture_output=True).returncode == 0
