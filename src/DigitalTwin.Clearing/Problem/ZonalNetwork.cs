namespace DigitalTwin.Clearing.Problem;

/// <summary>Which zones there are and which lines join them: what does not change from hour to hour. Immutable.</summary>
/// <remarks>
/// Results do not depend on the order of zones and lines when zones carry identifiers (and parallel lines too): the solver works in the
/// ordinal order of identifiers. Without identifiers the order of input is the order of work.
/// </remarks>
public sealed class ZonalNetwork
{
    /// <summary>Checks and takes a network.</summary>
    /// <param name="zoneCount">Number of zones, at least one.</param>
    /// <param name="lines">Lines between them; parallel lines are allowed.</param>
    /// <param name="zoneIds">Distinct identifiers, one a zone; empty for none.</param>
    /// <exception cref="ArgumentException">An index out of range, a line from a zone to itself, a reactance not above zero, ids that do
    /// not match.</exception>
    public ZonalNetwork(int zoneCount, IReadOnlyList<ZonalLine> lines, IReadOnlyList<string>? zoneIds = null)
    {
        if (zoneCount < 1)
            throw new ArgumentException($"a network has at least one zone, not {zoneCount}", nameof(zoneCount));
        for (int l = 0; l < lines.Count; l++)
            CheckLine(l, lines[l], zoneCount);
        CheckIds(zoneIds, zoneCount);
        ZoneCount = zoneCount;
        Lines = [.. lines];
        ZoneIds = zoneIds is null ? [] : [.. zoneIds];
    }

    /// <summary>Number of zones.</summary>
    public int ZoneCount { get; }

    /// <summary>The lines, in the order in which they were given.</summary>
    public ImmutableArray<ZonalLine> Lines { get; }

    /// <summary>Identifiers of the zones in the order in which they were given, or empty.</summary>
    public ImmutableArray<string> ZoneIds { get; }

    private static void CheckLine(int index, in ZonalLine line, int zoneCount)
    {
        if ((uint)line.From >= (uint)zoneCount || (uint)line.To >= (uint)zoneCount)
            throw new ArgumentException(
                $"line {index} joins zones {line.From} and {line.To}, but zones run from 0 to {zoneCount - 1}",
                nameof(line));
        if (line.From == line.To)
            throw new ArgumentException($"line {index} joins zone {line.From} to itself", nameof(line));
        if (line.ReactancePu is { } x && !(x > 0 && double.IsFinite(x)))
            throw new ArgumentException($"line {index} has reactance {x}; it must be finite and above zero", nameof(line));
    }

    private static void CheckIds(IReadOnlyList<string>? zoneIds, int zoneCount)
    {
        if (zoneIds is null)
            return;
        if (zoneIds.Count != zoneCount)
            throw new ArgumentException($"{zoneIds.Count} identifiers for {zoneCount} zones", nameof(zoneIds));
        string[] sorted = [.. zoneIds];
        Array.Sort(sorted, StringComparer.Ordinal);
        for (int i = 1; i < sorted.Length; i++)
        {
            if (string.Equals(sorted[i - 1], sorted[i], StringComparison.Ordinal))
                throw new ArgumentException($"zone identifier '{sorted[i]}' occurs twice", nameof(zoneIds));
        }
    }
}

/// <summary>A line, or a bundle of lines, between two zones.</summary>
/// <param name="From">Index of the zone at the sending end of a positive flow.</param>
/// <param name="To">Index of the zone at the receiving end of a positive flow; differs from <paramref name="From"/>.</param>
/// <param name="ReactancePu">
/// Reactance of an AC line, per unit, above zero: cycles made of such lines obey Kirchhoff's voltage law.
/// Null for a line whose flow is controlled or whose limit already holds loop flow.
/// </param>
/// <param name="Id">Name that orders parallel lines independently of the order of input; may be empty.</param>
public readonly record struct ZonalLine(int From, int To, double? ReactancePu = null, string Id = "");
