// util.parseEnv: the lines of an .env file.

const LINE =
  /^\s*(?:export\s+)?([\w.-]+)(?:\s*=\s*?|:\s+?)(\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|\s*`(?:\\`|[^`])*`|[^#\r\n]+)?\s*(?:#.*)?$/gm;

function parseEnv(content) {
  require("internal:errors").validateString(content, "content");
  const result = {};
  for (const [, key, raw = ""] of content.replace(/\r\n?/g, "\n").matchAll(LINE)) {
    const value = raw.trim();
    const quote = /^(['"`])([^]*)\1$/.exec(value);
    if (quote === null) result[key] = value;
    else result[key] = quote[1] === '"' ? quote[2].replaceAll("\\n", "\n") : quote[2];
  }
  return result;
}

module.exports = { parseEnv };
