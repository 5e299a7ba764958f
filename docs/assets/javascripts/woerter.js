/* What was probably meant by a word that the site does not have: mistyped, spelled otherwise, or a compound nobody wrote here. */

const WORDS = new URL("../../pagefind/woerter.txt", import.meta.url);

export const fold = (text) => text.toLocaleLowerCase("de").replaceAll("ß", "ss").normalize("NFD").replace(/\p{M}/gu, "");

export const letters = (text) => fold(text).replace(/[^\p{L}\p{N}\s]/gu, "");

/* How many letters must be changed, added, left out or swapped with their neighbour; `most` + 1 if more than that. */
function difference(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const line = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      line[column] = Math.min(above[column] + 1, line[column - 1] + 1, above[column - 1] + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) line[column] = Math.min(line[column], before[column - 2] + 1);
    }
    [before, above] = [above, line];
  }
  return above[other.length];
}

/* The words of the site in small letters → as they are written; fetched only when a word is not found, or hardly. */
let fetched = null;
function vocabulary() {
  fetched ??= fetch(WORDS).then(async (answer) => {
    const list = answer.ok ? (await answer.text()).split("\n") : [];
    return new Map(list.map((word) => [fold(word), word]));
  });
  return fetched.catch(() => new Map());
}

/* The word of the site that is most like a mistyped one, at most so many letters apart; before that, one that ends with it: no
   list has all parts of compounds. */
async function nearest(word, most) {
  const wanted = letters(word);
  if (wanted.length < 5 || /\p{N}/u.test(wanted)) return null;
  const listed = await vocabulary();
  const longer = shortest([...listed.keys()].filter((known) => known.endsWith(wanted)));
  if (longer) return listed.get(longer);
  let best = null;
  for (const [known, written] of listed) {
    const apart = difference(wanted, known, most);
    if (apart > most) continue;
    best = written;
    most = apart - 1;
  }
  return best;
}

const shortest = (words) => words.sort((one, other) => one.length - other.length)[0];

/* A word without its ending: "Plaketten" and "Plakette" begin alike. */
export const bare = (word) => word.replace(/(?:e[nrs]?|[ns])$/u, "");

/* A word in two, the longest beginning first; none of what is too short, or no word. */
function halves(word) {
  const whole = letters(word);
  if (whole.length < 7 || /[^\p{L}]/u.test(whole)) return [];
  return Array.from({ length: whole.length - 5 }, (_, at) => [whole.slice(0, -3 - at), whole.slice(-3 - at)]);
}

/* A beginning as a word of its own: between it and the rest may stand "s", "n", "en" or "e". */
const alone = (first) => [first, first.replace(/(?:en?|[sn])$/u, ""), `${first}e`].filter((stem) => stem.length > 2);

/* A compound nobody wrote here, as words somebody did: "Kitaplatz" is "Kita Platz". */
export async function parts(word) {
  const listed = await vocabulary();
  for (const [first, last] of halves(word)) {
    const stem = alone(first).find((one) => listed.has(one));
    const end = stem && [last, last.replace(/(?:e?[ns]|er?)$/u, "")].find((one) => listed.has(one));
    if (end) return [listed.get(stem), listed.get(end)];
  }
  return null;
}

/* The same with words that only begin or end those written here: "Lehrerlaptop" is "Lehrer Leihlaptops". */
export async function likelyParts(word) {
  const listed = await vocabulary();
  const itself = bare(letters(word));
  const known = [...listed.keys()].filter((one) => !one.startsWith(itself));
  for (const [first, last] of halves(word)) {
    const end = bare(last);
    const stem = end.length > 3 && alone(first).find((one) => known.some((other) => other.startsWith(one)));
    const whole = stem && (shortest(known.filter((one) => one.startsWith(end))) ?? shortest(known.filter((one) => bare(one).endsWith(end))));
    if (whole) return [listed.get(stem) ?? stem, listed.get(whole)];
  }
  return null;
}

/* What of a compound stands here at all, its longest beginning, else its longest end: of "Hackerangriff" at least "Angriff". */
async function onlyPart(word) {
  const listed = await vocabulary();
  const known = [...listed.keys()];
  const asFirst = (one) => one.length > 4 && (listed.has(one) || (one.endsWith("s") && known.some((other) => other.startsWith(one))));
  const asLast = (one) => one.length > 4 && (listed.has(one) ? one : one.length > 6 && shortest(known.filter((other) => other.endsWith(one))));
  const split = halves(word);
  const found = split.flatMap(([first]) => alone(first)).find(asFirst) ?? split.map(([, last]) => asLast(last)).findLast(Boolean);
  return listed.get(found) ?? found;
}

/* "Schlagloecher" as it is written with umlauts; after another vowel, "ue" is none: "neue", "Steuer", "Quelle". */
const withUmlauts = (word) => word.replace(/ae/giu, "ä").replace(/oe/giu, "ö").replace(/(?<![aeioqäöü])ue/giu, "ü");

/* "Ölde" as it may be written without: names keep their "oe". */
const withoutUmlauts = (word) => word.replace(/[äöü]/giu, (letter) => `${fold(letter)}e`);

/* A word as it was typed, with umlauts, and without. */
export const spellings = (word) => [...new Set([word, withUmlauts(word), withoutUmlauts(word)])];

/* The words to ask for instead of one in these spellings, the surest guess first; none if nobody knows. */
export async function meant(spelled) {
  const guesses = [(one) => nearest(one, 1), parts, likelyParts, (one) => (one.length < 8 ? null : nearest(one, 2)), onlyPart];
  for (const guess of guesses) {
    for (const spelling of spelled) {
      const instead = await guess(spelling);
      if (instead) return [instead].flat();
    }
  }
  return [];
}
