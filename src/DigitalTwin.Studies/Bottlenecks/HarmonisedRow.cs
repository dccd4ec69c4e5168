namespace DigitalTwin.Studies.Bottlenecks;

/// <summary>A figure that was made equal for all countries.</summary>
/// <param name="Group">The group of rows that it belongs to.</param>
/// <param name="Figure">Table and column, with the track, technology or kind of fab that it holds for.</param>
/// <param name="Gates">Bottlenecks that it bears on.</param>
/// <param name="Unit">Unit of the values.</param>
/// <param name="From">What it was, by country: the mean of the country's rows.</param>
/// <param name="To">What it is now, in all countries.</param>
public sealed record HarmonisedRow(
    string Group, string Figure, string Gates, string Unit, IReadOnlyDictionary<string, double> From, double To);

/// <summary>A figure of one row.</summary>
/// <param name="Country">Code of the country that the row is of.</param>
/// <param name="Value">The figure.</param>
/// <param name="Weight">How much it counts in a mean, at least zero.</param>
internal readonly record struct HarmonisedValue(string Country, double Value, double Weight = 1);

/// <summary>A world in which rows that differed by country are equal.</summary>
/// <param name="Rows">What was made equal, and from what; figures that did not differ are not named.</param>
/// <param name="Kept">What still differs between countries, and why: data, or a group that was not asked for.</param>
public sealed record HarmonisedWorld(WorldSpec World, ImmutableArray<HarmonisedRow> Rows, ImmutableArray<string> Kept);

/// <summary>Rows of a scenario that differ by country without being figures of its plants, loads or sites.</summary>
public enum HarmonisedGroup
{
    /// <summary>Months of the steps to power, by track.</summary>
    Steps,

    /// <summary>Moratoria and quotas of permits.</summary>
    Permits,

    /// <summary>Export controls.</summary>
    Licences,

    /// <summary>How operators build and buy.</summary>
    Strategies,

    /// <summary>Money of operators, and what it costs.</summary>
    Capital,

    /// <summary>Yield, cycle, scrap, shipping and share for the scenario's sites of fabs that make AI chips.</summary>
    Fabs,

    /// <summary>Lead times and most a year of what countries can build.</summary>
    Programmes,
}
