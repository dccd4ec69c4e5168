namespace DigitalTwin.Viewer.Reports;

/// <summary>How a report looks: the colours of the page, in dark and light, and on paper.</summary>
internal static class ReportStyle
{
    /// <summary>Colours of series, distinguished by readers who see colours differently.</summary>
    public static IReadOnlyList<string> Series { get; } =
        ["var(--blue)", "var(--orange)", "var(--teal)", "var(--violet)", "var(--rose)", "var(--olive)"];

    public const string Css = """
        :root { color-scheme: light dark; --paper: light-dark(#fff, #0f1720); --ink: light-dark(#14202c, #e7eef5);
          --muted: light-dark(#536271, #9fadbb); --line: light-dark(#dde3ea, #263544); --soft: light-dark(#f4f7fa, #16212c);
          --accent: light-dark(#1d62ad, #74b3f3); --blue: light-dark(#2a6fb0, #62a8e8); --orange: light-dark(#d9731a, #f3a25a);
          --teal: light-dark(#0b7a75, #4fc7bd); --violet: light-dark(#6a4bb0, #b79cf2); --rose: light-dark(#b8325a, #f0839f);
          --olive: light-dark(#77772a, #c5c56a); --ample: light-dark(#3a78b4, #3f80bf); --fair: light-dark(#83b4d6, #84b8de);
          --tight: #efc84f; --critical: #ea8023; --saturated: light-dark(#a80f28, #ee3d58); }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 40px 24px 64px; max-width: 1080px; background: var(--paper); color: var(--ink);
          font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
        h1 { font-size: 28px; line-height: 1.2; margin: 0 0 4px; letter-spacing: -0.015em; }
        h2 { font-size: 19px; margin: 44px 0 4px; letter-spacing: -0.01em; }
        h3 { font-size: 15px; margin: 20px 0 4px; }
        p { margin: 0 0 12px; max-width: 76ch; } .lead { font-size: 17px; }
        .note, figcaption, caption { color: var(--muted); font-size: 13px; }
        figure { margin: 12px 0 0; } figcaption { margin-top: 4px; }
        .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin: 20px 0 8px; padding: 0; }
        .tile { background: var(--soft); border: 1px solid var(--line); border-radius: 10px; padding: 12px 14px; }
        .tile dt { color: var(--muted); font-size: 13px; } .tile dd { margin: 0; font-size: 22px; font-weight: 600; }
        .tile small { font-size: 13px; font-weight: 400; color: var(--muted); }
        .grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(430px, 1fr)); gap: 8px 28px; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; margin: 10px 0 4px; font-size: 13.5px; font-variant-numeric: tabular-nums; }
        caption { text-align: left; padding-bottom: 2px; }
        th, td { text-align: left; padding: 4px 12px 4px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
        thead th { color: var(--muted); font-weight: 500; border-bottom-color: var(--muted); white-space: nowrap; }
        tbody th { font-weight: 500; } .n { text-align: right; white-space: nowrap; } .bar { width: 30%; }
        .bar i { display: block; height: 9px; margin-top: 6px; border-radius: 2px; background: var(--blue); }
        svg { display: block; width: 100%; height: auto; overflow: visible; }
        svg text { font: 11px system-ui, sans-serif; fill: var(--muted); }
        svg .axis { stroke: var(--line); stroke-width: 1; } svg .zero { stroke: var(--muted); }
        svg path.series { fill: none; stroke-width: 1.6; stroke-linejoin: round; } svg path.band { opacity: .16; }
        .key { display: flex; flex-wrap: wrap; gap: 2px 16px; list-style: none; margin: 6px 0 0; padding: 0; }
        .key li { font-size: 13px; color: var(--muted); }
        .key svg { display: inline-block; width: 10px; height: 10px; margin-right: 5px; }
        details { margin: 4px 0; } summary { cursor: pointer; } details ul { margin: 4px 0 12px; padding-left: 20px; font-size: 13px; }
        code { font-size: 13px; overflow-wrap: anywhere; }
        @media (max-width: 560px) { body { padding: 20px 14px 40px; } .grid { grid-template-columns: 1fr; } }
        @media print { body { max-width: none; padding: 0; } h2 { break-after: avoid; } figure, tr { break-inside: avoid; } }
        """;
}
