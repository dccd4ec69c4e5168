using DigitalTwin.Clearing.Synthetic;

namespace DigitalTwin.Studies.Bench;

/// <summary>Hours of a seeded synthetic year.</summary>
public sealed class SyntheticHours : IBenchHours
{
    private const int DemandSteps = 4;

    private readonly SyntheticYear _year;

    /// <summary>Draws the year.</summary>
    /// <param name="zones">Zones, at least two.</param>
    /// <param name="lines">Lines, at least zones less one.</param>
    /// <param name="steps">Supply steps a zone, at least three; four demand steps come on top.</param>
    /// <param name="hours">Consecutive hours, at least two.</param>
    /// <param name="seed">Seed of everything.</param>
    public SyntheticHours(int zones, int lines, int steps, int hours, ulong seed = 1)
    {
        _year = new SyntheticYear(zones, lines, steps, seed);
        Count = hours;
        MostSteps = [.. Enumerable.Repeat(steps + DemandSteps, zones)];
    }

    /// <inheritdoc/>
    public ZonalNetwork Network => _year.Network;

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public IReadOnlyList<int> MostSteps { get; }

    /// <inheritdoc/>
    public void Fill(int hour, ZonalMarket market) => _year.Fill(hour, market);
}
