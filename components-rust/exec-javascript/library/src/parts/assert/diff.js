// A line diff (Myers) in the form that Node's assertion messages have: `+` actual, `-` expected.

const DELETE = -1;
const KEEP = 0;
const INSERT = 1;

// So many equal lines in a row are shown before the rest of them is skipped.
const CONTEXT = 5;
// The algorithm keeps a table a step: texts that differ this much are not compared line by line.
const MOST_LINES = 2000;

// With commas: the last line of an object differs from the same line elsewhere by its comma only.
const sameLine = (a, b, commas) => a === b || (commas && (`${a},` === b || a === `${b},`));

function steps(actual, expected, commas) {
  const most = actual.length + expected.length;
  const v = new Int32Array(2 * most + 2);
  const trace = [];
  for (let level = 0; level <= most; level++) {
    trace.push(v.slice());
    for (let diagonal = -level; diagonal <= level; diagonal += 2) {
      const at = diagonal + most;
      const down = diagonal === -level || (diagonal !== level && v[at - 1] < v[at + 1]);
      let x = down ? v[at + 1] : v[at - 1] + 1;
      while (x < actual.length && x - diagonal < expected.length && sameLine(actual[x], expected[x - diagonal], commas))
        x++;
      v[at] = x;
      if (x >= actual.length && x - diagonal >= expected.length) return trace;
    }
  }
  return trace;
}

// The changes, first to last: [kind, line].
function changes(actual, expected, commas) {
  const most = actual.length + expected.length;
  const trace = steps(actual, expected, commas);
  const result = [];
  let x = actual.length;
  let y = expected.length;
  for (let level = trace.length - 1; level >= 0; level--) {
    const v = trace[level];
    const diagonal = x - y;
    const at = diagonal + most;
    const down = diagonal === -level || (diagonal !== level && v[at - 1] < v[at + 1]);
    const previous = down ? diagonal + 1 : diagonal - 1;
    const toX = v[previous + most];
    const toY = toX - previous;
    while (x > toX && y > toY) {
      const line = actual[x - 1];
      result.push([KEEP, commas && !line.endsWith(",") ? expected[y - 1] : line]);
      x--;
      y--;
    }
    if (level > 0) result.push(x > toX ? [INSERT, actual[--x]] : [DELETE, expected[--y]]);
  }
  return result.reverse();
}

export function diffText(actual, expected, commas) {
  if (actual.length + expected.length > MOST_LINES) {
    const lines = [...actual.map((line) => `+ ${line}`), ...expected.map((line) => `- ${line}`)];
    return { message: `\n${lines.slice(0, 50).join("\n")}`, skipped: lines.length > 50 };
  }
  const diff = changes(actual, expected, commas);
  let message = "";
  let skipped = false;
  let kept = 0;
  diff.forEach(([kind, line], i) => {
    if (kind !== KEEP && kept > CONTEXT) {
      // Skipping one or two lines would save nothing.
      const after = kept - CONTEXT;
      if (after > 2) {
        message += "...\n";
        skipped = true;
      }
      for (let back = after > 2 ? 1 : after; back > 0; back--) message += `  ${diff[i - back][1]}\n`;
    }
    if (kind === KEEP) {
      if (kept < CONTEXT) message += `  ${line}\n`;
      kept++;
    } else {
      message += `${kind === INSERT ? "+" : "-"} ${line}\n`;
      kept = 0;
    }
  });
  return { message: `\n${message.trimEnd()}`, skipped };
}
