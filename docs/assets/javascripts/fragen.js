/* What a question finds: its words, what was probably meant, and the index of Pagefind that is asked. suche.js shows it. */

const ROOT = new URL("../../", import.meta.url);
export const LONGEST = 200; /* characters of a query */
const MOST_WORDS = 8;
const ENOUGH = 5; /* results; with fewer, what is only related follows */
const END = "zzz"; /* closes an id (presentation/searching/words.py: exactly) */

/* How much a hit in each field counts beside the text; the names are those of presentation/searching/documents.py. The words
   of a title weigh more than any number of words in the text that only begin with what was asked. */
const RANKING = {
  termFrequency: 0.7,
  termSimilarity: 2,
  pageLength: 0.4,
  metaWeights: { title: 1, titelworte: 24, kennung: 12, worte: 1, genau: 0.001, art: 0.2, bereich: 0.5, status: 0.5, einheit: 0.5 },
};

/* Words that stand on every page and only narrow what is found. */
const FILLERS = new Set(
  ("aber alle als am an auch auf aus bei beim bis das dass dem den der des die dies ein eine einem einen einer eines es für gibt " +
    "hat ich ihr im in ist kann man mein meine mit nach noch oder sie sind um und uns unser unsere unserer vom von vor wann warum was " +
    "welche welcher welches wenn wer werden wie wieviel wir wird wo zu zum zur über").split(" "),
);

export const fold = (text) => text.toLocaleLowerCase("de").replaceAll("ß", "ss").normalize("NFD").replace(/\p{M}/gu, "");

let loading = null;

async function load() {
  const pagefind = await import(new URL("pagefind/pagefind.js", ROOT));
  await pagefind.options({ ranking: RANKING, excerptLength: 24 });
  return pagefind;
}

/* One index for the page; a failed attempt can be repeated. */
export function index() {
  loading ??= load().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

/* The words of a query without punctuation at their ends and without fillers; "Straße/Weg" are two, "VO/2026/0113" is one. */
export function wordsOf(query) {
  const parts = query.slice(0, LONGEST).replace(/(\p{L})\/(?=\p{L})/gu, "$1 ").split(/[\s,;!?()„“"”]+/u);
  const words = parts.map((word) => word.replace(/^[.:'’+*~^]+|[.:'’+*~^]+$/gu, "")).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const telling = words.filter((word) => !FILLERS.has(word.toLocaleLowerCase("de")));
  return (telling.length ? telling : words).slice(0, MOST_WORDS);
}

/* The best first. Pagefind adds up fractions in any order and leaves that of equals to chance: here it is the same every time. */
const worth = ({ score }) => Number(score.toPrecision(4));
const inOrder = (results) => [...results].sort((a, b) => worth(b) - worth(a) || (a.id < b.id ? -1 : 1));

/* Pages that have at least one of the words, those with many first; a word that few pages have counts more. */
async function anyOf(pagefind, words, filters) {
  const found = await Promise.all(words.map((word) => pagefind.search(word, { filters })));
  const pages = new Map();
  for (const { results } of found) {
    for (const result of results) {
      const score = result.score / results.length + (pages.get(result.id)?.score ?? 0);
      pages.set(result.id, { ...result, score });
    }
  }
  return inOrder(pages.values());
}

const letters = (text) => fold(text).replace(/[^\p{L}\p{N}\s]/gu, "");

/* Whether the index knows a word: asked for one it does not know, Pagefind answers with pages that have its first letters. */
async function isKnown(pagefind, word) {
  const { results } = await pagefind.search(word);
  const all = letters(word);
  const enough = all.slice(0, all.length < 5 ? Math.min(all.length, 3) : Math.max(4, all.length - 3));
  const first = await Promise.all(results.slice(0, 2).map((result) => result.data()));
  return first.some((page) => letters([page.content, ...Object.values(page.meta)].join(" ")).includes(enough));
}

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
  fetched ??= fetch(new URL("pagefind/woerter.txt", ROOT)).then(async (answer) => {
    const list = answer.ok ? (await answer.text()).split("\n") : [];
    return new Map(list.map((word) => [fold(word), word]));
  });
  return fetched.catch(() => new Map());
}

/* The word of the site that is most like a mistyped one, at most so many letters apart; before that, one that ends with it: no
   list has all parts of compounds. */
async function meant(word, most) {
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
const bare = (word) => word.replace(/(?:e[nrs]?|[ns])$/u, "");

/* A word in two, the longest beginning first; none of what is too short, or no word. */
function halves(word) {
  const whole = letters(word);
  if (whole.length < 7 || /[^\p{L}]/u.test(whole)) return [];
  return Array.from({ length: whole.length - 5 }, (_, at) => [whole.slice(0, -3 - at), whole.slice(-3 - at)]);
}

/* A beginning as a word of its own: between it and the rest may stand "s", "n", "en" or "e". */
const alone = (first) => [first, first.replace(/(?:en?|[sn])$/u, ""), `${first}e`].filter((stem) => stem.length > 2);

/* A compound nobody wrote here, as words somebody did: "Kitaplatz" is "Kita Platz". */
async function parts(word) {
  const listed = await vocabulary();
  for (const [first, last] of halves(word)) {
    const stem = alone(first).find((one) => listed.has(one));
    const end = stem && [last, last.replace(/(?:e?[ns]|er?)$/u, "")].find((one) => listed.has(one));
    if (end) return [listed.get(stem), listed.get(end)];
  }
  return null;
}

/* The same with words that only begin or end those written here: "Lehrerlaptop" is "Lehrer Leihlaptops". */
async function likelyParts(word) {
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

/* The words to ask for instead of one that may be mistyped, or spelled with or without umlauts; none if nobody knows what is
   meant. What is nearest to what was typed comes first. */
async function read(pagefind, word) {
  const spellings = [...new Set([word, withUmlauts(word), withoutUmlauts(word)])];
  for (const spelling of spellings) if (await isKnown(pagefind, spelling)) return [spelling];
  const guesses = [(one) => meant(one, 1), parts, likelyParts, (one) => (one.length < 8 ? null : meant(one, 2)), onlyPart];
  for (const guess of guesses) {
    for (const spelling of spellings) {
      const instead = await guess(spelling);
      if (instead) return [instead].flat();
    }
  }
  return [];
}

/* Pages whose id or paper number was asked for, to the last letter: Pagefind looks for beginnings, and "wlan" begins many. */
async function named(pagefind, query, filters) {
  const asked = letters(query.slice(0, LONGEST)).replace(/\s/gu, "") + END;
  const results = inOrder((await pagefind.search(asked, { filters })).results).slice(0, ENOUGH);
  const pages = await Promise.all(results.map((result) => result.data()));
  return results.filter((_, number) => pages[number].meta.genau?.split(" ").includes(asked));
}

/* What was asked: the page of that name, pages with all words, mistyped ones as they were probably meant, those nobody knows left
   out. Where few are found, pages with the parts of compounds or with some of the words follow; `exact` is how many have everything. */
export async function find(query, filters) {
  const pagefind = await index();
  const asked = wordsOf(query);
  if (!asked.length) {
    const { results } = Object.keys(filters).length ? await pagefind.search(null, { filters }) : { results: [] };
    return { words: [], left: [], corrected: [], results, exact: results.length };
  }
  const understood = await Promise.all(asked.map((word) => read(pagefind, word)));
  const words = understood.flat();
  const full = words.length ? inOrder((await pagefind.search(words.join(" "), { filters })).results) : [];
  const results = together(await named(pagefind, query, filters), full);
  const more = results.length < ENOUGH ? await related(pagefind, words, filters) : [];
  return {
    words,
    left: asked.filter((_, number) => !understood[number].length),
    corrected: understood.flatMap((instead, number) => (instead[0] === asked[number] ? [] : instead)),
    results: together(results, more),
    exact: results.length,
  };
}

/* Results one behind the other, each once. */
function together(first, others) {
  const seen = new Set(first.map(({ id }) => id));
  return [...first, ...others.filter(({ id }) => !seen.has(id))];
}

/* Pages with some of several words; of one, with the parts of a compound or with the word less its ending ("Bürgerbüros"). */
async function related(pagefind, words, filters) {
  if (words.length > 1) return anyOf(pagefind, words, filters);
  const [word] = words;
  if (!word) return [];
  const split = (await parts(word)) ?? (await likelyParts(word));
  if (split) return inOrder((await pagefind.search(split.join(" "), { filters })).results);
  const stem = word.replace(/(?:e[nrs]?|[ns])$/u, "");
  return stem.length > 4 && stem !== word ? inOrder((await pagefind.search(stem, { filters })).results) : [];
}
