namespace DigitalTwin.Engine.History;

/// <summary>One figure that is kept of each hour of an entity.</summary>
/// <param name="Name">Name, that of the column in the hourly files where there is one.</param>
/// <param name="Title">Name for people.</param>
/// <param name="Unit">Unit.</param>
/// <param name="Decimals">Decimals that are kept, 0 to 9.</param>
public sealed record HistoryMetric(string Name, string Title, string Unit, int Decimals)
{
    /// <summary>Whole number that stands for a value; rounded as the hourly files round.</summary>
    public long Encode(double value) => (long)Math.Round(value * Scale, MidpointRounding.AwayFromZero);

    /// <summary>The value that a whole number stands for.</summary>
    public double Decode(long stored) => stored / Scale;

    private double Scale { get; } = Enumerable.Range(0, Decimals).Aggregate(1.0, (scale, _) => scale * 10);
}
