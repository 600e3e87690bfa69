"""Links and images of the text, of raw HTML and of the front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from guide.checks.targets import Spot, check_page_target, front_links, near_page
from guide.issues import Code, Issue
from guide.language.words import MIXED_SCRIPT
from guide.links import Form, Target, page_candidates, relative, resolve
from guide.rawhtml import html_links
from guide.suggestions import did_you_mean, near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guide.document import Link
    from guide.model import Page
    from guide.project import Project

HREFLANG = re.compile(r"hreflang=[\"']?(?P<language>[^\s\"']+)")


def check_links(project: Project) -> Iterator[Issue]:
    """Links of the text, of raw HTML and of the front matter of every page."""
    for page in project.site.pages.values():
        if page.locale not in project.site.locales:
            continue
        for link in (*page.document.links, *html_links(page)):
            spot = Spot(page.locale, page.path, page.source_path, link.position)
            yield from _check_link(project, spot, link)
        yield from _check_front(project, page)


def _check_front(project: Project, page: Page) -> Iterator[Issue]:
    for written, position in front_links(page):
        spot = Spot(page.locale, "", page.source_path, position)
        path, _, anchor = written.partition("#")
        yield from check_page_target(project, spot, Target(Form.PAGE, page.locale, path, anchor))
    for index, path in enumerate(page.front.related):
        if path == page.path:
            yield Issue(
                Code.LINK_SELF,
                page.source_path,
                page.marks.of_value("related", index),
                "the page names itself as its next page",
                "name another page",
            )
    for index, email in enumerate(page.front.emails):
        if email not in project.emails:
            yield Issue(
                Code.EMAIL_UNKNOWN,
                page.source_path,
                page.marks.of_value("emails", index),
                f"there is no email '{email}'",
                did_you_mean(email, project.emails, most=12, lead="there are"),
            )


def _check_link(project: Project, spot: Spot, link: Link) -> Iterator[Issue]:
    if not link.text and not link.html:
        code, message = (
            (Code.IMAGE_ALT, "the image has no text for people who can't see it")
            if link.image
            else (Code.LINK_EMPTY, "the link has no words")
        )
        hint = "write it between the square brackets: [words](target)"
        yield spot.issue(code, message, hint)
    target = resolve(link.target, spot.locale, spot.path, project.config.site_url)
    judge = _JUDGES.get(target.form)
    if judge:
        yield from judge(project, spot, link, target)


def _page(project: Project, spot: Spot, link: Link, target: Target) -> Iterator[Issue]:
    says = HREFLANG.search(link.attributes)
    if not project.exists(target.locale, target.path):
        yield from check_page_target(project, spot, target)
    elif link.html and (target.path != spot.path or not target.anchor):
        yield spot.issue(
            Code.LINK_FORM,
            "a link in raw HTML isn't turned into an address",
            f"write it in Markdown: [words]({link.target})",
        )
    elif says and says["language"] != target.locale:
        yield spot.issue(
            Code.LINK_LANGUAGE,
            f"the link says that it leads to '{says['language']}', but leads to '{target.locale}'",
            f"write {{ hreflang={target.locale} }}, or correct the path",
        )
    elif target.locale != spot.locale and not says:
        own = (
            f"link to {spot.write(target.path, target.anchor)}, or, if it's meant, "
            if project.exists(spot.locale, target.path)
            else "if it's meant, "
        )
        yield spot.issue(
            Code.LINK_LANGUAGE,
            f"the link leads from '{spot.locale}' to a page in '{target.locale}'",
            f"{own}write {{ hreflang={target.locale} }} right behind it",
        )
    else:
        yield from check_page_target(project, spot, target)


def _file(project: Project, spot: Spot, link: Link, target: Target) -> Iterator[Issue]:
    files = project.sources.files
    if target.path in files:
        return
    actual = next((file for file in sorted(files) if file.lower() == target.path.lower()), "")
    if actual:
        hint = "mind capital and small letters"
        yield spot.issue(Code.LINK_CASE, f"the file is called '{actual}'", hint)
        return
    found = near(target.path, files)
    yield spot.issue(
        Code.LINK_MISSING_FILE,
        f"there is no file '{target.path}' in the docs folder",
        f"did you mean {relative(found, f'{spot.locale}/{spot.path}')}?" if found else "",
    )


def _address(project: Project, spot: Spot, link: Link, target: Target) -> Iterator[Issue]:
    # A link without a folder may count from the site's root in the author's mind.
    for path in (*page_candidates(target.path), *page_candidates(link.target.partition("#")[0])):
        locale = target.locale if target.locale in project.site.locales else spot.locale
        if project.exists(locale, path):
            yield spot.issue(
                Code.LINK_FORM,
                f"'{link.target}' is an address, not the path of a page's file",
                f"write {spot.write(path, target.anchor)}",
            )
            return
    found = near_page(project, spot.locale, page_candidates(target.path)[0])
    yield spot.issue(
        Code.LINK_MISSING_PAGE,
        f"there is no page '{link.target}'",
        f"did you mean {spot.write(found)}?"
        if found
        else "write the path of the page's file, as in ../paid/deposits.md",
    )


def _from_root(project: Project, spot: Spot, path: str, anchor: str) -> str:
    """Hint for a link written from the site's root, which leads to `path` there."""
    first, _, rest = path.strip("/").partition("/")
    locale, rest = (
        (first, rest) if first in project.site.locales else (spot.locale, path.strip("/"))
    )
    for candidate in (rest, *page_candidates(rest)):
        if project.exists(locale, candidate):
            return f"write {spot.write(candidate, anchor)}"
    return "write the path of the page's file, relative to this one"


def _absolute(project: Project, spot: Spot, link: Link, target: Target) -> Iterator[Issue]:
    path = f"{target.locale}/{target.path}"
    yield spot.issue(
        Code.LINK_ABSOLUTE,
        "a link that begins with '/' breaks where the site lies in a folder",
        _from_root(project, spot, path, target.anchor),
    )


def _own_site(project: Project, spot: Spot, link: Link, target: Target) -> Iterator[Issue]:
    yield spot.issue(
        Code.LINK_OWN_SITE,
        "the link names our own site by its full address",
        _from_root(project, spot, _below_root(project, target.path), target.anchor),
    )


def _below_root(project: Project, path: str) -> str:
    """`path` of an address on our own host, without the folder that the site lies in."""
    base = urlsplit(project.config.site_url).path.rstrip("/")
    return path.removeprefix(base) if path.startswith(f"{base}/") else path


def _unsafe(project: Project, spot: Spot, link: Link, target: Target) -> Iterator[Issue]:
    message = f"a link may not begin with '{link.target.partition(':')[0]}:'"
    yield spot.issue(Code.LINK_UNSAFE, message, "only https:, http:, mailto: and tel: are allowed")


def _malformed(project: Project, spot: Spot, link: Link, target: Target) -> Iterator[Issue]:
    message = f"'{link.target}' is neither a page's path nor an address"
    yield spot.issue(Code.LINK_MALFORMED, message, _mend(spot, link.target))


def _mend(spot: Spot, target: str) -> str:
    """How to mend a target that is neither a path nor an address."""
    path = target.replace("\\", "/")
    bare = re.sub(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]", "", path)
    if target.startswith("www."):
        return f"write https://{target}"
    if not target.strip("#"):
        return "write where it leads, between the round brackets"
    if re.match(r"(?i)mailto:", target):
        return "write the whole address: mailto:name@example.com"
    if re.match(r"(?i)tel:", target):
        return "write the number with digits only: tel:+359888123456"
    if re.fullmatch(r"[^@/#]+@[^@/#]+", target):
        return f"write mailto:{target}"
    if MIXED_SCRIPT.search(target):
        return "it mixes Latin and Cyrillic letters: type it anew on one keyboard"
    if bare != target and resolve(bare, spot.locale, spot.path).form in (Form.PAGE, Form.FILE):
        return f"write {bare}" + (
            " (without spaces or invisible signs)" if bare == path.strip() or bare != path else ""
        )
    return "a target has no spaces; a web address begins with https:// and has a name with a dot"


_JUDGES = {
    Form.PAGE: _page,
    Form.FILE: _file,
    Form.ADDRESS: _address,
    Form.ABSOLUTE: _absolute,
    Form.OWN_SITE: _own_site,
    Form.UNSAFE: _unsafe,
    Form.MALFORMED: _malformed,
}
"""What judges a link, by how its target is written; of other sites' pages nothing can be told."""
