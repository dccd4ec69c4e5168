using System.Buffers.Text;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Text;

namespace DigitalTwin.Scenarios.Reading;

/// <summary>Reads a year of a weather file: a header line of years, then 8,760 hours or 365 days, a column a year.</summary>
internal static class WeatherReader
{
    private const string Column = "year";

    /// <summary>The values of a year; null where the file does not hold it, or after findings.</summary>
    /// <param name="file">The file.</param>
    /// <param name="year">The year.</param>
    /// <param name="rows">Values that a year has.</param>
    /// <param name="log">Takes findings.</param>
    public static double[]? Read(SeriesFile file, int year, int rows, FindingLog log)
    {
        if (TextFile.ReadBytes(file.Path, file.Shown, FileLimits.WeatherBytes, log) is not byte[] bytes)
            return null;
        ReadOnlySpan<byte> rest = bytes;
        int column = ColumnOf(Lines.Next(ref rest), year, file, log);
        return column < 0 ? null : Values(rest, column, rows, file, log);
    }

    private static int ColumnOf(ReadOnlySpan<byte> header, int year, SeriesFile file, FindingLog log)
    {
        string[] years = Encoding.Latin1.GetString(header).Split(',');
        if (!years.All(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            log.Error("bad-weather", new SourceLine(file.Shown, 1), Column, "The header does not hold years alone.",
                "Begin the file with a line such as 2016,2017,2018.");
            return -1;
        }

        return Array.IndexOf(years, year.ToString(CultureInfo.InvariantCulture));
    }

    private static double[]? Values(ReadOnlySpan<byte> rest, int column, int rows, SeriesFile file, FindingLog log)
    {
        var values = new List<double>(rows);
        while (!rest.IsEmpty)
        {
            ReadOnlySpan<byte> line = Lines.Next(ref rest);
            if (line.IsEmpty && rest.IsEmpty)
                break;
            ReadOnlySpan<byte> cell = Cell(line, column);
            if (!Utf8Parser.TryParse(cell, out double value, out int consumed) || consumed != cell.Length || !double.IsFinite(value))
            {
                log.Error("bad-weather", new SourceLine(file.Shown, values.Count + 2), Column, "The year has no finite number here.",
                    "Write a number with a point in each column, such as 0.8102.");
                return null;
            }

            values.Add(value);
        }

        if (values.Count == rows)
            return [.. values];
        string found = string.Create(CultureInfo.InvariantCulture, $"The file has {values.Count} rows under its header.");
        log.Error("bad-weather", new SourceLine(file.Shown, 0), Column, found,
            string.Create(CultureInfo.InvariantCulture, $"Give {rows} rows; leave 29 February out."));
        return null;
    }

    private static ReadOnlySpan<byte> Cell(ReadOnlySpan<byte> line, int column)
    {
        for (int skipped = 0; skipped < column; skipped++)
        {
            int comma = line.IndexOf((byte)',');
            if (comma < 0)
                return [];
            line = line[(comma + 1)..];
        }

        int end = line.IndexOf((byte)',');
        return end < 0 ? line : line[..end];
    }
}
