"""A file is replaced as a whole, and only if it still is what was read."""

import pytest

from plugins.termine.editing import ChangedMeanwhileError, replace_file


def test_the_new_text_takes_the_place_of_the_old_one_with_its_rights(tmp_path):
    file = tmp_path / "termine.yaml"
    file.write_bytes(b"alt")
    file.chmod(0o640)

    replace_file(file, b"alt", b"neu")

    assert file.read_bytes() == b"neu"
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_a_new_file_brings_its_folder(tmp_path):
    replace_file(tmp_path / "artikel" / "fest.md", None, b"neu")

    assert (tmp_path / "artikel" / "fest.md").read_bytes() == b"neu"


@pytest.mark.parametrize("before", [b"alt", None])
def test_what_somebody_else_wrote_meanwhile_stays(tmp_path, before):
    file = tmp_path / "termine.yaml"
    file.write_bytes(b"von jemand anderem")

    with pytest.raises(ChangedMeanwhileError):
        replace_file(file, before, b"neu")

    assert file.read_bytes() == b"von jemand anderem"


def test_a_link_stays_a_link(tmp_path):
    file, link = tmp_path / "2027.yaml", tmp_path / "termine.yaml"
    file.write_bytes(b"alt")
    link.symlink_to(file)

    replace_file(link, b"alt", b"neu")

    assert link.is_symlink()
    assert file.read_bytes() == b"neu"
