import { FIGURE_STYLE } from '../plots/colours.ts';

/** Style of the report: light and dark by the reader's preference, one column on a phone. */
export const REPORT_STYLE = `${FIGURE_STYLE}
:root{color-scheme:light dark;--page:#f6f7f9;--card:#fff;--text:#1c2333;--soft:#5b6474;--line:#e1e5eb;--link:#2f5bd0;
--yes:#0f7b43;--yes-bg:#e3f5ea;--no:#b3261e;--no-bg:#fdeceb;--warn-bg:#fff4db;--warn:#7a5200}
@media (prefers-color-scheme:dark){:root{--page:#0b0d12;--card:#12151c;--text:#e7eaf0;--soft:#98a2b3;--line:#252b37;--link:#8fb0ff;
--yes:#6fdb9e;--yes-bg:#10301f;--no:#ff9a91;--no-bg:#3a1715;--warn-bg:#3a2c08;--warn:#ffd98a}}
*{box-sizing:border-box}
html{scroll-behavior:smooth;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;
font-feature-settings:"kern","liga"}
main,header,footer{max-width:1088px;margin:0 auto;padding:0 24px}
header{padding-top:56px}
.brand{margin:0 0 8px;font-weight:650;letter-spacing:.06em;color:var(--link)}
h1{font-size:clamp(1.9rem,4.6vw,3rem);line-height:1.12;letter-spacing:-.025em;margin:0 0 18px;text-wrap:balance}
h2{font-size:1.45rem;line-height:1.25;letter-spacing:-.015em;margin:0 0 6px;text-wrap:balance}
h3{font-size:1.02rem;margin:20px 0 8px}
.lead{font-size:1.12rem;max-width:62ch;margin:0 0 20px;color:var(--soft)}
.lead b{color:var(--text)}
.tiles{display:flex;flex-wrap:wrap;gap:12px;list-style:none;margin:0 0 28px;padding:0}
.tiles li{flex:1 1 200px;background:var(--card);border:1px solid var(--line);border-radius:14px;padding:16px 20px}
.tiles strong{display:block;font-size:1.9rem;line-height:1.2;letter-spacing:-.02em;font-variant-numeric:tabular-nums}
.tiles span{color:var(--soft);font-size:.92rem}
.notice{background:var(--warn-bg);color:var(--warn);border-radius:12px;padding:12px 18px;max-width:72ch}
section{background:var(--card);border:1px solid var(--line);border-radius:18px;padding:28px 28px 22px;margin:0 0 24px}
section p{max-width:72ch}
.count{display:block;font-size:.8rem;font-weight:600;letter-spacing:.06em;text-transform:uppercase;color:var(--link)}
.question{font-size:1.06rem;color:var(--soft);margin:0 0 18px}
.reading{border-left:3px solid var(--link);padding-left:16px;margin:18px 0}
.column{min-width:0}
.panels{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,380px),1fr));gap:28px 24px}
.panels svg{width:100%;height:auto;display:block}
.pictures.several{grid-template-columns:repeat(auto-fit,minmax(min(100%,380px),1fr));gap:24px}
.pictures{display:none;margin-top:16px}
.pictures:only-child{display:grid;margin-top:0}
input[value=plain]:checked~.pictures[data-view=plain],input[value=perParameter]:checked~.pictures[data-view=perParameter],
input[value=relative]:checked~.pictures[data-view=relative]{display:grid}
.views input{position:absolute;opacity:0;width:1px;height:1px}
.views label{display:inline-block;padding:5px 14px;border:1px solid var(--line);font-size:.9rem;cursor:pointer;color:var(--soft)}
.views label:first-of-type{border-radius:99px 0 0 99px}
.views label:last-of-type{border-radius:0 99px 99px 0}
.views label+input+label{border-left:0}
.views input:checked+label{background:var(--link);border-color:var(--link);color:var(--card);font-weight:600}
.views input:focus-visible+label{outline:3px solid var(--link);outline-offset:2px}
details{margin:8px 0}
summary{cursor:pointer;color:var(--link);font-size:.95rem}
.files,.note{font-size:.88rem;color:var(--soft);margin:10px 0 0}
a{color:var(--link);text-underline-offset:2px}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:.92rem;font-variant-numeric:tabular-nums;margin:8px 0}
th{text-align:left;font-weight:600;color:var(--soft);font-size:.84rem}
th,td{padding:7px 18px 7px 0;border-bottom:1px solid var(--line);vertical-align:top}
th.number,.number{text-align:right;white-space:nowrap}
.claims{width:100%}
.claims td{padding-top:12px;padding-bottom:12px}
.claims th:last-child,.claims td:last-child{padding-right:0;white-space:nowrap;width:1%}
.claim{display:flex;gap:14px}
.claim .id{min-width:2.2em;font-weight:650;text-decoration:none}
.claim small{display:block;color:var(--soft);font-size:.84rem;line-height:1.45;max-width:60ch}
.chip{display:inline-block;border-radius:99px;padding:2px 12px;font-size:.86rem;font-weight:600;white-space:nowrap}
.yes{background:var(--yes-bg);color:var(--yes)}.no{background:var(--no-bg);color:var(--no)}.none{background:var(--page);color:var(--soft)}
.strip{display:grid;grid-template-columns:repeat(auto-fill,minmax(68px,1fr));gap:12px}
.strip figure{margin:0;text-align:center;font-size:.84rem;line-height:1.3}
.strip img{width:100%;border-radius:8px;image-rendering:pixelated;background:#000;display:block;margin-bottom:4px}
.wrong{color:var(--no);white-space:nowrap}
.settings dl{display:grid;grid-template-columns:minmax(9em,auto) 1fr;gap:4px 20px;margin:0 0 18px;font-size:.92rem}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
footer{color:var(--soft);font-size:.88rem;padding-bottom:48px}
@media (max-width:640px){main,header,footer{padding-left:14px;padding-right:14px}header{padding-top:32px}
section{padding:20px 16px 16px;border-radius:14px}
.views label{padding:5px 9px;font-size:.8rem}
.claims thead{display:none}.claims tr,.claims td{display:block}.claims tr{border-bottom:1px solid var(--line);padding:12px 0}
.claims td{border:0;padding:2px 0;text-align:left}.claims td[data-name]{display:flex;justify-content:space-between;padding-left:3.1em}
.claims td[data-name]::before{content:attr(data-name);color:var(--soft)}.claims th:last-child,.claims td:last-child{width:auto}
.settings dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:8px}}
@media print{body{background:#fff}section{break-inside:avoid;border:0}}`;
