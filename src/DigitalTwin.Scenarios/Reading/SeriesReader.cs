using System.Buffers.Text;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Text;

namespace DigitalTwin.Scenarios.Reading;

/// <summary>Reads the file of a series: a header line <c>value</c> and 8,760 lines of one number each, not below zero, mean 1.</summary>
internal static class SeriesReader
{
    /// <summary>How far the mean may lie from 1: published shapes are rounded to four digits.</summary>
    public const double MeanTolerance = 0.01;

    private const string Header = "value";

    /// <summary>8,760 values in local standard time with a mean of exactly 1 but for rounding, or null after findings.</summary>
    public static double[]? Read(SeriesFile file, FindingLog log)
    {
        byte[]? bytes = TextFile.ReadBytes(file.Path, file.Shown, FileLimits.SeriesBytes, log);
        if (bytes is null)
            return null;
        ReadOnlySpan<byte> rest = bytes.AsSpan().StartsWith("\uFEFF"u8) ? bytes.AsSpan(3) : bytes;
        ReadOnlySpan<byte> header = Lines.Next(ref rest);
        if (!header.SequenceEqual("value"u8))
        {
            log.Error("bad-series", new SourceLine(file.Shown, 1), Header, $"The header is not {Header}.",
                $"Begin the file with a line {Header}, then one number a line.");
            return null;
        }

        double[]? values = Values(rest, file, log);
        return values is not null && IsUsable(values, file, log) ? Scaled(values) : null;
    }

    private static double[]? Values(ReadOnlySpan<byte> rest, SeriesFile file, FindingLog log)
    {
        List<double> values = new(Calendar.HoursPerYear);
        bool good = true;
        int line = 1;
        while (!rest.IsEmpty)
        {
            line++;
            ReadOnlySpan<byte> text = Lines.Next(ref rest);
            if (text.IsEmpty && rest.IsEmpty)
                break;
            if (!Utf8Parser.TryParse(text, out double value, out int consumed) || consumed != text.Length || !double.IsFinite(value)
                || value < 0)
            {
                good = false;
                log.Error("bad-series", new SourceLine(file.Shown, line), Header, $"{Shown(text)} is not a finite number of at least 0.",
                    "Write one number a line, with a point, such as 0.8102.");
            }

            values.Add(value);
        }

        if (values.Count == Calendar.HoursPerYear)
            return good ? [.. values] : null;
        string found = string.Create(CultureInfo.InvariantCulture, $"The series has {values.Count} values.");
        string fix = values.Count == Calendar.HoursPerYear + 24 ? "Leave 29 February out: a series has 8760 values."
            : "Give one for each hour of a year without a leap day: 8760.";
        log.Error("bad-series", new SourceLine(file.Shown, line), Header, found, fix);
        return null;
    }

    private static bool IsUsable(double[] values, SeriesFile file, FindingLog log)
    {
        double mean = Mean(values);
        if (Math.Abs(mean - 1) <= MeanTolerance)
            return true;
        string found = string.Create(CultureInfo.InvariantCulture, $"The mean of the series is {mean:G6}, not 1.");
        log.Error("bad-series", new SourceLine(file.Shown, 0), Header, found,
            "Divide each value by the mean; the level belongs into zones.csv.");
        return false;
    }

    /// <summary>The values over their mean, in place.</summary>
    public static double[] Scaled(double[] values)
    {
        double mean = Mean(values);
        for (int i = 0; i < values.Length; i++)
            values[i] /= mean;
        return values;
    }

    /// <summary>The mean.</summary>
    public static double Mean(double[] values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += value;
        return sum / values.Length;
    }

    private static string Shown(ReadOnlySpan<byte> text) =>
        text.IsEmpty ? "An empty line" : Encoding.Latin1.GetString(text[..Math.Min(text.Length, 24)]);
}

/// <summary>Lines of a file in bytes.</summary>
internal static class Lines
{
    /// <summary>Takes the next line, without its ending and the blanks around it.</summary>
    public static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> rest)
    {
        int end = rest.IndexOf((byte)'\n');
        ReadOnlySpan<byte> line = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        return line.Trim(" \t\r"u8);
    }
}

/// <summary>A file of hourly values.</summary>
/// <param name="Name">Name by which tables refer to it.</param>
/// <param name="Path">Where it lies.</param>
/// <param name="Shown">Its name in findings.</param>
internal sealed record SeriesFile(string Name, string Path, string Shown);
