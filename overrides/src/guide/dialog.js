import { make } from "./dom.js";

/**
 * Asks something in a dialog of the browser's own.
 * @param {object} question
 * @param {string} question.title
 * @param {(Node | string)[]} question.content
 * @param {{value: string, text: string, main?: boolean}[]} question.answers the last ones first seen
 * @param {string} [question.lang]
 * @returns {Promise<string>} value of the answer, "" where it was dismissed
 */
export function ask({ title, content, answers }) {
  const id = `ask-${Math.random().toString(36).slice(2, 8)}`;
  const form = make(
    "form",
    { class: "dialog__form" },
    make("h2", { class: "dialog__title", id }, title),
    ...content.map((part) => (typeof part === "string" ? make("p", {}, part) : part)),
  );
  const row = make("div", { class: "dialog__answers" });
  form.append(row);
  const dialog = make("dialog", { class: "dialog", "aria-labelledby": id }, form);
  return new Promise((resolve) => {
    // At once and not by the event, which comes later: WebKit lets a page copy or share only while
    // it still knows of the tap.
    const finish = (/** @type {string} */ answer) => {
      dialog.remove();
      resolve(answer);
    };
    for (const { value, text, main } of answers) {
      const button = make(
        "button",
        {
          class: main ? "action action--main" : "action",
          type: main ? "submit" : "button",
          value,
        },
        text,
      );
      button.addEventListener("click", (event) => {
        if (main && !form.checkValidity()) return;
        event.preventDefault();
        dialog.close();
        finish(value);
      });
      row.append(button);
    }
    form.addEventListener("submit", (event) => event.preventDefault());
    dialog.addEventListener("close", () => finish(""));
    // A link with ticks, opened while another one still asks.
    /** @type {HTMLDialogElement | null} */ (document.querySelector("dialog.dialog"))?.close();
    document.body.append(dialog);
    dialog.showModal();
  });
}

/**
 * Shows a text that couldn't be copied, selected, for a reader who has to copy it by hand.
 * @param {string} text
 * @param {(key: string) => string} words
 */
export async function offer(text, words) {
  const title = words("common-copy-by-hand");
  const field = make(
    "textarea",
    { class: "dialog__text", rows: "6", readonly: "", "aria-label": title },
    text,
  );
  const closed = ask({
    title,
    content: [words("common-copy-failed"), field],
    answers: [{ value: "", text: words("common-done"), main: true }],
  });
  field.focus();
  field.select();
  await closed;
}
