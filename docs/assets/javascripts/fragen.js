/* What a question finds: its words, and the index of Pagefind that is asked for them. suche.js shows it; what was probably meant by
   a word is for woerter.js to guess. */

import { bare, letters, likelyParts, meant, parts, spellings } from "./woerter.js";

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
function wordsOf(query) {
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

/* Whether the index knows a word: asked for one it does not know, Pagefind answers with pages that have its first letters. */
async function isKnown(pagefind, word) {
  const { results } = await pagefind.search(word);
  const all = letters(word);
  const enough = all.slice(0, all.length < 5 ? Math.min(all.length, 3) : Math.max(4, all.length - 3));
  const first = await Promise.all(results.slice(0, 2).map((result) => result.data()));
  return first.some((page) => letters([page.content, ...Object.values(page.meta)].join(" ")).includes(enough));
}

/* The words to ask for instead of one that may be mistyped, or spelled with or without umlauts; none if nobody knows what is meant. */
async function read(pagefind, word) {
  const spelled = spellings(word);
  for (const spelling of spelled) if (await isKnown(pagefind, spelling)) return [spelling];
  return meant(spelled);
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
  const stem = bare(word);
  return stem.length > 4 && stem !== word ? inOrder((await pagefind.search(stem, { filters })).results) : [];
}
