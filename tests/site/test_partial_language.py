"""Adding German with three pages: declared partial, it is checked, built and right at once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from guide.checks import run_checks
from guide.cli import main
from tests.golden.sites import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PAGES = {
    "reference/index.md": """\
---
title: Nachschlagen
description: Wo Recht, Wörter und Quellen stehen, jedes auf einer eigenen Seite für sich.
aliases:
  - etwas nachschlagen
related:
  - reference/law/index.md
  - reference/glossary.md
  - reference/all-questions.md
---

# Nachschlagen

Hier steht, was man nur hin und wieder braucht.

## Kurz gesagt { #in-short }

- Rechte, Geld und Fristen: auf den [Seiten zum Recht](law/eu.md#terms-of-payment).

## Was wo steht { #what-is-where }

Alles andere steht im [Glossar](glossary.md) und unter [allen Fragen](all-questions.md).

## Zum Ausfüllen { #to-use }

Dafür gibt es [E-Mails](../emails/index.md) und [Listen](../checklists/index.md).
""",
    "reference/all-questions.md": """\
---
title: Alle Fragen von A bis Z
description: Alle Titel und alle anderen Wörter dafür, in einer einzigen Liste nach dem Alphabet.
related:
  - situations/index.md
  - reference/glossary.md
  - emails/index.md
---

# Alle Fragen von A bis Z

Wem das richtige Wort nicht einfällt, der überfliegt diese Liste.

## A bis Z { #a-z }

Eine Zeile führt gleich zur Antwort.
""",
    "checklists/index.md": """\
---
title: Was darf ich nicht vergessen?
description: Zwölf Listen für das gute Ende einer Arbeit, bis hin zur letzten Zahlung.
related:
  - part/index.md
  - decide/when-to-part.md
  - together/index.md
---

# Was darf ich nicht vergessen?

In so einer Woche denkt niemand an alles.

## Kurz gesagt { #in-short }

- Mit der Liste für heute anfangen.

## Welche Liste? { #which }

Die [Abnahme wurde verweigert](../rejected/index.md): hier entlang.

## So geht es { #how-to-use }

Jede Liste steht auf ihrer Seite.

## Alle Listen { #all }

Hier stehen alle.
""",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with three German pages."""
    folder = tmp_path_factory.mktemp("german")
    for name in ("docs", "hooks", "overrides"):
        shutil.copytree(ROOT / name, folder / name)
    for file in ROOT.glob("*.*"):
        if file.is_file():
            shutil.copy(file, folder)
    (folder / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
    data = folder / "docs/_data"
    with (data / "languages.yml").open("a", encoding="utf-8") as languages:
        languages.write("de: {name: Deutsch, status: partial}\n")
    messages = (data / "strings/en.yml").read_text("utf-8")
    messages = messages.replace("“", "„").replace("”", "“")
    (data / "strings/de.yml").write_text(messages, "utf-8")
    config = (folder / "mkdocs.yml").read_text("utf-8")
    before = "        - locale: ru\n"
    assert before in config
    german = "        - locale: de\n          name: Deutsch\n          site_name: Gut gehen\n"
    (folder / "mkdocs.yml").write_text(config.replace(before, german + before), "utf-8")
    source = (folder / "docs/en/reference/law/eu.md").read_text("utf-8")
    anchor = source.partition("{ #")[2].partition(" }")[0]
    for path, text in PAGES.items():
        file = folder / "docs/de" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.replace("terms-of-payment", anchor), "utf-8")
    assert (
        main(
            [
                "stamp",
                "--docs",
                str(folder / "docs"),
                *(str(folder / "docs/de" / path) for path in PAGES),
            ]
        )
        == 0
    )
    return folder


def test_checks_are_content(project: Path) -> None:
    """Neither the pages that German lacks nor links to them are issues."""
    report, _ = run_checks(project / "docs")
    assert [
        f"{i.path}:{i.position.line}: {i.code}: {i.message}"
        for i in report.sorted
        if "/de" in i.path or i.severity == "error"
    ] == []
    assert len(report.notes) == 1
    assert "spelling left out for de" in report.notes[0]


def test_site_is_built_and_right(project: Path) -> None:
    """The site is built, strictly; a page that German lacks is the English one, and says so."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "SITE_URL": "https://guide.example/g/", "NO_MKDOCS_2_WARNING": "1"},
    )
    assert done.returncode == 0, done.stderr[-3000:]
    own = (project / "site/de/reference/index.html").read_text("utf-8")
    assert '<html lang="de"' in own
    assert "Hier steht, was man nur hin und wieder braucht." in own
    lent = (project / "site/de/paid/deposits/index.html").read_text("utf-8")
    assert 'class="untranslated" lang="de"' in lent
    assert 'rel="canonical" href="https://guide.example/g/paid/deposits/"' in lent
    sitemap = (project / "site/sitemap.xml").read_text("utf-8")
    assert "/g/de/reference/</loc>" in sitemap
    assert "/g/de/paid/deposits/</loc>" not in sitemap
