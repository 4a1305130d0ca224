import { escapeHtml } from '../dialog/page.ts'
import { scenarioGroups } from '../scenarios/scenarios.ts'

/** Every scenario to choose from, by what it is about. The group of the one that plays is open; the search opens what it finds. */
export function scenarioPicker(current: string): string {
  const groups = scenarioGroups.map(({ title, scenarios }) => {
    const options = Object.entries(scenarios).map(
      ([name, { description }]) =>
        `<div class="option" data-words="${escapeHtml(`${name} ${title} ${description}`.toLowerCase())}"><input type="radio" name="scenario" id="s-${name}" value="${name}" ${name === current ? 'checked' : ''} aria-describedby="n-${name}"><label for="s-${name}">${name}</label><p class="note" id="n-${name}">${escapeHtml(description)}</p></div>`,
    )
    return `<details ${current in scenarios || 'default' in scenarios ? 'open' : ''}><summary><h3>${escapeHtml(title)}</h3> <span class="note">${options.length}</span></summary><div class="grid">${options.join('')}</div></details>`
  })
  return `<section class="body">
<h1>Choose what goes wrong</h1>
<p>This server plays Meta and Twilio, offline and strictly: what they refuse, it refuses. Choose a scenario, then open Facebook’s window again. In tests, choose it by its name.</p>
<p class="playing">Now playing: <strong id="current">${escapeHtml(current)}</strong> <button type="button" class="quiet" id="usual" ${current === 'default' ? 'hidden' : ''}>Back to a good day</button></p>
<form id="scenarios"><label class="field"><span>Search scenarios</span><input type="search" id="sift" autocomplete="off" spellcheck="false" placeholder="PIN, expired, 429 …"></label>
<p class="note" id="found" role="status"></p>
<fieldset><legend class="unseen">How Meta and Twilio behave from now on</legend>${groups.join('\n')}</fieldset><p class="problem" role="status"></p></form>
</section>`
}
