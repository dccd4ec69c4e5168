namespace DigitalTwin.Results.Metrics;

/// <summary>Reads one figure of what a tick, or a month, reports.</summary>
/// <typeparam name="T">What is reported.</typeparam>
/// <param name="source">The report.</param>
public delegate double Figure<T>(in T source);

/// <summary>One figure that a run writes: a column of its tables.</summary>
/// <param name="Name">Name in CSV files and in the HTTP API.</param>
/// <param name="Title">Short name for people.</param>
/// <param name="Decimals">Decimals that history keeps, 0 to 9; CSV files write at most three.</param>
/// <param name="Meaning">What it is, in a sentence.</param>
public record Metric(string Name, string Title, string Unit, int Decimals, string Meaning)
{
    /// <summary>Unit of counts of accelerators.</summary>
    public const string Accelerators = "accelerators";

    /// <summary>Name of the column in Parquet: the name, with the unit at its end where the name does not have it.</summary>
    public string Column => Unit == Accelerators ? $"{Name}_{Accelerators}" : Name;

    /// <summary>Whether history keeps whole numbers of it.</summary>
    public bool IsWhole => Decimals == 0;

    /// <summary>Whole number that represents a value; rounded as the hourly files round.</summary>
    public long Encode(double value) => (long)Math.Round(value * Scale, MidpointRounding.AwayFromZero);

    /// <summary>The value that a whole number represents.</summary>
    public double Decode(long stored) => stored / Scale;

    private double Scale { get; } = Enumerable.Range(0, Decimals).Aggregate(1.0, (scale, _) => scale * 10);
}

/// <summary>A metric with the way in which it is read.</summary>
/// <typeparam name="T">What it is read from.</typeparam>
/// <param name="Name">Name in CSV files and in the HTTP API.</param>
/// <param name="Title">Short name for people.</param>
/// <param name="Decimals">Decimals that history keeps.</param>
/// <param name="Meaning">What it is, in a sentence.</param>
public sealed record Metric<T>(string Name, string Title, string Unit, int Decimals, string Meaning, Figure<T> Read)
    : Metric(Name, Title, Unit, Decimals, Meaning);

/// <summary>A column that says which entity and when.</summary>
/// <param name="Meaning">What it is.</param>
public sealed record KeyColumn(string Name, string Meaning);

/// <summary>A table that a run writes.</summary>
/// <param name="Path">Its file in the run's folder.</param>
/// <param name="Title">What a row of it is.</param>
/// <param name="Keys">Columns that say which entity and when.</param>
/// <param name="Metrics">Columns with figures.</param>
/// <param name="Last">Columns at the end that say what the row covers.</param>
public sealed record OutputTable(
    string Path, string Title, IReadOnlyList<KeyColumn> Keys, IReadOnlyList<Metric> Metrics, IReadOnlyList<KeyColumn> Last)
{
    /// <summary>A table without columns after its figures.</summary>
    public OutputTable(string path, string title, IReadOnlyList<KeyColumn> keys, IReadOnlyList<Metric> metrics)
        : this(path, title, keys, metrics, [])
    {
    }

    /// <summary>The header line of a CSV file.</summary>
    public string CsvHeader => string.Join(
        ',', [.. Keys.Select(key => key.Name), .. Metrics.Select(metric => metric.Name), .. Last.Select(key => key.Name)]);
}
