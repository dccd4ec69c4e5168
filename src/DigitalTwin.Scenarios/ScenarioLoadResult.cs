using DigitalTwin.Scenarios.Content;
using DigitalTwin.Scenarios.Findings;
using DigitalTwin.Scenarios.Reading;

namespace DigitalTwin.Scenarios;

/// <summary>What came of loading a scenario.</summary>
public sealed record ScenarioLoadResult
{
    /// <summary>The world; null where there is an error among the findings.</summary>
    public required WorldSpec? World { get; init; }

    /// <summary>All findings, in order of file and line.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What the scenario says of itself.</summary>
    public required ScenarioMeta Meta { get; init; }

    /// <summary>Rows and assumptions of each table that has rows.</summary>
    public required IReadOnlyList<AssumptionCount> Assumptions { get; init; }

    /// <summary>Digest of the content, 16 hexadecimal digits; null where there is an error among the findings.</summary>
    public required string? Digest { get; init; }

    /// <summary>
    /// Digest of each input that the digest of the content covers: tables and series by the file that holds them, and <c>start</c>.
    /// They tell which inputs of two scenarios differ.
    /// </summary>
    public IReadOnlyDictionary<string, string> Inputs { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The weather year that it was loaded with; null for none.</summary>
    public WeatherSummary? Weather { get; init; }

    /// <summary>Whether the scenario can run.</summary>
    public bool IsValid => World is not null;
}
