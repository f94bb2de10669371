"""Changes of files: made whole and together, and never over what somebody else has written."""

import os
from pathlib import Path

import pytest

from account_maps.edit.document import FileChange
from account_maps.edit.errors import EditError
from account_maps.edit.files import write_all
from disks import fill, small_disk


def change(path: Path, before: bytes | None, after: bytes) -> FileChange:
    return FileChange(path, path.name, before, after)


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def edited(path: Path) -> None:
    path.write_bytes(b"by somebody else")


def deleted(path: Path) -> None:
    path.unlink()


def shortened(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("meanwhile", [edited, deleted, shortened])
@pytest.mark.parametrize("which", ["a.yaml", "b.yaml"])
def test_a_file_that_changed_meanwhile_keeps_all_from_being_written(
    tmp_path: Path, meanwhile: type, which: str
) -> None:
    changes = [change(tmp_path / name, b"old", b"new") for name in ("a.yaml", "b.yaml")]
    for one in changes:
        one.path.write_bytes(b"old")
    meanwhile(tmp_path / which)
    before = held(tmp_path)
    with pytest.raises(EditError) as error:
        write_all(changes)
    assert error.value.reasons == (f"{which}:1:1  somebody else has changed this file just now",)
    assert held(tmp_path) == before


def test_a_new_file_that_is_there_meanwhile_is_not_written_over(tmp_path: Path) -> None:
    edited(tmp_path / "a.yaml")
    with pytest.raises(EditError, match="somebody else has changed this file just now"):
        write_all([change(tmp_path / "a.yaml", None, b"new")])
    assert held(tmp_path) == {"a.yaml": b"by somebody else"}


def test_a_link_in_the_place_of_a_new_file_leads_to_nothing_written(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "nowhere.yaml")
    write_all([change(tmp_path / "a.yaml", None, b"new")])
    assert (tmp_path / "nowhere.yaml").read_bytes() == b"new"
    assert (tmp_path / "a.yaml").is_symlink()


def test_what_a_file_holds_already_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"same")
    os.utime(path, (1, 1))
    write_all([change(path, b"same", b"same")])
    assert path.stat().st_mtime == 1


def test_if_a_name_is_taken_all_files_hold_what_they_held(tmp_path: Path) -> None:
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    for path in (first, second):
        path.write_bytes(b"old")
        path.chmod(0o640)
    with pytest.raises(EditError, match="already"):
        write_all([change(first, b"old", b"new")], (change(first, b"new", b"new"), second))
    assert held(tmp_path) == {"a.yaml": b"old", "b.yaml": b"old"}
    assert first.stat().st_mode & 0o777 == 0o640


def test_on_a_full_disk_no_file_is_touched_and_nothing_is_left(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 16) as disk:
        (disk / "a.yaml").write_bytes(b"old")
        fill(disk)
        before = held(disk)
        with pytest.raises(EditError, match="the file cannot be written: "):
            write_all([change(disk / "a.yaml", b"old", b"new" * 10_000)])
        assert held(disk) == before
