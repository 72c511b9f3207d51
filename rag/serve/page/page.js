"use strict";
// Whatever comes from the server is put on the page as text, never as markup.

const at = (id) => document.getElementById(id);
const history_ = [];
let token = "";
let asking = null;

function element(tag, text = "", kind = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = kind;
  return made;
}

function button(text, kind, act) {
  const made = element("button", text, kind);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

async function call(path, options = {}) {
  const headers = { Authorization: `Bearer ${token}`, ...options.headers };
  const reply = await fetch(path, { ...options, headers, cache: "no-store" });
  if (!reply.ok) {
    const told = await reply.json().catch(() => null);
    throw new Error(told?.error?.message ?? say.serverAnswered(reply.status));
  }
  return reply;
}

async function get(path, parameters) {
  const given = Object.entries({ index: at("index").value, ...parameters }).filter(([, value]) => value !== "" && value != null);
  return (await call(`${path}?${new URLSearchParams(given)}`)).json();
}

const source = (article) => [article.outlet, article.published, article.title].filter(Boolean).join(" · ");
const place = (article) => (article.part ? `${article.file}, ${article.part}` : article.file);

// Beside the conversation: a story, what a search found, all stories.

function beside(...elements) {
  at("beside").replaceChildren(...elements);
  at("beside").scrollTop = 0;
}

async function showing(work) {
  try {
    await work();
  } catch (error) {
    beside(element("p", error.message, "wrong"));
  }
}

const openStory = (file, part, spans = []) =>
  showing(async () => {
    const story = await get("/show", { file, part });
    const characters = Array.from(story.text); // spans count whole characters
    const text = element("div", "", "story");
    let done = 0;
    for (const [start, end] of spans) {
      text.append(characters.slice(done, start).join(""), element("mark", characters.slice(start, end).join("")));
      done = end;
    }
    text.append(characters.slice(done).join(""));
    beside(element("h2", story.title), element("p", [place(story), story.outlet, story.published].filter(Boolean).join(" · "), "place"), text);
    at("beside").focus({ preventScroll: true });
    text.querySelector("mark")?.scrollIntoView({ block: "center" });
  });

function listed(article, text, spans) {
  const made = button("", "found", () => openStory(article.file, article.part, spans));
  made.append(element("div", source(article)), element("div", place(article), "place"), element("div", text));
  return made;
}

const search = (query) =>
  showing(async () => {
    const { hits } = await get("/search", { query });
    beside(element("h2", hits.length ? say.nearestTo(query) : say.nothingFound), ...hits.map((hit) => listed(hit, hit.text, hit.spans)));
  });

const stories = () =>
  showing(async () => {
    const { articles, total } = await get("/articles", { limit: 1000 });
    const left = total > articles.length ? [element("p", say.moreStories(total - articles.length))] : [];
    beside(element("h2", say.stories(total)), ...articles.map((article) => listed(article, "", [])), ...left);
  });

// The conversation.

function sentence(told, citations) {
  const made = element("span", told.text);
  for (const number of told.citations) {
    const cited = citations.find((citation) => citation.number === number);
    const note = button(`[${number}]`, "note", () => openStory(cited.file, cited.part, [[cited.start, cited.end]]));
    note.title = cited.quote;
    note.setAttribute("aria-label", say.footnote(number, place(cited)));
    made.append(note);
  }
  made.append(told.supported ? " " : ` ${say.notSupported} `);
  return made;
}

// In double marks; those within become single.
function quoted(words) {
  const within = words.replace(/(^|[\s([“‘„])"(?=\S)/g, "$1‘").replace(/["”]/g, "’").replace(/“/g, "‘");
  return `“${within}”`;
}

function whole(answer) {
  if (answer.error) return [element("p", `${answer.error.message} ${answer.error.hint}`, "wrong")];
  const said = element("p");
  said.append(...answer.sentences.map((told) => sentence(told, answer.citations)));
  const below = [];
  if (answer.status === "abstained") {
    const reason = answer.reason ?? "";
    below.push(element("p", reason || say.notAnswered));
    below.push(...answer.hits.slice(0, 3).map((hit) => listed(hit, hit.text, hit.spans)));
  }
  if (answer.missing) below.push(element("p", say.missing(answer.missing)));
  for (const note of answer.citations) {
    const made = button("", "found", () => openStory(note.file, note.part, [[note.start, note.end]]));
    made.append(element("div", `[${note.number}] ${place(note)} · ${source(note)}`, "place"), element("div", quoted(note.quote)));
    below.push(made);
  }
  return [said, ...below];
}

async function* events(reply) {
  let left = "";
  for await (const text of reply.body.pipeThrough(new TextDecoderStream())) {
    left += text;
    const blocks = left.split("\n\n");
    left = blocks.pop();
    for (const block of blocks) {
      const name = /^event: (.*)$/m.exec(block)?.[1];
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (name) yield [name, JSON.parse(data)];
    }
  }
}

async function ask(question) {
  const turn = element("li");
  const said = element("div");
  const waits = element("p", say.waiting, "aside");
  turn.append(element("p", question, "asked"), said, waits);
  at("turns").append(turn);
  turn.scrollIntoView({ block: "end" });
  asking = new AbortController();
  at("send").hidden = true;
  at("stop").hidden = false;
  try {
    const body = JSON.stringify({ question, history: history_, index: at("index").value || null });
    const reply = await call("/ask", { method: "POST", body, headers: { Accept: "text/event-stream" }, signal: asking.signal });
    for await (const [name, event] of events(reply)) {
      if (name === "retrieved") waits.textContent = say.reading;
      if (name === "cited") said.append(sentence(event.sentence, event.citations));
      if (name === "finished") {
        said.replaceChildren(...whole(event.answer));
        history_.push({ role: "user", content: question });
        if (event.answer.answer) history_.push({ role: "assistant", content: event.answer.answer });
        history_.splice(0, history_.length - 40);
      }
    }
    waits.remove();
  } catch (error) {
    waits.textContent = error.name === "AbortError" ? say.stopped : error.message;
    waits.classList.add("wrong");
  } finally {
    asking = null;
    turn.scrollIntoView({ block: "nearest" });
    at("send").hidden = false;
    at("stop").hidden = true;
    at("question").focus();
  }
}

// The token stands behind # in the address, which is sent to nobody; it is kept for this tab and taken out of the address.

function arrive() {
  const given = new URLSearchParams(location.hash.slice(1));
  if (given.get("token")) sessionStorage.setItem("token", given.get("token"));
  token = sessionStorage.getItem("token") ?? "";
  history.replaceState(null, "", "/");
  return given;
}

async function begin() {
  const given = arrive();
  try {
    const { indexes } = await (await call("/health")).json();
    at("index").replaceChildren(...indexes.map((name) => new Option(name, name)));
    at("index").parentElement.hidden = indexes.length < 2;
    if (indexes.includes(given.get("index"))) at("index").value = given.get("index");
    if (given.get("file")) await openStory(given.get("file"), given.get("part"), [[Number(given.get("start")), Number(given.get("end"))]]);
  } catch (error) {
    beside(element("p", error.message, "wrong"), element("p", say.wholeAddress));
  }
  at("question").focus();
}

at("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  const question = at("question").value.trim();
  if (!question || asking) return;
  at("question").value = "";
  ask(question);
});
at("question").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    at("ask").requestSubmit();
  }
});
at("stop").addEventListener("click", () => asking?.abort());
at("stories").addEventListener("click", stories);
at("search").addEventListener("submit", (event) => {
  event.preventDefault();
  if (at("query").value.trim()) search(at("query").value.trim());
});
addEventListener("hashchange", begin);
begin();
