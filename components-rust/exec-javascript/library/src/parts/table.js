// console.table: rows and columns in a frame.

import { inspect } from "internal:inspect";
import { isMap, isSet } from "internal:types";
import { widthOf } from "./inspect/text.js";

const show = (value) => {
  const depth =
    value !== null && typeof value === "object" && !Array.isArray(value) && Object.keys(value).length > 2 ? -1 : 0;
  return inspect(value, { maxArrayLength: 3, breakLength: Infinity, colors: false, depth });
};

const isPrimitive = (value) => value === null || (typeof value !== "function" && typeof value !== "object");

function line(left, middle, right, widths) {
  return `${left}${widths.map((width) => "─".repeat(width + 2)).join(middle)}${right}\n`;
}

function row(cells, widths) {
  return `│${cells.map((cell, i) => ` ${cell}${" ".repeat(widths[i] - widthOf(cell))} `).join("│")}│\n`;
}

function frame(head, columns) {
  const count = Math.max(...columns.map((column) => column.length));
  const rows = Array.from({ length: count }, (_, i) => columns.map((column) => column[i] ?? ""));
  const widths = head.map((title, i) => Math.max(widthOf(title), ...columns[i].map((cell) => widthOf(cell ?? ""))));
  const body = rows.map((cells) => row(cells, widths)).join("");
  return (
    line("┌", "┬", "┐", widths) +
    row(head, widths) +
    line("├", "┼", "┤", widths) +
    body +
    line("└", "┴", "┘", widths).trimEnd()
  );
}

function indexed(indexTitle, entries) {
  const head = [indexTitle, ...entries.map(([title]) => title)];
  const columns = entries.map(([, cells]) => cells);
  const count = Math.max(0, ...columns.map((column) => column.length));
  return frame(head, [Array.from({ length: count }, (_, i) => `${i}`), ...columns]);
}

export function renderTable(data, chosen) {
  if (isMap(data)) {
    const entries = [...data];
    return indexed("(iteration index)", [
      ["Key", entries.map(([key]) => show(key))],
      ["Values", entries.map(([, value]) => show(value))],
    ]);
  }
  if (isSet(data)) {
    return indexed("(iteration index)", [["Values", [...data].map(show)]]);
  }
  const table = new Map((chosen ?? []).map((key) => [String(key), []]));
  const values = [];
  let hasValues = false;
  const keys = Object.keys(data);
  keys.forEach((key, i) => {
    const item = data[key];
    if (isPrimitive(item)) {
      hasValues = true;
      values[i] = show(item);
      return;
    }
    for (const name of chosen ?? Object.keys(item)) {
      if (!Object.hasOwn(item, name)) continue;
      if (!table.has(String(name))) table.set(String(name), []);
      table.get(String(name))[i] = show(item[name]);
    }
  });
  const head = ["(index)", ...table.keys()];
  const columns = [keys, ...table.values()].map((column) => Array.from({ length: keys.length }, (_, i) => column[i]));
  if (hasValues) {
    head.push("Values");
    columns.push(Array.from({ length: keys.length }, (_, i) => values[i]));
  }
  return frame(head, columns);
}
