import { config } from "./load.js";

/**
 * Makes the one Trusted Types policy of the site: a script's address counts as safe only if the
 * page itself names it in `#pw-config`.
 *
 * @returns {(address: string) => string} Gives the address back, as a trusted one where the
 *   browser knows such things; throws on any other address.
 */
export function truster() {
  /** @param {string} address */
  function known(address) {
    const { js, index, sw } = config();
    if ([...Object.values(js), index, sw].includes(address)) return address;
    throw new TypeError(`unknown script: ${address}`);
  }
  const types = /** @type {{trustedTypes?: {createPolicy: Function}}} */ (/** @type {unknown} */ (window))
    .trustedTypes;
  const policy = types?.createPolicy("parting-well", { createScriptURL: known });
  return (address) => (policy ? policy.createScriptURL(address) : known(address));
}
