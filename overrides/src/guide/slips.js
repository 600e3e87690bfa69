/** Milliseconds. Who wants the same thing twice takes longer. */
const MOMENT = 500;

/**
 * Leaves out what nobody means to do: the second tap of a double tap on a widget's button, and the
 * clicks of a key that is held down. Either would delete two cases for one, or undo an undoing.
 */
export function leaveOutSlips() {
  /** @type {Element | null} */
  let last = null;
  let time = 0;
  /** @param {Event} event */
  const buttonOf = ({ target }) =>
    target instanceof Element ? target.closest("[data-module] button[data-action]") : null;
  /** @param {Event} event */
  const stop = (event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  const onClick = (/** @type {Event} */ event) => {
    const button = buttonOf(event);
    if (button && button === last && event.timeStamp - time < MOMENT) stop(event);
    last = button;
    time = event.timeStamp;
  };
  document.addEventListener("click", onClick, true);
  const onKey = (/** @type {KeyboardEvent} */ event) => {
    last = null;
    if (event.repeat && event.key === "Enter" && buttonOf(event)) stop(event);
  };
  document.addEventListener("keydown", onKey, true);
}
