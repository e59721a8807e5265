/** Why no digest was made; `code` is stable, the message is for people. */
export class NutgrafError extends Error {
  /**
   * @param {string} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.name = "NutgrafError";
    this.code = code;
  }
}
