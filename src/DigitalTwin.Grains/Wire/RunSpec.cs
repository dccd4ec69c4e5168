namespace DigitalTwin.Grains.Wire;

/// <summary>What a participant is made from: which scenario, exactly which content of it, and which seed.</summary>
/// <param name="Scenario">Name in the scenario library.</param>
/// <param name="Digest">Digest of its content; a silo whose library differs refuses.</param>
/// <param name="Seed">Seed of the run.</param>
[GenerateSerializer, Immutable, Alias(Aliases.RunSpec)]
public sealed record RunSpec(
    [property: Id(0)] string Scenario,
    [property: Id(1)] string Digest,
    [property: Id(2)] ulong Seed);
