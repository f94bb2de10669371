"""Files are written whole or not at all."""

from pathlib import Path

import pytest

from account_maps.export import write_files


def test_files_are_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"old")

    write_files({tmp_path / "a.json": b"new", tmp_path / "b.json": b"b"})

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "a.json": b"new",
        "b.json": b"b",
    }


def test_if_one_cannot_be_written_none_is_touched(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"old")
    (tmp_path / "b.json").mkdir()

    with pytest.raises(OSError, match="it is a folder"):
        write_files({tmp_path / "a.json": b"new", tmp_path / "b.json": b"b"})

    assert (tmp_path / "a.json").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.json", "b.json"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_bytes(b"old")
    (tmp_path / "link.json").symlink_to("real.json")

    write_files({tmp_path / "link.json": b"new"})

    assert (tmp_path / "link.json").is_symlink()
    assert (tmp_path / "real.json").read_bytes() == b"new"


def test_the_file_has_the_rights_that_new_files_have(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()

    write_files({tmp_path / "a.json": b"new"})

    assert (tmp_path / "a.json").stat().st_mode == (tmp_path / "usual").stat().st_mode
