import { FIGURE_STYLE } from '../../plots/colours.ts';
import { PAGE_COLOURS } from './palette.ts';
import { ZOOM_STYLE } from './zoom.ts';

/** Colours, type and the width of the page; figures take all of it, sentences a comfortable part. */
const PAGE = `${PAGE_COLOURS}
*{box-sizing:border-box}
html{scroll-padding-top:62px;-webkit-text-size-adjust:100%}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;
font-feature-settings:"kern","liga"}
main,header,footer,nav ul{max-width:1360px;margin:0 auto;padding:0 24px}
header{padding-top:48px}
.brand{margin:0 0 8px;font-weight:650;letter-spacing:.06em;color:var(--link)}
h1{font-size:clamp(1.9rem,4.6vw,3rem);line-height:1.12;letter-spacing:-.025em;margin:0 0 18px;text-wrap:balance}
h2{font-size:1.45rem;line-height:1.25;letter-spacing:-.015em;margin:0 0 6px;text-wrap:balance}
h3{font-size:1.02rem;margin:20px 0 8px}h4{font-size:.95rem;margin:14px 0 8px}
p{max-width:72ch}
.lead{font-size:1.12rem;max-width:62ch;margin:0 0 20px;color:var(--soft)}
.lead b{color:var(--text)}
section{background:var(--card);border:1px solid var(--line);border-radius:18px;padding:28px 28px 22px;margin:0 0 24px}
.beside{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,400px),1fr));gap:8px 36px}
.beside>*{min-width:0}.beside h3{margin-top:6px}
.notice{background:var(--warn-bg);color:var(--warn);border-radius:12px;padding:12px 18px}
details{margin:8px 0 0}
summary{cursor:pointer;color:var(--link);font-size:.95rem}
.note{font-size:.88rem;color:var(--soft);margin:10px 0 0}
a{color:var(--link);text-underline-offset:2px}
:focus-visible{outline:3px solid var(--link);outline-offset:2px}
footer{color:var(--soft);font-size:.88rem;padding-bottom:48px}`;

const HEADLINE = `.tiles{display:flex;flex-wrap:wrap;gap:12px;list-style:none;margin:0 0 28px;padding:0}
.tiles li{flex:1 1 200px;background:var(--card);border:1px solid var(--line);border-radius:14px;padding:16px 20px}
.tiles strong{display:block;font-size:1.9rem;line-height:1.2;letter-spacing:-.02em;font-variant-numeric:tabular-nums}
.tiles span{color:var(--soft);font-size:.92rem}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,400px),1fr));gap:16px;margin-bottom:24px}
.card{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:16px 20px 18px}
.card>p:first-child{margin:0 0 10px}.card>p b{font-size:1.12rem;margin-right:.5em}.card>p span{color:var(--soft);font-size:.92rem}
.card .tiles{display:grid;grid-template-columns:repeat(4,1fr);gap:10px 20px;margin:0}.card:nth-last-child(n+3) .tiles,.card:nth-last-child(n+3)~.card .tiles{grid-template-columns:1fr 1fr}
.card .tiles li{border:0;padding:0}.card .tiles strong{font-size:1.6rem}.card .tiles span{display:block;font-size:.84rem;line-height:1.35}`;

const CONTENTS = `nav{position:sticky;top:0;z-index:1;margin-bottom:20px;background:var(--page);border-block:1px solid var(--line)}
nav ul{display:flex;gap:2px;list-style:none;padding-block:6px;overflow-x:auto;scrollbar-width:none}
nav a{display:block;min-width:32px;padding:3px 10px;border-radius:99px;font-size:.92rem;text-align:center;text-decoration:none;white-space:nowrap;
color:var(--soft);font-variant-numeric:tabular-nums}
nav .label{padding:3px 4px 3px 14px;font-size:.92rem;color:var(--soft)}nav .label::after{content:':'}
nav a:hover{color:var(--link);background:var(--card)}nav a:focus-visible{outline-offset:-3px}
nav a[aria-current]{color:var(--card);background:var(--link);font-weight:600}`;

const TABLES = `.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:.92rem;font-variant-numeric:tabular-nums;margin:8px 0}
th{text-align:left;font-weight:600;color:var(--soft);font-size:.84rem}
th,td{padding:7px 18px 7px 0;border-bottom:1px solid var(--line);vertical-align:top}
th.number,.number{text-align:right;white-space:nowrap}
.settings{width:100%}.settings td{overflow-wrap:anywhere}.settings tbody th{width:13em;font-weight:400;font-size:inherit}`;

const CLAIMS = `.board{border-collapse:separate;border-spacing:3px 3px;margin:10px 0 18px -3px;font-size:.82rem}
.board th,.board td{border:0;padding:0;text-align:center;vertical-align:middle}
.board th[scope=row]{padding-right:14px;text-align:left;white-space:nowrap}
.board thead th{font-weight:400}.board tbody th{color:var(--text)}
.board .first,.board [scope=colgroup]{padding-left:12px}
.board [scope=colgroup]{font-weight:600;color:var(--text)}
.board a{display:block;min-width:30px;text-decoration:none}
.board td{height:28px}
.board td span{display:grid;place-items:center;height:100%;min-height:28px;border-radius:6px;font-weight:700;font-size:.95rem}
.claims{width:100%;margin-bottom:14px}
.claims td,.claims tr:not(.group)>th{padding-top:10px;padding-bottom:10px}
.claims tr:not(.group)>th[scope=row]{font-weight:400;font-size:inherit;color:inherit}
.claims .group th{padding:22px 0 6px;font-size:.95rem;color:var(--text)}
.claims thead th{padding-top:0}
.claims tr>:last-child{padding-right:0}
.claims tr:target,.undecided li:target{background:color-mix(in srgb,var(--link) 10%,transparent)}
.claim{display:flex;gap:14px}
.claim .id{min-width:2.2em;font-weight:650;color:var(--link)}
.claim small{display:block;color:var(--soft);font-size:.84rem;line-height:1.45;max-width:76ch}
.undecided{list-style:none;margin:10px 0;padding:0;display:grid;gap:10px}
.value{margin-right:.6em}.about{margin-right:1.6em;color:var(--soft);font-size:.86rem}
.chip{display:inline-block;border-radius:99px;padding:2px 12px;font-size:.86rem;font-weight:600;white-space:nowrap}
.yes{background:var(--yes-bg);color:var(--yes)}.no{background:var(--no-bg);color:var(--no)}.none{color:var(--soft)}
.outcome :is(.chip,.none){display:inline-block;min-width:10.6em;text-align:center;font-size:.86rem}`;

const FIGURES = `.count{display:block;font-size:.8rem;font-weight:600;letter-spacing:.06em;text-transform:uppercase;color:var(--link)}
.question{font-size:1.06rem;color:var(--soft);margin:0 0 18px}
.pictures{display:none;margin-top:16px;gap:28px 36px}
.pictures:only-child{display:grid;margin-top:0}
.pictures h3{margin:0 0 -14px;font-size:1.12rem}
.panels{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,400px),1fr));gap:28px 36px}
.panels>*{min-width:0;max-width:640px}
.panels svg{width:100%;height:auto;display:block}
.pictures.several{grid-template-columns:repeat(auto-fit,minmax(min(100%,360px),1fr))}
.column{min-width:0}
.several .column{display:grid;grid-row:span var(--rows);grid-template-rows:subgrid}.several .panels{display:contents}
input[value=plain]:checked~.pictures[data-view=plain],input[value=perParameter]:checked~.pictures[data-view=perParameter],
input[value=relative]:checked~.pictures[data-view=relative]{display:grid}
.views input{position:absolute;opacity:0;width:1px;height:1px}
.views label{display:inline-block;padding:5px 14px;border:1px solid var(--line);font-size:.9rem;cursor:pointer;color:var(--soft)}
.views label:first-of-type{border-radius:99px 0 0 99px}
.views label:last-of-type{border-radius:0 99px 99px 0}
.views label+input+label{border-left:0}
.views input:checked+label{background:var(--link);border-color:var(--link);color:var(--card);font-weight:600}
.views input:focus-visible+label{outline:3px solid var(--link);outline-offset:2px}
.readings{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,360px),1fr));gap:12px 36px;align-items:start;margin:20px 0 14px}
.reading{border-left:3px solid var(--link);padding-left:16px;margin:0}
.lone .body{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,420px),1fr));gap:8px 36px;align-items:center}
.method{color:var(--soft);font-size:.92rem;max-width:84ch;margin:0 0 12px}.method b{color:var(--text)}
.foot{display:flex;flex-wrap:wrap;gap:2px 28px;font-size:.88rem;color:var(--soft)}.foot p{margin:0}`;

const SAMPLES = `.strip{display:grid;grid-template-columns:repeat(auto-fill,minmax(max(56px,100%/14),1fr));gap:12px}
.beside>:not(:only-child) .strip{grid-template-columns:repeat(auto-fill,minmax(max(56px,100%/7),1fr))}
.strip figure{margin:0;text-align:center;font-size:.84rem;line-height:1.3}
.strip img{width:100%;border-radius:8px;image-rendering:pixelated;background:#000;display:block;margin-bottom:4px}
.wrong{color:var(--no);white-space:nowrap}`;

const STACKED = '.value{display:block;margin:0 0 2px}';

/** Where columns are narrow, a verdict stands below its number: on paper, on a tablet, and with many data sets. */
const NARROW = `.many ${STACKED}
@media (max-width:1000px){.card .tiles{grid-template-columns:1fr 1fr}${STACKED}.outcome :is(.chip,.none){min-width:0}
.claims :is(td,th){padding-right:12px}.claims th[scope=row]{width:60%}}`;

/** One column on a phone: a claim is a block, its numbers are lines that bear the names of the columns. */
const PHONE = `@media (max-width:640px){main,header,footer,nav ul{padding-left:14px;padding-right:14px}header{padding-top:32px}
section{padding:20px 16px 16px;border-radius:14px}
.views label{padding:5px 9px;font-size:.8rem}
.claims thead{display:none}.claims,.claims :is(tbody,tr,td,th){display:block}.claims tr:not(.group){border-bottom:1px solid var(--line);padding:12px 0}
.claims tr:not(.group)>:is(td,th){border:0;padding:2px 0}.claims td[data-name]{display:flex;align-items:center;gap:10px;padding-left:3.1em!important;text-align:left}
.claims td[data-name]::before{content:attr(data-name);color:var(--soft);margin-right:auto;white-space:normal}
.outcome .about{display:none}.claims .value{display:inline;margin:0}
.settings{font-size:.84rem}.settings tbody th{width:6.5em}.settings :is(td,th){padding-right:10px}}`;

const PRINT = `@media print{body{background:none;font-size:11pt}nav,dialog,.views input,.views label,.foot,details:not([open]){display:none!important}
section{border:0;padding:0;margin:0 0 28pt}.panel,tr,li,.card,.strip figure,.reading{break-inside:avoid}h2,h3,.question,.group{break-after:avoid}
.pictures.several,.readings,.cards,.beside{grid-template-columns:repeat(auto-fit,minmax(40%,1fr))}
.scroll{overflow:visible}.board{border-spacing:2px;font-size:.62rem}.board a{min-width:19px}.board .first,.board [scope=colgroup]{padding-left:6px}
.chip,.board span,.reading,svg,img{print-color-adjust:exact;-webkit-print-color-adjust:exact}a{color:inherit;text-decoration:none}}`;

/** Style of the report: light and dark by the reader's preference, on a phone, a screen and paper. */
export const REPORT_STYLE = [
  FIGURE_STYLE,
  PAGE,
  HEADLINE,
  CONTENTS,
  TABLES,
  CLAIMS,
  FIGURES,
  SAMPLES,
  ZOOM_STYLE,
  NARROW,
  PHONE,
  PRINT,
].join('\n');
