/** The template of the page, in Eta's syntax: `<%= %>` is escaped. */
export const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>peerproof: <%= it.report.implementation.version %></title>
<style>
:root { color-scheme: light dark; --line: light-dark(#d8d8d8, #444); --soft: light-dark(#f4f4f4, #222); --bad: light-dark(#b3261e, #ff8a80); --good: light-dark(#186a2c, #7ddc95); --accent: light-dark(#1f5fbf, #8ab4f8); }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: light-dark(#1b1b1b, #e6e6e6); background: light-dark(#fff, #161616); }
h1 { font-size: 1.5rem; margin-bottom: 0; } h2 { font-size: 1.15rem; margin-top: 2.5rem; }
.facts, dt, figcaption { color: light-dark(#5b5b5b, #a5a5a5); } .facts { margin-top: 0; }
svg { width: 100%; height: auto; font: 11px system-ui, sans-serif; fill: currentColor; } .grid { stroke: var(--line); } .curve { fill: none; stroke: var(--accent); stroke-width: 2; }
figure { margin: 0; } table { border-collapse: collapse; } td { padding: 0 1rem 0 0; } td + td { text-align: right; font-variant-numeric: tabular-nums; }
details { border-top: 1px solid var(--line); } summary { padding: .5rem 0; cursor: pointer; } summary small { color: light-dark(#5b5b5b, #a5a5a5); }
dl { display: grid; grid-template-columns: 7rem 1fr; gap: .2rem 1rem; margin: .5rem 0 1rem; } dd { margin: 0; overflow-wrap: anywhere; }
pre { background: var(--soft); padding: .75rem; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; } .expected { color: var(--good); } .observed, .new { color: var(--bad); }
a { color: var(--accent); }
</style>
<h1><%= it.report.implementation.version %></h1>
<p class="facts">peerproof <%= it.report.peerproof %> · webrtc-pc <%= it.report.edition %> · seed <%= it.report.seed %> · <%= it.recorded %> UTC</p>
<p><strong><%= it.findings.length %> distinct divergences</strong> in <%= it.report.scripts %> scripts (<%= it.report.commands %> commands), <%= it.seconds %> s; outcome: <%= it.outcome %><% if (it.report.interrupted) { %>, interrupted<% } %>.</p>
<figure><%~ it.picture %><figcaption>Distinct divergences over time. <%= it.last %></figcaption></figure>
<h2>Verdicts</h2>
<table><% for (const [verdict, count] of it.verdicts) { %><tr><td><%= verdict %></td><td><%= count %></td></tr><% } %></table>
<h2>Divergences</h2>
<% for (const one of it.findings) { %><details id="d<%= one.number %>"><summary><span class="<%= one.status %>"><%= one.number %></span> <strong><%= one.title %></strong> <small><%= one.requirement %></small></summary>
<dl>
<dt>requirement</dt><dd><a href="<%= one.link %>"><%= one.requirement %></a>: <%= one.step %></dd>
<dt>expected</dt><dd class="expected"><%= one.expected %></dd>
<dt>observed</dt><dd class="observed"><%= one.observed %></dd>
<dt>explanation</dt><dd><%= one.explanation %></dd>
<% if (one.also.length > 0) { %><dt>explains also</dt><dd><%= one.also.join('; ') %></dd><% } %>
<% if (one.note !== '') { %><dt>note</dt><dd><%= one.note %></dd><% } %>
<dt>seen</dt><dd><%= one.facts %></dd>
<dt>replay</dt><dd><code><%= one.replay %></code></dd>
</dl>
<pre><%= one.script.join('\\n') %></pre>
</details><% } %>
<% if (it.report.broken.length > 0) { %><h2>Crashes, hangs, garbage</h2><ul><% for (const one of it.report.broken) { %><li><%= one.how %>: <%= one.property %>: <%= one.detail %></li><% } %></ul><% } %>
</html>
`;
