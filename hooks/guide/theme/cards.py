"""The cards at a page's foot: where to go on, which emails help, where an email is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guide.theme.pages import PageInfo, Pages


def next_pages(pages: Pages, page: PageInfo, skip: tuple[str, ...] = ()) -> tuple[PageInfo, ...]:
    """Pages named by `related`, without the page itself and those in `skip`."""
    return tuple(
        other for other in pages.pick(page.related) if other.path not in {page.path, *skip}
    )


def email_pages(pages: Pages, page: PageInfo) -> tuple[PageInfo, ...]:
    """Email templates named by `emails`."""
    return pages.pick(f"emails/{email}.md" for email in page.emails)


def used_on(pages: Pages, page: PageInfo) -> tuple[PageInfo, ...]:
    """Guide pages that offer this email, in menu order; nothing for other pages."""
    if not page.email:
        return ()
    return tuple(other for other in pages if page.email in other.emails)
