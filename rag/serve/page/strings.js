"use strict";
// Every word that the page says while it is used; what stands on it from the beginning is in page.html.

const say = {
  serverAnswered: (status) => `The server answered ${status}.`,
  nearestTo: (query) => `Nearest to “${query}”`,
  nothingFound: "Nothing was found.",
  stories: (count) => `${count} ${count === 1 ? "story" : "stories"}`,
  moreStories: (count) => `and ${count} more: search for them`,
  footnote: (number, place) => `Footnote ${number}: ${place}`,
  notSupported: "[not supported by the articles]",
  notAnswered: "The articles do not answer this.",
  missing: (words) => `Not in the articles: ${words}`,
  waiting: "Waiting for its turn…",
  reading: "Reading the passages…",
  stopped: "[stopped before the answer was complete]",
  wholeAddress: "Open the whole address that footnote serve printed, with its token.",
};
