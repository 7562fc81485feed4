"use strict";
const tip = document.getElementById("tip");
const narrow = matchMedia("(max-width: 820px)");

// What a thing is called in its page, on both sides.
const same = (element) =>
    element.closest("section").querySelectorAll(`[data-key="${element.dataset.key}"]`);

function hideTip() {
    tip.hidden = true;
}

function showTip(element) {
    tip.textContent = element.dataset.value;
    tip.hidden = false;
    const place = element.getClientRects()[0];
    const left = Math.min(place.left, innerWidth - tip.offsetWidth - 8);
    const above = place.top - tip.offsetHeight - 6;
    tip.style.left = `${Math.max(8, left)}px`;
    tip.style.top = `${above < 4 ? place.bottom + 6 : above}px`;
}

function light(element, on) {
    for (const one of same(element)) one.classList.toggle("lit", on);
}

// Brings the other side of a thing into view.
function follow(element) {
    const pane = element.closest(".raw") ? ".articles" : ".raw";
    const there = [...same(element)].find((one) => one.closest(pane));
    if (there) there.scrollIntoView({ block: narrow.matches ? "start" : "center", behavior: "smooth" });
}

for (const element of document.querySelectorAll(".q")) {
    element.dataset.value = element.title;
    element.removeAttribute("title");
}
for (const [name, on] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]]) {
    document.addEventListener(name, (event) => {
        const quantity = event.target.closest(".q");
        const keyed = event.target.closest("[data-key]");
        if (quantity && on) showTip(quantity);
        else hideTip();
        if (keyed) light(keyed, on);
    });
}
document.addEventListener("click", (event) => {
    const keyed = event.target.closest("[data-key]");
    if (keyed && !event.target.closest(".q") && getSelection().isCollapsed) follow(keyed);
});
addEventListener("scroll", hideTip, { passive: true, capture: true });
