"use strict";
const facts = JSON.parse(document.getElementById("facts").textContent);
const place = `hailuo-desktop-review/${facts.board}`;
const who = document.getElementById("who");
const fields = (article) => ({
  verdict: article.querySelector("[name=verdict]"),
  stars: article.querySelector("[name=stars]"),
  note: article.querySelector("textarea"),
});

function takes() {
  const found = [];
  for (const article of document.querySelectorAll("article")) {
    const { verdict, stars, note } = fields(article);
    const said = { take: article.dataset.take, verdict: verdict.value, stars: Number(stars.value), note: note.value.trim() };
    const any = Boolean(said.verdict || said.stars || said.note);
    article.classList.toggle("said", any);
    if (any) found.push(said);
  }
  return found;
}

function notes() {
  const { format, version, board, name } = facts;
  return { format, version, board, name, by: who.value.trim(), saved: new Date().toISOString(), takes: takes() };
}

function keep() {
  const now = notes();
  try { localStorage.setItem(place, JSON.stringify(now)); } catch { /* a browser may forbid it */ }
}

function restore() {
  let kept = null;
  try { kept = JSON.parse(localStorage.getItem(place)); } catch { /* nothing is kept, or nothing of ours */ }
  if (!kept || !Array.isArray(kept.takes)) return;
  who.value = kept.by || "";
  const said = new Map(kept.takes.map((take) => [take.take, take]));
  for (const article of document.querySelectorAll("article")) {
    const known = said.get(article.dataset.take);
    if (!known) continue;
    const { verdict, stars, note } = fields(article);
    verdict.value = known.verdict || "";
    stars.value = String(known.stars || 0);
    note.value = known.note || "";
  }
  takes();
}

function save() {
  const text = JSON.stringify(notes(), null, 1);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = facts.file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  document.getElementById("said").textContent = facts.saved;
}

document.addEventListener("input", keep);
document.getElementById("save").addEventListener("click", save);
document.addEventListener("play", (event) => {
  for (const video of document.querySelectorAll("video")) if (video !== event.target) video.pause();
}, true);
restore();
