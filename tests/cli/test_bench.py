"""`dragoman bench` times what it says it times."""

import json
from pathlib import Path

from click.testing import CliRunner

from dragoman.cli import group

PAGE = "Envoys meet\n\nThe foreign minister of Norway met his Danish counterpart in Oslo on Monday.\n"


def test_tells_both_times_and_the_articles_an_hour(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    ran = CliRunner().invoke(group, ["bench", str(tmp_path / "page.txt"), "--format", "json"])
    assert ran.exit_code == 0, ran.output
    told = json.loads(ran.output)
    assert told["articles"] == 1 and told["entries"] >= 1 and told["words"] > 10
    assert told["read_cpu_s"] > 0 and told["parse_cpu_s"] > 0
    assert told["read_to_parse"] == round(told["read_to_parse"], 3) > 0
    assert abs(told["articles_an_hour"] - 3600 / told["wall_s"]) / told["articles_an_hour"] < 0.05


def test_nothing_to_time_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("")
    ran = CliRunner().invoke(group, ["bench", str(tmp_path / "empty.jsonl")])
    assert ran.exit_code != 0
