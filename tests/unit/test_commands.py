"""The commands: exit codes, and what new, rename and stamp do to a guide."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from guide.checks import run_checks
from guide.cli import main
from guide.issues import Code
from guide.reporters import format_text
from guide.status import changed_sections, load_status
from tests.golden.sites import changed, load_base, write_site


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Docs folder of the base site."""
    return write_site(tmp_path, changed(load_base(), {}))


def errors(docs: Path) -> list[str]:
    """Errors in `docs`, as `file: code`."""
    return [f"{issue.path}: {issue.code}" for issue in run_checks(docs)[0].errors]


def test_check_exits_by_what_it_finds(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """0 where all is well, 1 where there are errors, 0 with --warn-only, 2 without a folder."""
    assert main(["check", str(docs)]) == 0
    (docs / "en/index.md").write_text("# Broken\n", "utf-8")
    assert main(["check", str(docs)]) == 1
    assert main(["check", str(docs), "--warn-only"]) == 0
    assert main(["check", str(docs / "gone")]) == 2
    assert "there is no folder" in capsys.readouterr().err


def test_check_can_be_narrowed(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """--only shows the files asked for, and errors in others don't count."""
    (docs / "en/index.md").write_text("# Broken\n", "utf-8")
    assert main(["check", str(docs), "--only", "docs/bg/paid", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["issues"] == []


def test_unknown_command_is_a_usage_error() -> None:
    """A command that isn't one ends with code 2."""
    assert main(["chekc"]) == 2


def test_a_slip_in_a_command_gets_a_hint(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No command, one misspelt, and a part of a path that no file has."""
    assert main([]) == 2
    assert "stamp" in capsys.readouterr().err
    assert main(["chek"]) == 2
    assert "did you mean 'check'?" in capsys.readouterr().err
    assert main(["check", str(docs), "--only", "nosuch"]) == 2
    assert "no file whose path contains 'nosuch'" in capsys.readouterr().err


def test_a_huge_page_is_checked_in_time(docs: Path) -> None:
    """A page with a mistake in every word takes seconds, not hours, and says each of them."""
    page = docs / "en/paid/deposits.md"
    page.write_text(page.read_text("utf-8") + "\n" + "so so " * 20_000 + "\n", "utf-8")
    report, _ = run_checks(docs)
    assert sum(issue.code is Code.WORD_REPEATED for issue in report.issues) >= 20_000
    assert len(format_text(report).splitlines()) > 20_000


def test_rename_page_leaves_no_mistake(docs: Path) -> None:
    """A moved page takes its links, its menu entry and its places along, and leaves a redirect."""
    assert main(["rename", "page", "paid/deposits", "money/what/deposit", "--docs", str(docs)]) == 0
    assert not (docs / "bg/paid/deposits.md").exists()
    moved = (docs / "bg/money/what/deposit.md").read_text("utf-8")
    assert "(../../paid/index.md#in-short)" in moved
    assert "link: money/what/deposit.md#what-counts" in (docs / "en/paid/index.md").read_text(
        "utf-8"
    )
    redirects = (docs / "_data/redirects.yml").read_text("utf-8")
    assert "paid/deposits.md: money/what/deposit.md" in redirects
    assert run_checks(docs)[0].issues == []


def test_rename_page_twice_makes_no_chain(docs: Path) -> None:
    """A former redirect leads straight to the newest path, and a way back is cut."""
    for old, new in [
        ("paid/deposits", "paid/b"),
        ("paid/b", "paid/c"),
        ("paid/c", "paid/deposits"),
    ]:
        assert main(["rename", "page", old, new, "--docs", str(docs)]) == 0
        assert run_checks(docs)[0].issues == []


def test_rename_item_keeps_ticks(docs: Path) -> None:
    """A renamed item has its former id in renamed_from, and its text under the new one."""
    assert main(["rename", "item", "money", "send-invoice", "bill", "--docs", str(docs)]) == 0
    contract = (docs / "_data/checklists.yml").read_text("utf-8")
    assert "{id: bill, renamed_from: [send-invoice], level: must, due: -7, email: call}" in contract
    assert main(["rename", "item", "money", "bill", "invoice", "--docs", str(docs)]) == 0
    assert "{id: invoice, renamed_from: [bill, send-invoice]," in (
        docs / "_data/checklists.yml"
    ).read_text("utf-8")
    assert run_checks(docs)[0].issues == []


def test_rename_item_finds_it_in_quotes(docs: Path) -> None:
    """An id in quotation marks keeps them."""
    for name in ("_data/checklists.yml", "bg/paid/index.md"):
        text = (docs / name).read_text("utf-8")
        (docs / name).write_text(
            text.replace("id: file-papers", 'id: "file-papers"').replace(
                "    file-papers:", '    "file-papers":'
            ),
            "utf-8",
        )
    assert main(["rename", "item", "money", "file-papers", "archive", "--docs", str(docs)]) == 0
    assert '"archive": Подреди' in (docs / "bg/paid/index.md").read_text("utf-8")
    assert run_checks(docs)[0].issues == []


@pytest.mark.parametrize(
    "words",
    [
        ["rename", "page", "gone", "new"],
        ["rename", "page", "paid/deposits", "paid/index"],
        ["rename", "page", "paid/deposits", "Paid/Deposits_2"],
        ["rename", "item", "money", "gone", "new"],
        ["rename", "item", "money", "count-hours", "send-invoice"],
        ["new", "page", "Paid_2"],
        ["new", "page", "paid/deposits"],
        ["new", "email", "call"],
        ["new", "checklist", "money", "--page", "paid/index.md", "--items", "one"],
        ["new", "checklist", "things", "--page", "gone.md", "--items", "one"],
        ["new", "checklist", "things"],
        ["stamp"],
        ["stamp", "docs/en/index.md"],
        ["stamp", "docs/bg/gone.md"],
    ],
)
def test_impossible_commands_change_nothing(
    docs: Path, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command that can't be run says so with code 2 and leaves every file as it was."""
    monkeypatch.chdir(docs.parent)
    before = {file: file.read_bytes() for file in docs.rglob("*.*")}
    assert main(words) == 2
    assert {file: file.read_bytes() for file in docs.rglob("*.*")} == before


def test_new_files_lack_only_words(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Skeletons are whole but for texts and a place in the menu."""
    monkeypatch.chdir(docs.parent)
    assert main(["new", "page", "paid/late"]) == 0
    assert main(["new", "email", "thanks"]) == 0
    assert (
        main(["new", "checklist", "late", "--page", "paid/late.md", "--items", "call", "write"])
        == 0
    )
    codes = {issue.code for issue in run_checks(docs)[0].issues}
    assert codes == {Code.TEXT_PLACEHOLDER, Code.PAGE_ORPHAN}


def test_status_tells_what_changed(docs: Path) -> None:
    """A stale page names the sections of its source that changed since, from git's history."""
    root = docs.parent
    for words in (["init", "-q"], ["add", "docs"], ["commit", "-qm", "One"]):
        subprocess.run(
            ["git", "-c", "user.name=T", "-c", "user.email=t@example.com", *words],
            cwd=root,
            check=True,
        )
    page = docs / "en/paid/index.md"
    text = page.read_text("utf-8")
    page.write_text(text.replace("- Ask then.", "- Ask then.\n- Wait."), "utf-8")
    (docs / "bg/paid/deposits.md").unlink()
    (status,) = load_status(docs)
    assert status.missing == ("paid/deposits.md",)
    assert status.stale == (("paid/index.md", "#in-short (+1 -0)"),)
    assert status.complete == ("emails/call.md", "index.md")


def test_stamp_makes_a_page_fresh(docs: Path) -> None:
    """After stamping, a translation is up to date until its source changes again."""
    page = docs / "en/paid/index.md"
    page.write_text(page.read_text("utf-8").replace("Count first.", "Count."), "utf-8")
    assert load_status(docs)[0].stale[0][0] == "paid/index.md"
    assert main(["stamp", str(docs / "bg/paid/index.md"), "--docs", str(docs)]) == 0
    assert load_status(docs)[0].stale == ()


def test_changed_sections_names_front_matter_and_introduction() -> None:
    """Lines before the first section belong to the front matter or the introduction."""
    old = "---\ntitle: A\n---\n\n# A\n\nOne.\n\n## B { #b }\n\nTwo.\n"
    new = old.replace("title: A", "title: C").replace("One.", "Three.")
    assert changed_sections(old, new) == "front matter (+1 -1), introduction (+1 -1)"


def test_schemas_are_current() -> None:
    """The committed JSON Schemas are those of the shapes: `python -m guide schema` writes them."""
    from guide.schema import FOLDER, render_schemas  # noqa: PLC0415

    folder = Path(__file__).resolve().parent.parent.parent / "docs" / "_data" / FOLDER
    assert {file.name: file.read_text("utf-8") for file in folder.glob("*.json")} == (
        render_schemas()
    )
