// The report's style sheet: system fonts, nothing fetched, contrast of at least 4.5 : 1.
#pragma once

#include <string_view>

namespace hoso {

inline constexpr std::string_view report_style = R"css(
:root{--ink:#17202b;--soft:#56616f;--line:#d9dfe6;--ground:#f4f6f8;--paper:#fff;--accent:#12496b;
--sure:#12663f;--sure-bg:#e6f4ec;--doubt:#7d4a00;--doubt-bg:#fff2d3;--bad:#a8201a;--bad-bg:#fdeae8;
--none:#56616f;--none-bg:#eef1f4}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);
font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;
-webkit-print-color-adjust:exact;print-color-adjust:exact}
main,.masthead,footer{max-width:1280px;margin:0 auto;padding:0 28px}
h1,h2,h3{line-height:1.25;margin:0;font-weight:650;letter-spacing:-.01em}
h1{font-size:1.85rem}h2{font-size:1.3rem}h3{font-size:1.05rem}
p{margin:.3em 0}
a{color:var(--accent)}
.en{color:var(--soft);font-size:.86em;font-weight:400;letter-spacing:0}
h1 .en,h2 .en,h3 .en{display:block;margin-top:.15em;font-size:.9rem}
.masthead{padding-top:36px;padding-bottom:18px;display:flex;flex-wrap:wrap;gap:8px 40px;
align-items:flex-end;justify-content:space-between}
.facts{display:flex;flex-wrap:wrap;gap:4px 28px;margin:0;font-size:.9rem}
.facts div{display:flex;gap:.5em}.facts dt{color:var(--soft)}.facts dd{margin:0;font-weight:550;
overflow-wrap:anywhere}
.card{background:var(--paper);border:1px solid var(--line);border-radius:12px;padding:24px 28px;
margin:0 0 20px}
.verdict{display:flex;gap:22px;align-items:center;border-left:8px solid var(--sure)}
.verdict.doubtful{border-left-color:var(--doubt)}.verdict.bad{border-left-color:var(--bad)}
.verdict .sign{flex:none;width:52px;height:52px;border-radius:50%;display:grid;place-items:center;
font-size:1.7rem;font-weight:700;color:#fff;background:var(--sure)}
.verdict.doubtful .sign{background:var(--doubt)}.verdict.bad .sign{background:var(--bad)}
.verdict h2{font-size:1.55rem}
.tally{display:flex;flex-wrap:wrap;gap:8px;margin:.8em 0 0;padding:0;list-style:none}
.badge{display:inline-flex;align-items:center;gap:.45em;border-radius:999px;
padding:.12em .75em .12em .3em;
font-size:.86rem;font-weight:600;white-space:nowrap;border:1px solid;background:var(--none-bg);
color:var(--none)}
.badge b{display:grid;place-items:center;width:1.45em;height:1.45em;border-radius:50%;color:#fff;
background:var(--none);font-size:.85em}
.badge.sure{background:var(--sure-bg);color:var(--sure)}.badge.sure b{background:var(--sure)}
.badge.doubtful{background:var(--doubt-bg);color:var(--doubt);border-style:dashed}.badge.doubtful b{
background:var(--doubt)}
.badge.bad{background:var(--bad-bg);color:var(--bad);border-width:2px}.badge.bad b{
background:var(--bad)}
.badge.advice{background:#e8f0f6;color:var(--accent)}.badge.advice b{background:var(--accent)}
.findings{list-style:none;margin:16px 0 0;padding:0}
.findings>li{display:grid;grid-template-columns:44px 1fr;gap:0 14px;padding:18px 0;
border-top:1px solid var(--line);
break-inside:avoid}
.findings .no{font-size:1.35rem;font-weight:700;color:var(--soft);text-align:right;line-height:1.3}
.findings h3{display:inline;margin-right:.6em;font-size:1.12rem}
.todo{margin:.7em 0 0;padding:.6em .9em;border-radius:8px;background:var(--ground)}
.todo strong{font-weight:650}
.meta{margin:.6em 0 0;font-size:.9rem;color:var(--soft)}
.doc-head{display:flex;flex-wrap:wrap;gap:6px 24px;justify-content:space-between;
align-items:flex-end;margin:34px 0 14px}
.chip{font-size:.85rem;color:var(--soft)}
.page-card{padding:0;overflow:hidden}
.page-card>h3{padding:14px 24px;border-bottom:1px solid var(--line)}
.page-card h3 .en{display:inline;margin-left:.5em}
.page-card>h4{padding:14px 24px 0}.page-card h4 .en{display:inline;margin-left:.5em}
.split{display:grid;grid-template-columns:minmax(0,42%) minmax(0,1fr)}
figure{margin:0;padding:20px;background:#e9edf1;border-right:1px solid var(--line)}
figure>svg{display:block;width:100%;height:auto;background:#fff;
box-shadow:0 1px 6px rgba(23,32,43,.22);position:sticky;top:20px}
figcaption{margin-top:10px;font-size:.84rem;color:var(--soft)}
.lone figure{border-right:0;max-width:640px}
table{width:100%;border-collapse:collapse;font-size:.95rem}
th{position:sticky;top:0;background:var(--paper);text-align:left;font-size:.8rem;font-weight:600;
color:var(--soft);
padding:10px 12px;border-bottom:1px solid var(--line);white-space:nowrap;z-index:1}
td{padding:10px 12px;border-bottom:1px solid var(--line);vertical-align:top}
tr{break-inside:avoid}tbody tr:last-child td{border-bottom:0}
tr:target td{background:#fff9e6}
td.no{color:var(--soft);text-align:right;width:2.6em;font-variant-numeric:tabular-nums}
td.label{width:27%}td.label .en{display:block}
td.cert{width:10.5em}
td.cert .en{display:block;margin-top:.2em}td.cert .badge{padding-right:.6em;font-size:.8rem}
.value{font-weight:600;overflow-wrap:anywhere;white-space:pre-wrap}
.value.nothing{font-weight:400;color:var(--soft);font-style:italic}
.written{display:block;font-size:.86rem;color:var(--soft);overflow-wrap:anywhere}
.crop{display:block;max-width:100%;height:auto;max-height:96px;margin:0 0 6px;
border:1px solid var(--line);border-radius:4px;background:#fff}
tr.bad td.no{box-shadow:inset 4px 0 var(--bad)}tr.doubtful td.no{
box-shadow:inset 4px 0 var(--doubt)}
.box rect.zone{fill-opacity:.13;stroke-width:.45}
.box .tag{stroke:none}.box text{font-size:2.4px;font-weight:700;fill:#fff;text-anchor:middle}
.box.sure rect.zone{fill:#1b8a56;stroke:#12663f}.box.sure .tag{fill:#12663f}
.box.doubtful rect.zone{fill:#f0a400;stroke:#7d4a00;stroke-dasharray:2 1}.box.doubtful .tag{
fill:#7d4a00}
.box.bad rect.zone{fill:url(#hatch);fill-opacity:.32;stroke:#a8201a;stroke-width:.7}.box.bad .tag{
fill:#a8201a}
.box.empty rect.zone{fill:none;stroke:#7b8794;stroke-width:.25;stroke-dasharray:.6 .8}
.defs{position:absolute;width:0;height:0}
footer{padding-top:6px;padding-bottom:40px;font-size:.84rem;color:var(--soft)}
footer table{font-size:.84rem;margin:.6em 0}footer td,footer th{padding:4px 12px 4px 0;
position:static;background:none}
code{font-family:ui-monospace,"Cascadia Mono",Consolas,"Liberation Mono",monospace;font-size:.92em;
overflow-wrap:anywhere}
@media(max-width:900px){.split{grid-template-columns:1fr}figure{border-right:0;
border-bottom:1px solid var(--line)}
main,.masthead,footer{padding-left:16px;padding-right:16px}}
@page{size:A4;margin:14mm 13mm}
@media print{html{font-size:11.5px}body{background:#fff;font-size:1rem}
td{padding:5px 8px}td.label .en{display:inline;margin-left:.4em}.crop{max-height:44px}.card{padding:14px 18px}
h2,h3,.doc-head{break-after:avoid}main,.masthead,footer{max-width:none;
padding-left:0;padding-right:0}
.masthead{padding-top:0}.card{border-radius:0;border-color:#b9c2cc}.verdict{break-inside:avoid}
.doc-head{break-before:page;margin-top:0}.split{display:block}
figure{border:0;background:none;padding:8px 0;break-inside:avoid;break-after:page}figure>svg{
box-shadow:none;border:1px solid #b9c2cc;max-height:212mm}
th{position:static}a{color:inherit;text-decoration:none}.page-card{overflow:visible;border:0}
.page-card>h3{padding-left:0}.lone figure{break-after:auto}}
)css";

}  // namespace hoso
