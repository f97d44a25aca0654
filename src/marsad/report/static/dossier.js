"use strict";
(() => {
  const root = document.documentElement;
  const reader = document.getElementById("reader");
  const words = JSON.parse(document.getElementById("words").textContent);
  const fill = (pattern, ...values) => pattern.replace(/\{(\d)\}/g, (_, at) => values[at]);

  /* An element; whatever stands on a page only ever becomes text. */
  function make(tag, attributes, ...inside) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes ?? {})) if (value != null) made.setAttribute(name, value);
    made.append(...inside.filter((one) => one != null));
    return made;
  }

  /* light or dark */
  const theme = document.getElementById("theme");
  theme.hidden = false;
  theme.addEventListener("click", () => {
    const now = root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    root.dataset.theme = now === "dark" ? "light" : "dark";
  });

  /* Cards that wait in blocks are laid out when they come near, are jumped to, or are printed. */
  const blockOf = new Map();
  let matching = null;
  function lay(block) {
    const template = document.createElement("template");
    template.innerHTML = block.firstElementChild.textContent;
    const cards = template.content;
    if (matching) for (const card of cards.children) card.hidden = !matching.has(card.id);
    for (const id of block.dataset.ids.split(" ")) blockOf.delete(id);
    near.unobserve(block);
    block.replaceWith(cards);
  }
  const near = new IntersectionObserver(
    (entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => lay(entry.target)),
    { rootMargin: "1200px" },
  );
  for (const block of document.querySelectorAll(".waiting")) {
    const ids = block.dataset.ids.split(" ");
    for (const id of ids) blockOf.set(id, block);
    block.style.minHeight = `${ids.length * 36}rem`;
    near.observe(block);
  }

  /* Filtering: letters that writers of Arabic vary fall together, as they do in the reading. */
  const LETTERS = { "ى": "ي", "ی": "ي", "ې": "ي", "ے": "ي", "ة": "ه", "ہ": "ه", "ھ": "ه", "ک": "ك", "ڪ": "ك", "گ": "غ", "ڭ": "غ", "پ": "ب", "چ": "ج", "ڤ": "ف", "ژ": "ز", "ٱ": "ا" };
  function fold(text) {
    return text
      .normalize("NFKD")
      .replace(/[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "")
      .replace(/[ىیېےةہھکڪگڭپچڤژٱ]/g, (letter) => LETTERS[letter])
      .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
      .toLowerCase();
  }
  function filter(input) {
    const rows = [...document.querySelectorAll(input.dataset.rows)];
    const output = input.parentElement.querySelector("output");
    const none = rows[0].closest("table").nextElementSibling;
    const groups = new Set(rows.map((row) => row.parentElement));
    let texts = null;
    input.addEventListener("input", () => {
      texts ??= rows.map((row) => fold(`${row.textContent} ${row.dataset.also ?? ""}`));
      const wanted = fold(input.value).split(/\s+/).filter(Boolean);
      const kept = rows.filter((row, at) => !(row.hidden = !wanted.every((one) => texts[at].includes(one))));
      for (const group of groups) {
        const left = group.querySelectorAll("tr:not([hidden])").length;
        group.hidden = left === 0;
        // The height it had before is no guide to the height it has now.
        group.style.containIntrinsicSize = wanted.length ? `${left * 3.75}rem` : "";
      }
      output.textContent = wanted.length ? fill(words.page.shown, kept.length, rows.length) : "";
      none.hidden = kept.length > 0;
      if (rows[0].dataset.of) narrow(wanted.length ? new Set(kept.map((row) => row.dataset.of)) : null);
    });
  }
  function narrow(kept) {
    matching = kept;
    for (const card of document.querySelectorAll(".card")) card.hidden = Boolean(kept) && !kept.has(card.id);
    for (const [id, block] of blockOf) if (!kept || kept.has(id)) block.hidden = false;
    if (kept) for (const block of new Set(blockOf.values())) block.hidden = !block.dataset.ids.split(" ").some((id) => kept.has(id));
  }
  document.querySelectorAll("input[data-rows]").forEach(filter);

  /* The page under reading. Offsets in the file count code points; the browser counts UTF-16 units. */
  function units(text, places) {
    if (!/[\ud800-\udbff]/.test(text)) return (place) => place;
    const wanted = new Set(places);
    const found = new Map();
    let point = 0;
    let unit = 0;
    for (const letter of text) {
      if (wanted.has(point)) found.set(point, unit);
      point += 1;
      unit += letter.length;
    }
    return (place) => found.get(place) ?? text.length;
  }

  function marks(page, target) {
    const found = [];
    const add = (kind, start, end, about) => end > start && found.push({ kind, start, end, about });
    for (const one of page.attributions ?? []) {
      add("attribution", one[0], one[1], one);
      if (one[5]) add("cue", one[5][0], one[5][1], one);
    }
    for (const one of page.claims ?? []) add("claim", one[0], one[1], one);
    for (const one of page.actors ?? []) for (const [start, end, loaded] of one[3]) add(loaded ? "actor loaded" : "actor", start, end, one);
    for (const one of page.times ?? []) add("time", one[0], one[1], one);
    if (target) add("target", target[0], target[1], null);
    const zones = (page.zones ?? []).map(([start, end, kind]) => ({ kind, start, end }));
    const unit = units(page.text, [...found, ...zones].flatMap((one) => [one.start, one.end]));
    for (const one of [...found, ...zones]) [one.start, one.end] = [unit(one.start), unit(one.end)];
    return { found: found.sort((a, b) => a.start - b.start || b.end - a.end), zones };
  }

  const RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/g;
  const LEFT = /[A-Za-z\u00c0-\u024f\u0370-\u052f]/g;
  function direction(text, otherwise) {
    const right = (text.match(RIGHT) ?? []).length;
    const left = (text.match(LEFT) ?? []).length;
    return right === left ? otherwise : right > left ? "rtl" : "ltr";
  }
  const OWN = new Set(["headline", "body", "post", "meta"]);
  const UNSEEN = /([\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff])/;
  function shown(text) {
    return text.split(UNSEEN).map((part, at) =>
      at % 2 ? make("span", { class: "code" }, `U+${part.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`) : part,
    );
  }

  /* Where lines too long to lay out at once are cut, at spaces. */
  function* long(text, lines, most = 4000) {
    for (let line = 0; line + 1 < lines.length; line += 1) {
      for (let at = lines[line] + most; at + most / 2 < lines[line + 1]; at += most) {
        const space = text.lastIndexOf(" ", at);
        if (space > at - most) at = space + 1;
        else if (/[\udc00-\udfff]/.test(text[at])) at += 1;
        yield at;
      }
    }
  }

  /* The text as paragraphs, cut at lines and zones; each paragraph cut where a mark begins or ends. */
  function laid(page, target) {
    const { text } = page;
    const { found, zones } = marks(page, target);
    const otherwise = /^(ar|fa|he|ur|ckb|ps|sd|ug|yi)$/.test(page.language) ? "rtl" : "ltr";
    const box = make("div", { class: "text", lang: page.language, dir: otherwise });
    const cuts = new Set([0, text.length]);
    for (const zone of zones) cuts.add(zone.start).add(zone.end);
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) cuts.add(at + 1);
    for (const at of long(text, [...cuts].sort((a, b) => a - b))) cuts.add(at);
    const blocks = [...cuts].sort((a, b) => a - b);
    const edges = [...new Set([...blocks, ...found.flatMap((one) => [one.start, one.end])])].sort((a, b) => a - b);
    let next = 0;
    let edge = 0;
    let active = [];
    let last = null;
    for (let at = 0; at + 1 < blocks.length; at += 1) {
      const [start, end] = [blocks[at], blocks[at + 1]];
      const zone = zones.find((one) => one.start <= start && start < one.end);
      const whole = text.slice(start, end);
      const paragraph = make("p", { dir: direction(whole, otherwise), "data-kind": zone?.kind, class: zone && !OWN.has(zone.kind) ? "aside" : null });
      if (zone && zone !== last && zone.kind !== "body") paragraph.dataset.zone = words.zone[zone.kind];
      if (zone && zone !== last && zone.kind === "body" && last && !OWN.has(last.kind)) paragraph.dataset.zone = words.zone.body;
      last = zone ?? last;
      for (; edges[edge] < end; edge += 1) {
        const [from, to] = [edges[edge], edges[edge + 1]];
        while (next < found.length && found[next].start <= from) active.push(next++);
        active = active.filter((one) => found[one].end > from);
        const piece = shown(text.slice(from, to).replace(/\r?\n$/, ""));
        if (!active.length) paragraph.append(...piece);
        else {
          const classes = new Set(active.flatMap((one) => found[one].kind.split(" ").map((kind) => `m-${kind}`)));
          paragraph.append(make("span", { class: [...classes].join(" "), "data-at": active.join(" ") }, ...piece));
        }
      }
      if (whole.trim()) box.append(paragraph);
    }
    box.addEventListener("click", (event) => {
      const at = event.target.closest("[data-at]")?.dataset.at;
      if (at) spot(at.split(" ").map((one) => found[one]));
    });
    return box;
  }

  const bdi = (text, attributes) => make("bdi", attributes, ...shown(String(text)));
  const joined = (names, between = words.page.comma) => names.flatMap((one, at) => (at ? [between, bdi(one)] : [bdi(one)]));

  function claimed(one) {
    const [, , relation, agents, counterparts, stance, modality, polarity, number] = one;
    const who = counterparts.length ? [...joined(agents), ` ${words.page.forward} `, ...joined(counterparts)] : joined(agents, ` ${words.page.mutual} `);
    const facts = [relation, words.stance[stance], polarity === "negative" && words.polarity.negative, modality !== "actual" && words.modality[modality]];
    const line = [...who, ...facts.filter(Boolean).map((fact) => ` · ${fact}`)];
    return number == null ? line : [...line, " · ", make("a", { href: `#${entryOf(number)}` }, fill(words.reader.to_proposition, number))];
  }
  const entryOf = (number) => document.querySelectorAll(".summary tbody tr")[number - 1].dataset.of;
  const sayer = (one) => [bdi(one[2]), ` · ${words.stance[one[3]]}`, one[4] ? ` · ${words.evidence[one[4]]}` : ""];
  const TOLD = {
    claim: (one) => [make("b", null, words.reader.claim), ": ", ...claimed(one)],
    attribution: (one) => [make("b", null, words.reader.attribution), ": ", ...sayer(one)],
    cue: (one) => [make("b", null, words.reader.cue), ": ", ...sayer(one)],
    actor: (one) => [make("b", null, words.reader.actor), ": ", bdi(one[2] ?? one[0])],
    "actor loaded": (one) => [make("b", null, words.reader.actor), ": ", bdi(one[2] ?? one[0]), ` (${words.page.loaded})`],
    time: (one) => [make("b", null, words.reader.time), ": ", bdi(one[2])],
  };
  function spot(items) {
    reader.querySelector(".spot")?.remove();
    const told = items.filter((one) => one.about).sort((a, b) => a.end - a.start - (b.end - b.start));
    if (!told.length) return;
    reader.append(make("div", { class: "spot", role: "status" }, make("ul", null, ...told.map((one) => make("li", null, ...TOLD[one.kind](one.about))))));
  }

  const place = (id, start, end) => `#page/${id}/${start}-${end}`;
  function said(id, page) {
    const claims = (page.claims ?? []).map((one) => make("li", null, make("a", { href: place(id, one[0], one[1]) }, ...shown(clip(page.text, one))), make("br"), make("span", { class: "quiet" }, ...claimed(one))));
    const attributions = (page.attributions ?? []).map((one) => make("li", null, ...sayer(one), ": ", make("a", { href: place(id, one[0], one[1]) }, bdi(clip(page.text, one)))));
    const copies = page.copies.map(([other, name, share, passages]) => make("li", null, make("a", { href: `#page/${other}` }, bdi(name)), ` ${share}% `,
      ...passages.slice(0, 6).flatMap(([start, end, from, to]) => [make("a", { href: place(id, start, end) }, `${start}–${end}`), " = ", make("a", { href: place(other, from, to) }, `${from}–${to}`), " "])));
    return [
      make("h3", null, words.reader.says),
      claims.length ? make("ul", { class: "saids" }, ...claims) : make("p", { class: "none" }, words.reader.no_claims),
      ...(attributions.length ? [make("h3", null, words.layer.attributions), make("ul", { class: "saids" }, ...attributions)] : []),
      ...(copies.length ? [make("h3", null, words.reader.copies), make("ul", { class: "saids" }, ...copies)] : []),
    ];
  }
  function clip(text, [start, end]) {
    const unit = units(text, [start, end]);
    const quote = text.slice(unit(start), unit(end));
    return quote.length > 160 ? `${quote.slice(0, 159)}…` : quote;
  }

  function particulars(page) {
    const list = make("dl", { class: "particulars" });
    const row = (label, ...value) => list.append(make("dt", null, label), make("dd", null, ...value));
    if (page.publisher) row(words.column.publisher, bdi(page.publisher));
    row(words.column.published, page.published ?? words.page.not_known);
    if (page.url) row("URL", bdi(page.url, { dir: "ltr" }));
    row("SHA-256", make("code", null, page.capture));
    for (const [means, location, at] of page.taken) row(words.reader.taken, bdi(at, { dir: "ltr" }), ` · ${words.means[means] ?? means} · `, bdi(location, { dir: "ltr" }));
    return list;
  }

  function layers() {
    return make("div", { class: "layers" }, ...Object.entries(words.layer).map(([layer, label]) => {
      const box = make("input", { type: "checkbox" });
      box.checked = !reader.classList.contains(`hide-${layer}`);
      box.addEventListener("change", () => reader.classList.toggle(`hide-${layer}`, !box.checked));
      return make("label", null, box, label);
    }));
  }

  let back = { hash: "#pages", focus: null };
  let opened = null;
  function open(id, target) {
    const source = document.getElementById(`page/${id}`);
    const close = make("button", { type: "button" }, words.reader.close);
    close.addEventListener("click", shut);
    const page = source ? JSON.parse(source.textContent) : { name: words.reader.missing, text: "", copies: [], taken: [] };
    reader.replaceChildren(make("header", null, make("h2", { id: "reader-name" }, bdi(page.name), page.title ? make("small", null, bdi(page.title)) : null), close));
    if (source) {
      reader.append(layers(), laid(page, target), make("p", { class: "quiet" }, words.reader.hint), ...said(id, page), make("h3", null, words.column.taken), particulars(page));
    }
    reader.hidden = false;
    document.body.classList.add("reading");
    reader.focus({ preventScroll: true });
    opened = id;
    const first = reader.querySelector(".m-target");
    if (first) first.scrollIntoView({ block: "center" });
    else reader.scrollTop = 0;
  }
  function shut() {
    history.replaceState(null, "", back.hash);
    hide();
    back.focus?.focus({ preventScroll: true });
  }
  function hide() {
    reader.hidden = true;
    reader.replaceChildren();
    opened = null;
    document.body.classList.remove("reading");
  }

  /* What lies above may take its real height only as it comes near; hold on until it has. */
  function land(element, frames = 15) {
    element.scrollIntoView();
    if (frames) requestAnimationFrame(() => land(element, frames - 1));
  }

  function route() {
    const wanted = /^#page\/([^/]+)(?:\/(\d+)-(\d+))?$/.exec(decodeURIComponent(location.hash));
    if (wanted) return open(wanted[1], wanted[2] == null ? null : [Number(wanted[2]), Number(wanted[3])]);
    if (opened) hide();
    const id = decodeURIComponent(location.hash.slice(1));
    back = { hash: location.hash || "#summary", focus: null };
    if (blockOf.has(id)) lay(blockOf.get(id));
    const found = id && document.getElementById(id);
    if (found) {
      found.hidden = false;
      found.closest("details")?.setAttribute("open", "");
      land(found);
    }
  }
  addEventListener("hashchange", route);
  addEventListener("keydown", (event) => event.key === "Escape" && opened && shut());
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    if (!reader.contains(link)) back.focus = link;
    if (link.getAttribute("href") === location.hash) route();
  });
  if (location.hash) route();

  /* where the reader is, in the contents */
  const links = new Map([...document.querySelectorAll(".contents a")].map((link) => [link.hash.slice(1), link]));
  const crossed = new Set();
  const line = new IntersectionObserver((entries) => {
    for (const entry of entries) entry.isIntersecting ? crossed.add(entry.target.id) : crossed.delete(entry.target.id);
    const here = [...links.keys()].find((id) => crossed.has(id));
    for (const [id, link] of links) id === here ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current");
  }, { rootMargin: "-30% 0px -69% 0px" });
  for (const id of links.keys()) line.observe(document.getElementById(id));

  /* on paper everything lies open */
  let unfolded = [];
  addEventListener("beforeprint", () => {
    for (const block of new Set(blockOf.values())) lay(block);
    unfolded = [...document.querySelectorAll("details.printed:not([open])")];
    for (const one of unfolded) one.open = true;
  });
  addEventListener("afterprint", () => unfolded.forEach((one) => { one.open = false; }));
})();
