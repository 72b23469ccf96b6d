// How finished pieces are laid out: one line when they fit, else one a line, and long arrays in columns.

import { stripColors, widthOf } from "./text.js";

export const OBJECT = 0;
export const ARRAY = 1;
export const ARRAY_WITH_EXTRAS = 2;

// A comma and a space.
const SEPARATOR = 2;

function fits(ctx, output, start, base) {
  let total = output.length + start;
  if (total + output.length > ctx.breakLength) return false;
  for (const piece of output) {
    total += ctx.colors ? stripColors(piece).length : piece.length;
    if (total > ctx.breakLength) return false;
  }
  return base === "" || !base.includes("\n");
}

// How many columns make the printout look about square: a character is about 2.5 times as high as wide.
function columnCount(ctx, lengths, entries) {
  let longest = 0;
  let total = SEPARATOR * lengths.length;
  for (const length of lengths) {
    total += length;
    longest = Math.max(longest, length);
  }
  const widest = longest + SEPARATOR;
  if (widest * 3 + ctx.indentationLvl >= ctx.breakLength) return 1;
  if (total / widest <= 5 && longest > 6) return 1;
  const biased = Math.max(widest - 3 - Math.sqrt(widest - total / entries), 1);
  return Math.min(
    Math.round(Math.sqrt(2.5 * biased * lengths.length) / biased),
    Math.floor((ctx.breakLength - ctx.indentationLvl) / widest),
    ctx.compact * 4,
    15,
  );
}

function groupArrayElements(ctx, output, value) {
  // The line "... n more items" takes no part.
  const length = ctx.maxArrayLength < output.length ? output.length - 1 : output.length;
  const lengths = [];
  for (let i = 0; i < length; i++) lengths.push(widthOf(output[i], ctx.colors));
  const columns = columnCount(ctx, lengths, output.length);
  if (columns <= 1) return output;

  const widths = [];
  for (let column = 0; column < columns; column++) {
    let widest = 0;
    for (let i = column; i < length; i += columns) widest = Math.max(widest, lengths[i]);
    widths.push(widest + SEPARATOR);
  }
  let padStart = value !== undefined;
  for (let i = 0; padStart && i < output.length; i++) {
    padStart = typeof value[i] === "number" || typeof value[i] === "bigint";
  }
  const lines = [];
  for (let i = 0; i < length; i += columns) {
    const end = Math.min(i + columns, length);
    let line = "";
    for (let j = i; j < end; j++) {
      const last = j === end - 1;
      const hidden = output[j].length - lengths[j];
      const text = last ? output[j] : `${output[j]}, `;
      if (padStart) line += text.padStart(widths[j - i] + hidden - (last ? SEPARATOR : 0));
      else line += last ? text : text.padEnd(widths[j - i] + hidden);
    }
    lines.push(line);
  }
  if (length < output.length) lines.push(output[length]);
  return lines;
}

export function joinPieces(ctx, output, base, braces, kind, depth, value) {
  const prefix = base ? `${base} ` : "";
  if (ctx.compact === true) return joinCompact(ctx, output, base, braces);
  if (typeof ctx.compact === "number" && ctx.compact >= 1) {
    const entries = output.length;
    if (kind === ARRAY_WITH_EXTRAS && entries > 6) output = groupArrayElements(ctx, output, value);
    // An object whose innermost levels are at most `compact` deep goes on one line when it fits.
    if (ctx.currentDepth - depth < ctx.compact && entries === output.length) {
      const start = output.length + ctx.indentationLvl + braces[0].length + base.length + 10;
      if (fits(ctx, output, start, base)) {
        const joined = output.join(", ");
        if (!joined.includes("\n")) return `${prefix}${braces[0]} ${joined} ${braces[1]}`;
      }
    }
  }
  const indentation = `\n${" ".repeat(ctx.indentationLvl)}`;
  return `${prefix}${braces[0]}${indentation}  ${output.join(`,${indentation}  `)}${indentation}${braces[1]}`;
}

function joinCompact(ctx, output, base, braces) {
  if (fits(ctx, output, 0, base)) return `${braces[0]}${base ? ` ${base}` : ""} ${output.join(", ")} ${braces[1]}`;
  const indentation = " ".repeat(ctx.indentationLvl);
  const start = base === "" && braces[0].length === 1 ? " " : `${base ? ` ${base}` : ""}\n${indentation}  `;
  return `${braces[0]}${start}${output.join(`,\n${indentation}  `)} ${braces[1]}`;
}
