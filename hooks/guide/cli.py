"""The commands of the guide: check, status, stamp, new, rename, schema, search, offline.

Exit codes: 0 all is well, 1 there are errors, 2 the command can't be run as given.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from guide.suggestions import near
from guide.usage import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from guide.issues import Report

    Command = Callable[[argparse.Namespace], int]

OK, FOUND, USAGE = 0, 1, 2
DELEGATED = {"search": "guide.search.cli", "offline": "guide.offline"}
"""Commands that read their own arguments: `main(arguments) -> exit code` of these modules."""


COMMANDS = ("check", "status", "stamp", "new", "rename", "schema", *DELEGATED)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` (by default those of the process) name."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words and words[0] in DELEGATED:
        module = importlib.import_module(DELEGATED[words[0]])
        return int(module.main(words[1:]) or OK)
    if not words:
        _parser().print_help(sys.stderr)
        return USAGE
    if words[0] not in COMMANDS and not words[0].startswith("-"):
        nearest = near(words[0], COMMANDS)
        meant = f"did you mean '{nearest}'?" if nearest else f"there are {', '.join(COMMANDS)}"
        print(f"guide: there is no command '{words[0]}': {meant}", file=sys.stderr)
        return USAGE
    options = _parser().parse_args(words)
    command: Command = options.command
    try:
        return command(options)
    except BrokenPipeError:
        # Whoever read the output has had enough of it (`… | head`).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except (OSError, UsageError) as error:
        print(f"guide: {error}", file=sys.stderr)
        return USAGE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="guide",
        description="Checks and tends the pages of the guide.",
        epilog="'guide search' and 'guide offline' have a --help of their own.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    check = commands.add_parser("check", help="find every mistake, in all languages")
    _add_check_arguments(check)
    check.set_defaults(command=_check)

    status = commands.add_parser("status", help="which translations are missing or out of date")
    _add_docs(status, "docs", nargs="?")
    status.set_defaults(command=_status)

    stamp = commands.add_parser(
        "stamp", help="say that translations were compared with their source"
    )
    stamp.add_argument("pages", nargs="*", type=Path, help="files of translated pages")
    _add_docs(stamp, "--docs")
    stamp.add_argument("--all", action="store_true", help="stamp every translation")
    stamp.add_argument("--items", action="store_true", help="record the ids of all checklist items")
    stamp.set_defaults(command=_stamp)

    new = commands.add_parser("new", help="write a skeleton in every language")
    new.add_argument("kind", choices=("page", "email", "checklist"))
    new.add_argument("name", help="path of the page, or id of the email or checklist")
    new.add_argument("--page", help="path of the page that the checklist stands on")
    new.add_argument("--items", nargs="+", default=[], help="ids of the checklist's items")
    _add_docs(new, "--docs")
    new.set_defaults(command=_new)

    rename = commands.add_parser("rename", help="rename a page or a checklist item everywhere")
    _add_rename_kinds(rename)

    schema = commands.add_parser("schema", help="write the JSON Schemas for editors")
    _add_docs(schema, "--docs")
    schema.set_defaults(command=_schema)
    return parser


def _add_check_arguments(check: argparse.ArgumentParser) -> None:
    _add_docs(check, "docs", nargs="?")
    check.add_argument("--format", choices=("text", "json", "github"), default="text")
    check.add_argument("--warn-only", action="store_true", help="exit 0 whatever is found")
    check.add_argument(
        "--only",
        metavar="PART",
        default="",
        help="show only files whose path contains PART ('docs/ru', 'emails/')",
    )
    check.add_argument("--no-warnings", action="store_true", help="show errors only")
    check.add_argument(
        "--all", action="store_true", help="show every place of a mistake that has one cause"
    )


def _add_rename_kinds(rename: argparse.ArgumentParser) -> None:
    kinds = rename.add_subparsers(required=True, metavar="KIND")
    page = kinds.add_parser("page", help="move a page, with all links to it and a redirect")
    page.add_argument("old")
    page.add_argument("new")
    _add_docs(page, "--docs")
    page.set_defaults(command=_rename_page)
    item = kinds.add_parser("item", help="rename a checklist item; readers keep their ticks")
    item.add_argument("checklist")
    item.add_argument("old")
    item.add_argument("new")
    _add_docs(item, "--docs")
    item.set_defaults(command=_rename_item)


def _add_docs(parser: argparse.ArgumentParser, name: str, nargs: str | None = None) -> None:
    parser.add_argument(name, nargs=nargs, type=Path, default=Path("docs"))


def _check(options: argparse.Namespace) -> int:
    from guide.checks import run_checks  # noqa: PLC0415 (commands load what they need)
    from guide.memo import MEMO  # noqa: PLC0415
    from guide.reporters import REPORTERS, format_text  # noqa: PLC0415

    report, _ = run_checks(options.docs)
    MEMO.save()
    if options.only and not any(options.only in path for path in _all_paths(report)):
        raise UsageError(f"there is no file whose path contains '{options.only}'")
    report.issues = [
        issue
        for issue in report.issues
        if options.only in issue.path and not (options.no_warnings and issue.severity == "warning")
    ]
    for note in report.notes:
        print(f"note: {note}", file=sys.stderr)
    if options.all and options.format == "text":
        print(format_text(report, whole=True))
    else:
        print(REPORTERS[options.format](report))
    return FOUND if report.errors and not options.warn_only else OK


def _all_paths(report: Report) -> set[str]:
    """Files that were checked, and those that issues say are missing."""
    return {*report.texts, *(issue.path for issue in report.issues)}


def _status(options: argparse.Namespace) -> int:
    from guide.status import format_status  # noqa: PLC0415

    print(format_status(options.docs))
    return OK


def _stamp(options: argparse.Namespace) -> int:
    from guide.stamp import record_items, stamp_pages  # noqa: PLC0415

    if not (options.pages or options.all or options.items):
        raise UsageError("name the pages to stamp, or say --all or --items")
    if options.items:
        print(f"wrote {record_items(options.docs)}")
    if options.pages or options.all:
        pages = None if options.all else options.pages
        for line in stamp_pages(options.docs, pages):
            print(line)
    return OK


def _new(options: argparse.Namespace) -> int:
    from guide import scaffold  # noqa: PLC0415

    if options.kind == "checklist":
        files = scaffold.new_checklist(options.docs, options.name, options.page, options.items)
    elif options.kind == "email":
        files = scaffold.new_email(options.docs, options.name)
    else:
        files = scaffold.new_page(options.docs, options.name)
    for file in files:
        print(f"wrote {file}")
    if options.kind != "checklist":
        print("next: write the texts (TODO), and add the page to nav in mkdocs.yml")
    return OK


def _rename_page(options: argparse.Namespace) -> int:
    from guide.rename import rename_page  # noqa: PLC0415

    for line in rename_page(options.docs, options.old, options.new):
        print(line)
    return OK


def _rename_item(options: argparse.Namespace) -> int:
    from guide.rename import rename_item  # noqa: PLC0415

    for line in rename_item(options.docs, options.checklist, options.old, options.new):
        print(line)
    return OK


def _schema(options: argparse.Namespace) -> int:
    from guide.schema import write_schemas  # noqa: PLC0415

    for file in write_schemas(options.docs):
        print(f"wrote {file}")
    return OK
