// Files of measures and programmes for the form, and back, so that a save changes nothing but what somebody changed.
//
// Every scalar is read as the text that stands in the file, as our own reader does: no program in between makes a number
// of "0123" or a float of 80.000. The form keeps the file's text in a hidden field; writing compares with it:
//   - a key whose value is the same stays as it stands, with its comments, quotes and line breaks,
//   - a changed text is replaced in its place,
//   - where entries come or go, only the key above them is written anew,
//   - line ends stay as they are, from Windows or not.

import { Document, isMap, isScalar, isSeq, Pair, parseDocument } from 'yaml';

export const BODY = 'body';
export const ORIGINAL = 'urtext';

const LAYOUT = { lineWidth: 0, flowCollectionPadding: false };
const FILE = /^---[ \t]*\n(?:([\s\S]*?)\n)??---[ \t]*(\n[\s\S]*)?$/;
const COMMENT = /^\s*#/;
// Numbers that lose zeros or digits elsewhere are always quoted, whatever they look like (format.md).
const DIGITS = new Set(['leika', 'ozg', 'ags', 'ars']);
const WHOLE = /^-?(?:0|[1-9]\d*)$/;
// What may stand without quotes begins like a word or a number; programs differ on the signs.
const START = /^[\p{L}\p{N}§(„]/u;
const SIGNS_IN_BRACES = /[?:,[\]{}#&*!|>%@`"']/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** The fields of a file as texts, lists and groups, with its description and its own text. Throws what YAML cannot read. */
export function read(text) {
  const { head, body } = split(plain(text));
  const doc = parsed(head);
  const fields = doc.toJS() ?? {};
  return { ...fields, [BODY]: body.trim(), [ORIGINAL]: JSON.stringify(text) }; // in quotes: Sveltia trims texts
}

/** The file's text for fields as `read` gives them; without the text of a file they become a new one. */
export function write({ [ORIGINAL]: quoted, [BODY]: body, ...fields }) {
  const original = quoted ? JSON.parse(quoted) : '---\n---\n';
  const old = split(plain(original));
  const text = same(old.body, body ?? '') ? old.body : `\n\n${body.trim()}\n`;
  return ended(`---\n${head(old.head, filled(fields) ?? {})}---${text}`, original);
}

/** A file's text as we work on it: its line ends are ours. */
function plain(text) {
  return text.trimStart().replaceAll('\r\n', '\n');
}

/** The text with the line ends of the file: around what changed as they were, there as on the first line. */
function ended(text, original) {
  const [now, old] = [text.split('\n'), original.split('\n')];
  const bare = old.map((line) => line.replace(/\r$/, ''));
  let [top, foot] = [0, 0];
  while (top < old.length - 1 && now[top] === bare[top]) top += 1;
  while (foot < now.length - top && now.at(-1 - foot) === bare.at(-1 - foot)) foot += 1;
  const [before, after] = [old.slice(0, top), foot ? old.slice(-foot) : []];
  const changed = now.slice(top, now.length - foot).map((line) => line + old[0].slice(bare[0].length));
  if (!foot) changed.push(changed.pop().replace(/\r$/, ''));
  return [...before, ...changed, ...after].join('\n');
}

function split(text) {
  const found = FILE.exec(text);
  if (!found) throw new Error('Die Angaben zwischen den beiden Zeilen --- fehlen.');
  const [, front, body = ''] = found;
  return { head: front ? `${front}\n` : '', body };
}

function parsed(head) {
  const doc = parseDocument(head, { schema: 'failsafe' });
  if (doc.errors.length) throw new Error(doc.errors[0].message);
  if (doc.contents && !isMap(doc.contents)) throw new Error('Zwischen den Zeilen --- stehen keine Angaben.');
  return doc;
}

/** What remains of a value without its empty parts (an empty value is the same as a missing one); undefined if nothing. */
function filled(value) {
  if (Array.isArray(value)) {
    const items = value.map(filled).filter((item) => item !== undefined);
    return items.length ? items : undefined;
  }
  if (value && typeof value === 'object') {
    const pairs = Object.entries(value).map(([key, item]) => [key, filled(item)]).filter(([, item]) => item !== undefined);
    return pairs.length ? Object.fromEntries(pairs) : undefined;
  }
  const text = value === null || value === undefined ? '' : String(value).trim();
  return text || undefined;
}

/** Whether two values are the same to a reader: space around texts does not count, one word stands for a list of one. */
function same(one, other) {
  const [a, b] = [filled(one), filled(other)];
  if (Array.isArray(a) && a.length === 1 && typeof b === 'string') return a[0] === b;
  if (Array.isArray(b) && b.length === 1 && typeof a === 'string') return b[0] === a;
  return sameFilled(a, b);
}

function sameFilled(a, b) {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  const keys = Object.keys(a);
  return (
    Array.isArray(a) === Array.isArray(b) &&
    keys.length === Object.keys(b).length &&
    keys.every((key) => key in b && sameFilled(a[key], b[key]))
  );
}

/** The lines between the two `---`. */
function head(old, fields) {
  const { start, sections } = cut(old);
  const kept = sections
    .filter((section) => section.key in fields || filled(section.value) === undefined)
    .map((section) => ({ key: section.key, text: rewritten(section, fields[section.key]) }));
  Object.keys(fields).forEach((key, index, keys) => {
    if (kept.some((section) => section.key === key)) return;
    const before = kept.findLastIndex((section) => keys.slice(0, index).includes(section.key));
    kept.splice(before + 1, 0, { key, text: printed(key, fields[key]) });
  });
  return start + kept.map(({ text }) => text).join('');
}

/** The head in one piece for each key: the comment right above it, its lines, and what follows before the next. */
function cut(text) {
  const pairs = parsed(text).contents?.items ?? [];
  const lines = text.split('\n').slice(0, -1);
  const line = (offset) => text.slice(0, offset).split('\n').length - 1;
  const starts = pairs.map(({ key }) => line(key.range[0]));
  const leads = starts.map((at) => {
    while (at > 0 && COMMENT.test(lines[at - 1])) at -= 1;
    return at;
  });
  const joined = (from, to) => lines.slice(from, to).map((one) => `${one}\n`).join('');
  const sections = pairs.map((pair, index) => {
    const next = leads[index + 1] ?? lines.length;
    let end = next;
    while (end > starts[index] + 1 && /^(?:#.*|\s*)$/.test(lines[end - 1])) end -= 1;
    return {
      key: pair.key.value,
      value: pair.value?.toJS?.(new Document()),
      lead: joined(leads[index], starts[index]),
      text: joined(starts[index], end),
      tail: joined(end, next),
    };
  });
  return { start: joined(0, leads[0] ?? lines.length), sections };
}

function rewritten({ key, value, lead, text, tail }, now) {
  if (same(value, now)) return lead + text + tail;
  const doc = parsed(text);
  const edits = [];
  const pair = doc.contents.items[0];
  if (gather(pair.value, now, key, Boolean(doc.contents.flow), edits)) return lead + spliced(text, edits) + tail;
  pair.value = merged(doc, pair.value, now, key, Boolean(doc.contents.flow));
  return lead + doc.toString(LAYOUT) + tail;
}

/** Notes what to replace where only texts differ; false where entries came or went, or a text needs lines of its own. */
function gather(node, now, key, flow, edits) {
  if (same(node?.toJS?.(new Document()), now)) return true;
  if (isScalar(node) && typeof now === 'string') {
    const oneLine = !now.includes('\n') && !String(node.source ?? '').includes('\n') && !node.type?.startsWith('BLOCK');
    if (oneLine) edits.push({ from: node.range[0], to: node.range[1], text: scalarText(node, now, key, flow) });
    return oneLine && node.value !== '';
  }
  if (isSeq(node) && Array.isArray(now) && node.items.length === now.length) {
    return node.items.every((item, index) => gather(item, now[index], key, flow || node.flow, edits));
  }
  if (!isMap(node) || typeof now !== 'object' || Array.isArray(now) || node.items.length !== Object.keys(now).length) return false;
  return node.items.every(
    (pair) => pair.key.value in now && gather(pair.value, now[pair.key.value], pair.key.value, flow || node.flow, edits),
  );
}

function spliced(text, edits) {
  return edits.toReversed().reduce((done, { from, to, text: put }) => done.slice(0, from) + put + done.slice(to), text);
}

function scalarText(node, value, key, flow) {
  const doc = new Document(flow ? [value] : value, { schema: 'failsafe' });
  const scalar = flow ? doc.contents.items[0] : doc.contents;
  if (flow) doc.contents.flow = true;
  scalar.type = node.type;
  styled(scalar, key, flow);
  const text = doc.toString(LAYOUT).trimEnd();
  return flow ? text.slice(1, -1) : text;
}

/** The node with another value; what is the same in it stays as it is written. `flow`: it stands between braces. */
function merged(doc, node, now, key, flow) {
  if (same(node?.toJS?.(doc), now)) return node;
  if (typeof now === 'string' && isScalar(node)) {
    node.value = now;
    return styled(node, key, flow);
  }
  if (Array.isArray(now) && isSeq(node)) {
    const items = aligned(node.items, now, doc);
    node.items = now.map((item, index) => merged(doc, items[index], item, key, flow || node.flow));
    return node;
  }
  if (isMap(node) && typeof now === 'object' && !Array.isArray(now)) return mergedMap(doc, node, now, flow || node.flow);
  return created(doc, now, key, flow);
}

function mergedMap(doc, node, now, flow) {
  node.items = node.items.filter(({ key, value }) => key.value in now || filled(value?.toJS?.(doc)) === undefined);
  Object.keys(now).forEach((key, index, keys) => {
    const pair = node.items.find((one) => one.key.value === key);
    if (pair) {
      pair.value = merged(doc, pair.value, now[key], key, flow);
      return;
    }
    const before = node.items.findLastIndex((one) => keys.slice(0, index).includes(one.key.value));
    node.items.splice(before + 1, 0, new Pair(doc.createNode(key), created(doc, now[key], key, flow)));
  });
  return node;
}

/** For each new item the old one that it was: equal ones by the longest common sequence, the rest between them in order. */
function aligned(nodes, now, doc) {
  const equal = nodes.map((node) => now.map((item) => same(node.toJS(doc), item)));
  const length = nodes.map(() => now.map(() => 0));
  const at = (i, j) => length[i]?.[j] ?? 0;
  for (let i = nodes.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      length[i][j] = equal[i][j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const found = now.map(() => undefined);
  let [i, j] = [0, 0];
  while (i < nodes.length && j < now.length) {
    const isCommon = equal[i][j] && at(i, j) === at(i + 1, j + 1) + 1;
    const skipsOld = at(i + 1, j) === at(i, j);
    const skipsNew = at(i, j + 1) === at(i, j);
    if (isCommon || (skipsOld && skipsNew)) found[j] = nodes[i];
    if (isCommon || skipsOld) i += 1;
    if (isCommon || skipsNew) j += 1;
  }
  return found;
}

function created(doc, value, key, flow) {
  const node = doc.createNode(value);
  style(node, key, flow);
  return node;
}

function style(node, key, flow) {
  if (isScalar(node)) styled(node, key, flow);
  else if (isSeq(node)) node.items.forEach((item) => style(item, key, flow));
  else node.items.forEach((pair) => style(pair.value, pair.key.value, flow));
}

/** Quotes stay; a text that programs read differently gets some; a text of several lines stands below its key. */
function styled(scalar, key, flow) {
  if (scalar.value.includes('\n')) {
    if (scalar.type !== 'BLOCK_FOLDED') scalar.type = 'BLOCK_LITERAL';
  } else if (scalar.type !== 'QUOTE_SINGLE' && scalar.type !== 'QUOTE_DOUBLE') {
    scalar.type = isPlain(scalar.value, key, flow) ? 'PLAIN' : 'QUOTE_DOUBLE';
  }
  return scalar;
}

function isPlain(text, key, flow) {
  if (WHOLE.test(text)) return !DIGITS.has(key);
  if (DAY.test(text)) return isDay(text);
  if (!START.test(text) || (flow && SIGNS_IN_BRACES.test(text))) return false;
  return new Document(text, { compat: 'yaml-1.1' }).toString(LAYOUT).trimEnd() === text;
}

function isDay(text) {
  const day = new Date(text);
  return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text);
}

function printed(key, value) {
  const doc = new Document({ [key]: value }, { schema: 'failsafe' });
  style(doc.contents, key, false);
  return doc.toString(LAYOUT);
}
