/**
 * A table that is wider than the window scrolls sideways: by keyboard too, in browsers that give
 * such boxes no focus of their own (Safari). Where nothing scrolls there is nothing to stop at.
 */
export function watchTables() {
  const sizes = new ResizeObserver((seen) => {
    for (const { target } of seen) {
      /** @type {HTMLElement} */ (target).tabIndex = target.scrollWidth > target.clientWidth ? 0 : -1;
    }
  });
  for (const table of document.querySelectorAll(".table")) sizes.observe(table);
}
