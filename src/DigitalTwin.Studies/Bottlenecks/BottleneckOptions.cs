using System.Diagnostics.CodeAnalysis;
using DigitalTwin.Studies.Forks;

namespace DigitalTwin.Studies.Bottlenecks;

/// <summary>What is asked of runs without bottlenecks; these are removed from the fork on.</summary>
public sealed record BottleneckOptions : ForkedRunsOptions
{
    /// <summary>Asks for all bottlenecks.</summary>
    public BottleneckOptions()
    {
    }

    /// <summary>Asks for all bottlenecks in a window.</summary>
    [SetsRequiredMembers]
    public BottleneckOptions(ForkedRunsOptions window)
        : base(window)
    {
    }

    /// <summary>Bottlenecks to remove, each alone.</summary>
    public ImmutableArray<Bottleneck> Gates { get; init; } = [.. Enum.GetValues<Bottleneck>().Where(gate => gate != Bottleneck.None)];
}

/// <summary>A country, or countries that are looked at together.</summary>
/// <param name="Id">Code of the country, or name of the group.</param>
/// <param name="Countries">Codes of its countries.</param>
public sealed record BottleneckRegion(string Id, ImmutableArray<string> Countries)
{
    /// <summary>The Gulf: its states together.</summary>
    public static BottleneckRegion Gulf { get; } = new("Gulf", ["AE", "BH", "KW", "OM", "QA", "SA"]);

    /// <summary>The regions whose binding constraint is reported in words: the public debate is about them.</summary>
    public static ImmutableArray<BottleneckRegion> InWords { get; } = [Of("US"), Of("CN"), Gulf, Of("IE"), Of("SG")];

    /// <summary>A country.</summary>
    public static BottleneckRegion Of(string country) => new(country, [country]);

    /// <summary>Whether a country belongs to it.</summary>
    public bool Has(string country) => Countries.Contains(country, StringComparer.Ordinal);
}
