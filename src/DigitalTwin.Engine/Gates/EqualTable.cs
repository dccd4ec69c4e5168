using System.Collections.Immutable;

namespace DigitalTwin.Engine.Gates;

/// <summary>Collects what was made equal, and takes the means.</summary>
internal sealed class EqualTable
{
    private const double Same = 1e-3; // steps are whole hours
    private readonly ImmutableArray<EqualRow>.Builder _rows = ImmutableArray.CreateBuilder<EqualRow>();

    /// <summary>What was made equal so far.</summary>
    public ImmutableArray<EqualRow> Rows => _rows.ToImmutable();

    /// <summary>The mean of values by their weights; by equal weights where there are none.</summary>
    public static double Mean(IReadOnlyCollection<EqualValue> values)
    {
        double weight = values.Sum(value => value.Weight);
        return weight > 0 ? values.Sum(value => value.Weight * value.Value) / weight : values.Average(value => value.Value);
    }

    /// <summary>Tells a figure by country beside what it was made; says nothing of one that was the same in all countries.</summary>
    public void Tell(EqualGroup group, string figure, string gates, string unit, IReadOnlyCollection<EqualValue> values, double to)
    {
        var from = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (IGrouping<string, EqualValue> country in values.GroupBy(value => value.Country, StringComparer.Ordinal))
            from.Add(country.Key, Mean([.. country]));
        if (from.Values.Any(value => Math.Abs(value - to) > Same * Math.Abs(to)))
            _rows.Add(new EqualRow(NameOf(group), figure, gates, unit, from, to));
    }

    /// <summary>The name of a group, as people give it.</summary>
    public static string NameOf(EqualGroup group) => group.ToString().ToLowerInvariant();
}
