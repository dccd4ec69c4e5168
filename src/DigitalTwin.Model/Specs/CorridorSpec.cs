namespace DigitalTwin.Model.Specs;

/// <summary>A line that a country can decide to widen, in both directions at once. MW are of its rating, before the usable share.</summary>
public sealed record CorridorSpec : BuildTermsSpec
{
    /// <summary>Identifier of the line.</summary>
    public required string Line { get; init; }

    /// <summary>Share of the rating that trade can use, above 0 and at most 1.</summary>
    public double UsableShare { get; init; } = 1;

    /// <inheritdoc/>
    public override string Subject => Line;
}
