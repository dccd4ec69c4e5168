namespace DigitalTwin.Scenarios.Reading;

/// <summary>What a scenario says of itself, with what it inherits filled in.</summary>
public sealed record ScenarioMeta
{
    /// <summary>Name of the scenario; its folder's where scenario.yaml gives none.</summary>
    public required string Name { get; init; }

    /// <summary>Title for people.</summary>
    public string Title { get; init; } = "";

    /// <summary>What the scenario holds.</summary>
    public string Description { get; init; } = "";

    /// <summary>The question that a run answers.</summary>
    public string Question { get; init; } = "";

    /// <summary>Midnight UTC of the first day; null where no layer gives a usable one.</summary>
    public DateTime? StartUtc { get; init; }

    /// <summary>Seed of the random draws unless the run gives another.</summary>
    public ulong Seed { get; init; }

    /// <summary>Folder of the scenario, full path; empty where it was not found.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Names of the layers, the lowest first, the scenario itself last.</summary>
    public IReadOnlyList<string> Layers { get; init; } = [];
}
