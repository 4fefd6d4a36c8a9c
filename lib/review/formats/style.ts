/** The looks of a page: a phone's width, dark where the reader's system is, and on paper without colours of the ground. No sign of it is one that HTML escapes. */
export const STYLE = `
:root { color-scheme: light dark; --ground: #fff; --text: #1f2328; --soft: #59636e; --line: #d1d9e0; --code: #eff1f3; --refused: #b31d28; --loses: #b31d28; --careful: #7d4e00; --told: #59636e; --new: #116329; --gone: #b31d28; }
@media (prefers-color-scheme: dark) { :root { --ground: #0d1117; --text: #e6edf3; --soft: #9aa4af; --line: #3d444d; --code: #21262d; --refused: #ff8a80; --loses: #ff8a80; --careful: #e3b341; --told: #9aa4af; --new: #56d364; --gone: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 60rem; background: var(--ground); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.4rem; line-height: 1.25; } h2 { font-size: 1.15rem; margin-top: 2rem; border-bottom: 1px solid var(--line); }
code, pre { font-family: ui-monospace, monospace; font-size: .875em; background: var(--code); border-radius: 4px; } code { padding: .1em .3em; }
pre { padding: .75rem; overflow-x: auto; } pre code { padding: 0; background: none; font-size: 1em; }
ul, ol { padding-left: 1.4rem; } li { margin: .5rem 0; } .place { display: block; color: var(--soft); font-size: .9rem; }
.word { font-weight: 600; } .refused { color: var(--refused); } .loses { color: var(--loses); } .careful { color: var(--careful); } .told { color: var(--told); }
.note { border-left: 4px solid var(--careful); padding: .1rem 1rem; margin: 1rem 0; } summary { cursor: pointer; }
.picture { overflow-x: auto; } svg text { fill: var(--text); font: 14px system-ui, sans-serif; } svg .name { font-weight: 600; } svg .more { fill: var(--soft); font-size: 12px; }
svg rect { fill: var(--ground); stroke: var(--soft); } svg path { fill: none; stroke: var(--soft); } svg marker path { fill: var(--soft); stroke: none; }
svg .new rect, svg .new path { stroke: var(--new); stroke-width: 3; } svg .gone rect, svg .gone path { stroke: var(--gone); stroke-width: 2; stroke-dasharray: 5 4; }
@media print { :root { --ground: #fff; --text: #000; --soft: #333; } body { max-width: none; padding: 0; } pre, .picture { overflow: visible; white-space: pre-wrap; } svg { max-width: 100%; height: auto; } details::details-content { content-visibility: visible; } h2, li { break-inside: avoid; } }
`;
