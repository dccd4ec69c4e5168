using System.Net;

namespace DigitalTwin.Viewer.Reports;

/// <summary>Writes HTML: what comes from a scenario or an event is text, never markup.</summary>
internal static class Markup
{
    /// <summary>Literal text.</summary>
    public static string Text(string text) => WebUtility.HtmlEncode(text);

    /// <summary>A coordinate, with as many decimals as a screen shows.</summary>
    public static string At(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A figure with thousands apart, and with decimals by its size.</summary>
    public static string Figure(double value)
    {
        double size = Math.Abs(value);
        int decimals = value == 0 || size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        return value.ToString("N" + decimals, CultureInfo.InvariantCulture);
    }

    /// <summary>A share in percent.</summary>
    public static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    /// <summary>A table.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="columns">Titles; those that begin with a hash sign hold numbers.</param>
    /// <param name="rows">Cells as markup.</param>
    public static string Table(string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var html = new StringBuilder($"<div class=\"wide\"><table><caption>{Text(caption)}</caption><thead><tr>");
        foreach (string column in columns)
            html.Append($"<th scope=\"col\"{(IsNumber(column) ? " class=\"n\"" : "")}>{Text(column.TrimStart('#'))}</th>");
        html.Append("</tr></thead><tbody>\n");
        foreach (IReadOnlyList<string> row in rows)
        {
            html.Append("<tr>");
            for (int i = 0; i < row.Count; i++)
            {
                string look = IsNumber(columns[i]) ? " class=\"n\"" : columns[i].Length == 0 ? " class=\"bar\"" : "";
                html.Append(i == 0 ? $"<th scope=\"row\">{row[i]}</th>" : $"<td{look}>{row[i]}</td>");
            }

            html.Append("</tr>\n");
        }

        return html.Append("</tbody></table></div>\n").ToString();
    }

    /// <summary>A bar of a share, for a table's column without a title.</summary>
    public static string Bar(double share) => $"<i style=\"width:{At(Math.Clamp(share, 0, 1) * 100)}%\"></i>";

    private static bool IsNumber(string column) => column.StartsWith('#');
}
