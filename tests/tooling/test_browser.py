"""The browser of the tests: the named one, else the first of its family on the machine."""

from tooling import browser


def test_a_named_browser_comes_first():
    assert browser.find({"SITE_TEST_BROWSER": "/opt/eigener/chromium"}) == "/opt/eigener/chromium"


def test_the_first_browser_on_the_path_is_taken(tmp_path, monkeypatch):
    program = tmp_path / "google-chrome"
    program.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert browser.find({}) == str(program)


def test_no_browser_is_an_empty_text(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))

    assert browser.find({}) == ""
