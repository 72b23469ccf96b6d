// The toLocale… methods for the only locale there is, en-US: the engine has no Intl.

const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const SYMBOLS = {
  USD: "$",
  EUR: "€",
  GBP: "£",
  JPY: "¥",
  INR: "₹",
  CNY: "CN¥",
  KRW: "₩",
  CAD: "CA$",
  AUD: "A$",
  BRL: "R$",
  MXN: "MX$",
};

const group = (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ",");

// Digits of a finite number that is not negative, between `least` and `most` of them behind the point.
function fixed(number, least, most) {
  const [whole, digits = ""] = number >= 1e21 ? [BigInt(number).toString()] : number.toFixed(most).split(".");
  let fraction = digits;
  while (fraction.length > least && fraction.endsWith("0")) fraction = fraction.slice(0, -1);
  return [whole, fraction];
}

function numberToLocaleString(locales, options = {}) {
  const value = Number(this.valueOf());
  const { style = "decimal", currency, useGrouping = true } = options;
  if (Number.isNaN(value)) return "NaN";
  const usual =
    style === "currency"
      ? currency === "JPY" || currency === "KRW"
        ? [0, 0]
        : [2, 2]
      : style === "percent"
        ? [0, 0]
        : [0, 3];
  const least = options.minimumFractionDigits ?? Math.min(usual[0], options.maximumFractionDigits ?? usual[0]);
  const most = options.maximumFractionDigits ?? Math.max(usual[1], least);
  let magnitude = Math.abs(style === "percent" ? value * 100 : value);
  if (options.maximumSignificantDigits !== undefined && Number.isFinite(magnitude)) {
    magnitude = Number(magnitude.toPrecision(options.maximumSignificantDigits));
  }
  let text = "∞";
  if (Number.isFinite(magnitude)) {
    const [whole, fraction] = fixed(magnitude, least, most);
    const padded = whole.padStart(options.minimumIntegerDigits ?? 1, "0");
    text = (useGrouping ? group(padded) : padded) + (fraction === "" ? "" : `.${fraction}`);
  }
  if (style === "percent") text += "%";
  if (style === "currency") text = `${SYMBOLS[currency] ?? `${currency}\u00a0`}${text}`;
  const negative = value < 0 || Object.is(value, -0);
  return negative ? `-${text}` : text;
}

const two = (n) => String(n).padStart(2, "0");

// The fields of a date, in UTC where the options ask for that zone, else in the session's own.
function fields(date, options) {
  const utc = /^(utc|gmt|etc\/utc)$/i.test(options.timeZone ?? "") ? "UTC" : "";
  const get = (name) => date[`get${utc}${name}`]();
  return {
    year: get("FullYear"),
    month: get("Month"),
    day: get("Date"),
    weekday: get("Day"),
    hour: get("Hours"),
    minute: get("Minutes"),
    second: get("Seconds"),
  };
}

const number = (value, style) => (style === "2-digit" ? two(value % 100) : String(value));

function dateText(date, options) {
  const at = fields(date, options);
  const weekday = options.weekday && (options.weekday === "long" ? DAYS[at.weekday] : DAYS[at.weekday].slice(0, 3));
  const day = options.day && number(at.day, options.day);
  const year = options.year && number(at.year, options.year);
  const words = options.month === "long" || options.month === "short";
  if (!words) {
    const month = options.month && number(at.month + 1, options.month);
    return [weekday, [month, day, year].filter(Boolean).join("/")].filter(Boolean).join(", ");
  }
  const month = options.month === "long" ? MONTHS[at.month] : MONTHS[at.month].slice(0, 3);
  const monthDay = [month, day].filter(Boolean).join(" ");
  return [weekday, [monthDay, year].filter(Boolean).join(day ? ", " : " ")].filter(Boolean).join(", ");
}

function timeText(date, options) {
  const { hour, minute, second } = fields(date, options);
  const twelve = options.hour12 ?? options.hourCycle !== "h23";
  const shown = twelve ? hour % 12 || 12 : hour;
  const parts = [];
  if (options.hour) parts.push(options.hour === "2-digit" || !twelve ? two(shown) : String(shown));
  if (options.minute) parts.push(two(minute));
  if (options.second) parts.push(two(second));
  const zone = options.timeZoneName ? " UTC" : "";
  return `${parts.join(":")}${twelve && options.hour ? (hour < 12 ? " AM" : " PM") : ""}${zone}`;
}

const DATE = { year: "numeric", month: "numeric", day: "numeric" };
const TIME = { hour: "numeric", minute: "2-digit", second: "2-digit" };
const DATE_STYLES = {
  full: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  long: { year: "numeric", month: "long", day: "numeric" },
  medium: { year: "numeric", month: "short", day: "numeric" },
  short: { year: "2-digit", month: "numeric", day: "numeric" },
};

const chooses = (options, names) => names.some((name) => options[name] !== undefined);

function toLocale(date, options = {}, wantDate, wantTime) {
  if (Number.isNaN(date.getTime())) return "Invalid Date";
  let datePart = chooses(options, ["weekday", "year", "month", "day"]) ? options : undefined;
  let timePart = chooses(options, ["hour", "minute", "second"]) ? options : undefined;
  if (options.dateStyle !== undefined) datePart = { ...options, ...DATE_STYLES[options.dateStyle] };
  if (options.timeStyle !== undefined)
    timePart = { ...options, ...TIME, second: options.timeStyle === "short" ? undefined : "2-digit" };
  if (datePart === undefined && timePart === undefined) {
    if (wantDate) datePart = { ...DATE, ...options };
    if (wantTime) timePart = { ...TIME, ...options };
  } else if (options.dateStyle === undefined && options.timeStyle === undefined) {
    if (wantDate && !wantTime && datePart === undefined) datePart = { ...DATE, ...options };
    if (wantTime && !wantDate && timePart === undefined) timePart = { ...TIME, ...options };
  }
  const joint =
    options.dateStyle === "full" || options.dateStyle === "long" || datePart?.month === "long" ? " at " : ", ";
  return [datePart && dateText(date, datePart), timePart && timeText(date, timePart)].filter(Boolean).join(joint);
}

module.exports = {
  bigint() {
    return `${this < 0n ? "-" : ""}${group(String(this < 0n ? -this : this))}`;
  },
  number: numberToLocaleString,
  date(locales, options) {
    return toLocale(this, options ?? undefined, true, true);
  },
  dateOnly(locales, options) {
    return toLocale(this, options ?? undefined, true, false);
  },
  timeOnly(locales, options) {
    return toLocale(this, options ?? undefined, false, true);
  },
};
