/** The menu opens without any script; this keeps the focus in it while it's open. */
export function watchMenu() {
  const menu = document.getElementById("menu");
  const current = /** @type {HTMLElement | null | undefined} */ (menu?.querySelector("[aria-current]"));
  const wide = matchMedia("(min-width: 68.75rem)");
  // Elsewhere the menu is closed, and measuring it would only delay the first paint.
  if (menu && current && wide.matches) menu.scrollTop = current.offsetTop - menu.clientHeight / 2;
  /** @param {boolean} open */
  const enclose = (open) => {
    for (const part of document.querySelectorAll(".skip,.header,.main,.footer")) {
      part.toggleAttribute("inert", open);
    }
  };
  /** @param {boolean} open */
  const enter = (open) => open && menu?.querySelector("button")?.focus();
  /** @param {Event} event */
  const opens = (event) => /** @type {ToggleEvent} */ (event).newState === "open";
  // Before it closes, so that the browser can give the focus back to the button.
  menu?.addEventListener("beforetoggle", (event) => enclose(opens(event)));
  menu?.addEventListener("toggle", (event) => enter(opens(event)));
  if (menu?.hidePopover && menu.matches(":popover-open")) {
    enclose(true); // opened before the page was there
    enter(true);
  }
  // A drawer left open makes no sense once there is room for the menu beside the text.
  wide.addEventListener("change", closePopovers);
  // A page that comes back from the history shows what was read, not how it was left.
  window.addEventListener("pagehide", closePopovers);
}

/** Closes the menu and the choice of languages; the focus goes back to their buttons. */
export function closePopovers() {
  for (const part of document.querySelectorAll("[popover]")) {
    /** @type {HTMLElement} */ (part).hidePopover?.();
  }
}

/** Links to the same page in other languages lead to the same place on it. */
export function keepAnchor() {
  document.addEventListener("click", (event) => {
    const link = /** @type {HTMLAnchorElement | null} */ (
      /** @type {Element} */ (event.target).closest?.("a[hreflang]")
    );
    if (link && location.hash) link.hash = location.hash;
  });
}
