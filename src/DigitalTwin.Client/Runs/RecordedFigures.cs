namespace DigitalTwin.Client.Runs;

/// <summary>Finds the first figure of a tick in which two recorded hourly files differ.</summary>
internal static class RecordedFigures
{
    /// <summary>A sentence on the first difference at a tick; null where the rows agree or a file is missing.</summary>
    public static string? FirstDifference(string recorded, string now, long tick, int keyColumns)
    {
        if (!File.Exists(recorded) || !File.Exists(now))
            return null;
        string[] header = File.ReadLines(recorded).First().Split(',');
        foreach ((string[] before, string[] after) in RowsOf(recorded, tick).Zip(RowsOf(now, tick)))
        {
            for (int i = 2; i < Math.Min(before.Length, after.Length); i++)
            {
                if (before[i] != after[i])
                    return $"{string.Join(" > ", before[2..(2 + keyColumns)])}: {header[i]} was {before[i]}, is {after[i]}";
            }
        }

        return null;
    }

    private static IEnumerable<string[]> RowsOf(string path, long tick)
    {
        string start = tick.ToString(CultureInfo.InvariantCulture) + ",";
        return File.ReadLines(path).SkipWhile(line => !line.StartsWith(start, StringComparison.Ordinal))
            .TakeWhile(line => line.StartsWith(start, StringComparison.Ordinal)).Select(line => line.Split(','));
    }
}
