namespace DigitalTwin.Studies.Bottlenecks;

/// <summary>Collects what was made equal, and takes the means.</summary>
internal sealed class HarmonisedTable
{
    private const double Same = 1e-3; // steps are whole hours
    private readonly ImmutableArray<HarmonisedRow>.Builder _rows = ImmutableArray.CreateBuilder<HarmonisedRow>();

    /// <summary>What was made equal so far.</summary>
    public ImmutableArray<HarmonisedRow> Rows => _rows.ToImmutable();

    /// <summary>The mean of values by their weights; by equal weights where there are none.</summary>
    public static double Mean(IReadOnlyCollection<HarmonisedValue> values)
    {
        double weight = values.Sum(value => value.Weight);
        return weight > 0 ? values.Sum(value => value.Weight * value.Value) / weight : values.Average(value => value.Value);
    }

    /// <summary>Reports a figure by country beside what it was made; says nothing of one that was the same in all countries.</summary>
    public void Report(
        HarmonisedGroup group, string figure, string gates, string unit, IReadOnlyCollection<HarmonisedValue> values, double to)
    {
        var from = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (IGrouping<string, HarmonisedValue> country in values.GroupBy(value => value.Country, StringComparer.Ordinal))
            from.Add(country.Key, Mean([.. country]));
        if (from.Values.Any(value => Math.Abs(value - to) > Same * Math.Abs(to)))
            _rows.Add(new HarmonisedRow(NameOf(group), figure, gates, unit, from, to));
    }

    /// <summary>The name of a group, as people give it.</summary>
    public static string NameOf(HarmonisedGroup group) => group.ToString().ToLowerInvariant();
}
