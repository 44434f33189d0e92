/// The style sheet of every page: calm, for screens from a phone up, and for A4 paper.
enum PageStyle {
  /// SHA-256 of `css`, base 64, by which the page's security policy lets it in; a test checks it
  /// and prints the new one.
  static let sha256 = "EP9/iA9cfR4qM5hn88nzOr9W0vj5VJk37/K/xSTiWnU="

  static let css = """
    :root{--ink:#1d242c;--quiet:#59636e;--line:#d9dee4;--field:#f5f7f9;\
    --link:#0b4f8a;--good:#2f6f4f;--caution:#9a5b00;--bad:#a3262a}
    *{box-sizing:border-box}
    html{font-size:16px;-webkit-text-size-adjust:100%}
    body{margin:0 auto;padding:0 1.25rem 2rem;max-width:72rem;color:var(--ink);background:#fff;\
    font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","DejaVu Sans",\
    sans-serif;overflow-wrap:anywhere}
    a{color:var(--link)}
    a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid #f0b429;\
    outline-offset:2px}
    .skip{position:absolute;left:-100rem}
    .skip:focus{left:1rem;top:1rem;background:#fff;padding:.5rem}
    header{padding:1.25rem 0 .5rem;border-bottom:2px solid var(--ink)}
    .kind{margin:0;color:var(--quiet);font-size:.95rem}
    .wide{max-width:92rem}
    .subtitle{margin:0 0 .5rem;max-width:none}
    .subtitle:empty{display:none}
    h1{margin:0 0 .3rem;font-size:1.75rem;line-height:1.2}
    nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.15rem 1rem;margin:0 0 .25rem;padding:0;\
    font-size:.875rem}
    section{margin:1.75rem 0 0}
    h2{margin:0 0 .5rem;font-size:1.3rem;line-height:1.25}
    section+section h2{padding-top:1rem;border-top:1px solid var(--line)}
    h3{margin:1.25rem 0 .4rem;font-size:1.05rem}
    h4{margin:.9rem 0 .25rem;font-size:.95rem}
    p{margin:.4rem 0 .6rem;max-width:48rem}
    ul{margin:.3rem 0 .7rem;padding-left:1.2rem}
    li{margin:.2rem 0;max-width:54rem}
    .note{color:var(--quiet);font-size:.9rem;margin:.25rem 0}
    .callout{max-width:none;padding:.65rem .9rem;border-left:6px solid var(--quiet);\
    background:var(--field)}
    .callout.good{border-color:var(--good)}
    .callout.caution{border-color:#d98c14}
    .callout.bad{border-color:var(--bad)}
    .callout strong{display:block}
    details{margin:.3rem 0 .7rem}
    summary{cursor:pointer;color:var(--link);font-size:.9rem}
    .help p{color:var(--quiet);font-size:.9rem}
    dl{margin:.4rem 0 .9rem}
    dt{color:var(--quiet);font-size:.85rem}
    dd{margin:0}
    .facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(14rem,1fr));gap:.45rem 1.5rem}
    .facts.small{font-size:.875rem;margin-bottom:0}
    .facts.small dt{font-size:.8rem}
    .numbers{display:flex;flex-wrap:wrap;gap:.3rem 2rem;margin:.4rem 0 .7rem}
    .numbers dd{font-weight:600;font-variant-numeric:tabular-nums}
    .finding{margin:.7rem 0;padding:.7rem .95rem .8rem;border:1px solid var(--line);\
    border-left:6px solid #8a929b;border-radius:3px}
    .finding.caution{border-left-color:#d98c14}
    .finding.good{border-left-color:var(--good)}
    .finding h4{margin:0 0 .25rem;font-size:1.02rem}
    .state{display:inline-block;margin-left:.35rem;padding:0 .5rem;border:1px solid currentColor;\
    border-radius:1rem;font-size:.8rem;font-weight:600;color:var(--quiet);white-space:nowrap}
    .finding.caution .state{color:var(--caution)}
    .scroll{overflow-x:auto;margin:.5rem 0 1rem}
    table{border-collapse:collapse;min-width:min(100%,36rem);font-size:.9rem}
    caption{text-align:left;font-weight:600;padding:.2rem 0 .35rem;font-size:.9rem}
    th,td{padding:.32rem .6rem .32rem 0;text-align:left;vertical-align:top;\
    border-bottom:1px solid var(--line);overflow-wrap:break-word;white-space:pre-line}
    thead th{border-bottom:1.5px solid var(--ink);font-size:.85rem;vertical-align:bottom}
    tbody th{font-weight:500}
    .n{text-align:right;font-variant-numeric:tabular-nums;padding-left:.6rem}
    th.n,td.n{padding-right:1.2rem}
    td.q{color:var(--quiet);font-size:.85rem}
    .c{font-family:ui-monospace,"Cascadia Mono",Menlo,"DejaVu Sans Mono",monospace;\
    font-size:.82rem;overflow-wrap:anywhere;font-weight:400;min-width:8rem}
    pre{margin:.5rem 0;padding:.6rem .8rem;background:var(--field);border-left:6px solid var(--bad);\
    font:.82rem/1.5 ui-monospace,"Cascadia Mono",Menlo,"DejaVu Sans Mono",monospace;\
    white-space:pre-wrap}
    figure{margin:.5rem 0 1rem}
    figcaption{color:var(--quiet);font-size:.9rem;margin-top:.4rem}
    .legend{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;padding:0;margin:.3rem 0 .5rem;\
    font-size:.875rem}
    .legend li{margin:0;white-space:nowrap}
    .legend svg{vertical-align:middle}
    .grid{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:.5rem .9rem}
    .columns-1{grid-template-columns:minmax(0,1fr);max-width:52rem}
    .columns-2{grid-template-columns:repeat(2,minmax(0,1fr))}
    .columns-4{grid-template-columns:repeat(4,minmax(0,1fr))}
    .grid svg{width:100%;height:auto;display:block;font-family:inherit;stroke-linejoin:round}
    .grid>svg:focus-visible{outline:3px solid #f0b429;outline-offset:2px}
    .safety{margin:.8rem 0 0;padding:.5rem .9rem;border:1px solid var(--ink);font-size:.875rem}
    .safety p{margin:0;max-width:none;font-weight:600}
    .safety ul{margin:.2rem 0 0}
    .safety li{max-width:none}
    .stacked{width:100%}
    .tools{display:flex;flex-wrap:wrap;gap:.3rem 1rem;align-items:center;font-size:.875rem;\
    margin:.2rem 0}
    .tools button,.tools select{font:inherit;color:inherit;min-height:1.75rem;background:#fff;\
    border:1px solid var(--quiet);border-radius:3px;padding:.1rem .6rem}
    .tools label,.tools select{max-width:100%}
    .tools input[type=range]{flex:1;min-width:8rem}
    .tools :focus-visible{outline:3px solid #f0b429;outline-offset:1px}
    .player{max-width:30rem;background:#fff}
    .player.pinned{position:fixed;right:.5rem;bottom:.5rem;width:min(20rem,60vw);z-index:2;\
    border:1px solid var(--line);padding:.4rem;box-shadow:0 2px 12px #0003}
    .stage{width:100%;height:auto;display:block;border:1px solid var(--line)}
    .stage path{stroke:#5b6470;stroke-width:2;stroke-linecap:round}
    .stage .left{stroke-width:4}
    .stage .right{stroke-width:4;stroke-dasharray:7 5}
    .stage .markers{stroke:#1d242c;stroke-width:4}
    .stage .force{stroke:#117733;stroke-width:3}
    .stage .floor{stroke:#d9dee4;stroke-width:1}
    .readout{position:absolute;z-index:3;margin:0;padding:.15rem .5rem;background:#1d242c;\
    color:#fff;font-size:.85rem;border-radius:3px;pointer-events:none;max-width:22rem}
    .readout[hidden]{display:none}
    .cursor{stroke:#1d242c;stroke-width:1;pointer-events:none}
    .cursor.right{stroke-dasharray:3 2}
    .hide-left .grid svg .left,.hide-right .grid svg .right{display:none}
    .one-cycle path[data-c]{opacity:.15}
    .one-cycle path.chosen{opacity:1;stroke-width:2.5}
    footer{margin-top:2rem;padding-top:.7rem;border-top:2px solid var(--ink);font-size:.9rem}
    @media (max-width:46rem){
    body{padding:0 .9rem 1.5rem}
    h1{font-size:1.4rem}
    .grid{grid-template-columns:minmax(0,1fr);max-width:26rem;margin:0 auto}
    .columns-4{grid-template-columns:repeat(2,minmax(0,1fr))}
    .stacked thead{position:absolute;left:-100rem}
    .stacked,.stacked caption,.stacked tbody,.stacked tr,.stacked th,.stacked td{display:block;\
    text-align:left}
    .stacked tr{padding:.4rem 0;border-bottom:1px solid var(--ink)}
    .stacked th,.stacked td{border:0;padding:.1rem 0}
    .stacked td[data-label]::before{content:attr(data-label) ": ";color:var(--quiet)}
    table{font-size:.85rem}
    .facts{grid-template-columns:repeat(auto-fill,minmax(9.5rem,1fr))}
    }
    @media print{
    @page{margin:12mm}
    .tools,.player,.readout{display:none}
    #glance{break-after:page;font-size:12px}
    #glance+section{margin-top:0}
    #glance+section h2{border:0;padding:0}
    html{font-size:11.5px}
    body{max-width:none;padding:0}
    nav,.skip,.help{display:none}
    .scroll{overflow:visible}
    .grid{grid-template-columns:repeat(3,minmax(0,1fr));gap:1mm 3mm;max-width:none}
    .columns-1{grid-template-columns:minmax(0,1fr);max-width:150mm}
    .columns-4{grid-template-columns:repeat(4,minmax(0,1fr))}
    h2,h3,h4,caption,.legend{break-after:avoid}
    figure,tr,.finding,.grid svg,.callout,pre,li{break-inside:avoid}
    figcaption,.note{break-before:avoid}
    thead{break-after:avoid}
    tbody tr:first-child{break-before:avoid}
    thead{display:table-header-group}
    .callout,.finding,pre,.state{-webkit-print-color-adjust:exact;print-color-adjust:exact}
    a{color:inherit;text-decoration:none}
    summary{color:inherit;list-style:none;font-weight:600}
    details::details-content{content-visibility:visible;block-size:auto}
    }
    """
}
