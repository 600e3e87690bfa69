/**
 * Every way to take an email along: copies, mail program, draft, the system's sharing. With fields
 * still empty the reader is asked first.
 *
 * @import {Email} from "./email.js"
 */
import { copy, select } from "./clipboard.js";
import { ask } from "./dialog.js";
import { make, need, onAction, printOnly, saveFile } from "./dom.js";
import { draft, mailLink, toHtml, wholeText } from "./mail.js";

export class Takeaway {
  /** @param {Email} email */
  constructor(email) {
    this.email = email;
    const { root, form } = email;
    /** @param {() => unknown} take */
    const checked = (take) => async () => {
      if (await this.mayGo()) await take();
    };
    const send = root.querySelector("[data-action=send]");
    if (send instanceof HTMLElement) send.hidden = typeof navigator.share !== "function";
    onAction(root, {
      jump: (button) => form.jumpTo(button.dataset.jump ?? ""),
      "copy-all": checked(() => this.copyAll()),
      "copy-subject": checked(() => this.copyPart("subject")),
      "copy-body": checked(() => this.copyPart("body")),
      mail: checked(() => this.openMail()),
      eml: checked(() => this.saveDraft()),
      print: checked(() => printOnly("email")),
      send: checked(() => this.send()),
    });
  }

  get subject() {
    return this.email.text("subject");
  }

  get body() {
    return this.email.text("body");
  }

  /** Whether to go on. */
  async mayGo() {
    const { missing, words, lang, form } = this.email;
    if (!missing.length) return true;
    const marks = missing.map((field) => make("li", {}, this.email.showOrMark(field)));
    const answer = await ask({
      title: words("email-ask-title"),
      content: [words("email-ask-text"), make("ul", { lang }, ...marks)],
      answers: [
        { value: "fill", text: words("email-ask-fill"), main: true },
        { value: "go", text: words("email-ask-anyway") },
      ],
    });
    if (answer === "fill") form.jumpTo(missing[0] ?? "");
    return answer === "go";
  }

  copyAll() {
    const text = wholeText(this.email.data.label, this.subject, this.body);
    return this.copyAndSay(text, "email-all-copied", ["[data-subject-label]", "[data-body]"]);
  }

  /** @param {"subject" | "body"} part */
  copyPart(part) {
    const done = part === "subject" ? "email-subject-copied" : "email-body-copied";
    return this.copyAndSay(this[part], done, [`[data-${part}]`], part === "body");
  }

  /**
   * @param {string} text
   * @param {string} done key of what is said where it worked
   * @param {string[]} parts selectors of what to select where it didn't
   * @param {boolean} rich whether as rich text too
   */
  async copyAndSay(text, done, parts, rich = true) {
    const { sheet, say, words } = this.email;
    if (await copy(text, rich ? toHtml(text) : undefined)) {
      say(words(done));
      return;
    }
    select(...parts.map((part) => need(sheet, part, HTMLElement)));
    say(words("common-copy-failed"));
  }

  /** Opens the reader's mail program; a text too long for a link goes over the clipboard. */
  async openMail() {
    const { href, whole } = mailLink(this.subject, this.body);
    if (whole) this.email.say(this.email.words("email-mail-opened"));
    else await this.copyAndSay(this.body, "email-mail-long", ["[data-body]"]);
    make("a", { href }).click();
  }

  saveDraft() {
    const { id, say, words } = this.email;
    const file = `${id}.eml`;
    saveFile(file, "message/rfc822", draft(this.subject, this.body));
    say(words("email-draft-saved", { file }));
  }

  async send() {
    try {
      await navigator.share({ title: this.subject, text: this.body });
    } catch (error) {
      // Closing the system's dialog needs no answer; where it never opened, a copy is the next best.
      if (/** @type {Error} */ (error).name !== "AbortError") await this.copyAll();
    }
  }
}
