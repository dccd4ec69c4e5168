namespace DigitalTwin.Viewer.Reports;

/// <summary>Plots as SVG within the page: lines with their range, columns that stack, and strips of states.</summary>
internal static class Chart
{
    private const double Half = 500;
    private const double Left = 52;
    private const double Right = 8;
    private const double Top = 8;
    private const double Bottom = 22;

    /// <summary>Lines over time, with the range of each point behind the first where it has one.</summary>
    public static string Lines(string title, string unit, IReadOnlyList<Curve> curves, TimeAxis time, double height = 190)
    {
        double most = curves.SelectMany(curve => curve.Most ?? curve.Values).DefaultIfEmpty(0).Max();
        double least = Math.Min(0, curves.SelectMany(curve => curve.Least ?? curve.Values).DefaultIfEmpty(0).Min());
        Scale scale = Scale.Over(least, most);
        var svg = new StringBuilder();
        Begin(svg, title, Half, height);
        Axes(svg, scale, time, Half, height);
        for (int i = 0; i < curves.Count; i++)
        {
            Curve curve = curves[i];
            if (curve.Least is not null && curve.Most is not null)
            {
                svg.Append($"<path class=\"band\" style=\"fill:{curve.Colour}\" d=\"M{Path(curve.Most)}L")
                    .Append(Path(curve.Least, reversed: true)).Append("Z\"/>");
            }

            svg.Append($"<path class=\"series\" style=\"stroke:{curve.Colour}\" d=\"M{Path(curve.Values)}\"/>");
        }

        svg.Append("</svg>");
        return Figure(svg.ToString(), title, unit, curves.Count > 1 ? Key(curves.Select(curve => (curve.Name, curve.Colour))) : "");

        string Path(IReadOnlyList<double> values, bool reversed = false)
        {
            IEnumerable<int> order = Enumerable.Range(0, values.Count);
            return string.Join('L', (reversed ? order.Reverse() : order).Select(
                i => $"{Markup.At(X(time.MiddleOf(i), Half))},{Markup.At(Y(values[i], scale, height))}"));
        }
    }

    /// <summary>Columns that stack, the first at the bottom.</summary>
    public static string Stack(string title, string unit, IReadOnlyList<Curve> parts, TimeAxis time)
    {
        const double Height = 200;
        Scale scale = Scale.Over(0, Enumerable.Range(0, time.Count).Select(i => parts.Sum(part => part.Values[i])).DefaultIfEmpty(0).Max());
        var svg = new StringBuilder();
        Begin(svg, title, Half, Height);
        Axes(svg, scale, time, Half, Height);
        for (int i = 0; i < time.Count; i++)
        {
            double from = X(time.BeginOf(i), Half), sum = 0;
            double wide = Math.Max(0.5, (X(time.EndOf(i), Half) - from) * 0.94);
            foreach (Curve part in parts)
            {
                if (part.Values[i] <= 0)
                    continue;
                double low = Y(sum, scale, Height), high = Y(sum += part.Values[i], scale, Height);
                svg.Append(Rect(from, high, wide, low - high, part.Colour)[..^2]).Append(
                    CultureInfo.InvariantCulture,
                    $"><title>{time.NameOf(i)}: {Markup.Text(part.Name)}, {part.Values[i]:N0}</title></rect>");
            }
        }

        svg.Append("</svg>");
        return Figure(svg.ToString(), title, unit, Key(parts.Reverse().Select(part => (part.Name, part.Colour))));
    }

    /// <summary>A strip a row: what state it was in over time; equal neighbours are drawn as one.</summary>
    public static string Strips(
        string title, IReadOnlyList<(string Name, IReadOnlyList<string> Colours)> rows, IEnumerable<(string, string)> key, TimeAxis time)
    {
        const double Width = 1000, Tall = 13;
        double height = Top + rows.Count * Tall + Bottom;
        var svg = new StringBuilder();
        Begin(svg, title, Width, height);
        for (int row = 0; row < rows.Count; row++)
        {
            double y = Top + row * Tall;
            svg.Append(Label(Left - 6, y + 10, "end", Markup.Text(rows[row].Name)));
            IReadOnlyList<string> colours = rows[row].Colours;
            for (int i = 0, end; i < colours.Count; i = end)
            {
                for (end = i + 1; end < colours.Count && colours[end] == colours[i];)
                    end++;
                double from = X(time.BeginOf(i), Width), to = X(time.EndOf(end - 1), Width);
                svg.Append(Rect(from, y, to - from, Tall - 2, colours[i]));
            }
        }

        TimeLabels(svg, time, Width, height);
        return Figure(svg.Append("</svg>").ToString(), title, "", Key(key));
    }

    private static double X(double share, double width) => Left + share * (width - Left - Right);

    private static double Y(double value, Scale scale, double height) =>
        height - Bottom - (value - scale.Least) / (scale.Most - scale.Least) * (height - Bottom - Top);

    private static void Begin(StringBuilder svg, string title, double width, double height) => svg.Append(
        CultureInfo.InvariantCulture, $"<svg viewBox=\"0 0 {width:0} {height:0}\" role=\"img\" aria-label=\"{Markup.Text(title)}\">");

    private static void Axes(StringBuilder svg, Scale scale, TimeAxis time, double width, double height)
    {
        foreach (double mark in scale.Marks)
        {
            double y = Y(mark, scale, height);
            string style = mark == 0 ? "axis zero" : "axis";
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"{style}\" d=\"M{Left},{y:0.#}H{width - Right:0}\"/>");
            svg.Append(Label(Left - 6, y + 4, "end", scale.Write(mark)));
        }

        TimeLabels(svg, time, width, height);
    }

    private static void TimeLabels(StringBuilder svg, TimeAxis time, double width, double height)
    {
        foreach ((double share, string name) in time.Labels((int)(width / 90)))
        {
            string anchor = share > 0.95 ? "end" : share < 0.02 ? "start" : "middle";
            svg.Append(Label(X(share, width), height - 6, anchor, name));
        }
    }

    private static string Rect(double x, double y, double width, double height, string colour) => string.Create(
        CultureInfo.InvariantCulture,
        $"<rect x=\"{x:0.##}\" y=\"{y:0.##}\" width=\"{width:0.##}\" height=\"{height:0.##}\" style=\"fill:{colour}\"/>");

    private static string Label(double x, double y, string anchor, string text) =>
        string.Create(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\">{text}</text>");

    private static string Key(IEnumerable<(string Name, string Colour)> entries) => "<ul class=\"key\">" + string.Concat(entries.Select(
        entry => $"<li><svg viewBox=\"0 0 10 10\" aria-hidden=\"true\">{Rect(0, 0, 10, 10, entry.Colour)}</svg>"
            + $"{Markup.Text(entry.Name)}</li>")) + "</ul>";

    private static string Figure(string svg, string title, string unit, string key) =>
        $"<figure>{svg}{key}<figcaption>{Markup.Text(title)}{(unit.Length > 0 ? ", " + Markup.Text(unit) : "")}</figcaption></figure>\n";
}
