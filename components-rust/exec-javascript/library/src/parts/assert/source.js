// The text of a failed `assert(…)` call, read from the program's own file.

import { readText } from "internal:files";

const CLOSING = { "(": ")", "[": "]", "{": "}" };

// From the opening parenthesis at `start` to the one that closes it; strings in between are skipped as a whole.
function callEnd(text, start) {
  const open = [];
  for (let i = start; i < text.length; i++) {
    const character = text[i];
    if (character in CLOSING) open.push(CLOSING[character]);
    else if (character === open.at(-1)) open.pop();
    else if ("'\"`".includes(character)) {
      for (i++; i < text.length && text[i] !== character; i++) if (text[i] === "\\") i++;
    }
    if (open.length === 0) return i + 1;
  }
  return -1;
}

export function callText(stack) {
  const match = /^ {4}at (?:.*\()?(\/[^\n]*?):(\d+):(\d+)\)?$/m.exec(stack);
  if (match === null) return undefined;
  try {
    const lines = readText(match[1])
      .split("\n")
      .slice(match[2] - 1, Number(match[2]) + 20);
    const text = lines.join("\n");
    // The position may be that of the method's name: go back to where its expression begins.
    let start = Number(match[3]) - 1;
    while (start > 0 && /[\w$.]/.test(text[start - 1])) start--;
    const paren = text.indexOf("(", start);
    const end = paren === -1 ? -1 : callEnd(text, paren);
    return end === -1 || !/^[\w$.\s]+$/.test(text.slice(start, paren)) ? undefined : text.slice(start, end);
  } catch {
    return undefined;
  }
}
