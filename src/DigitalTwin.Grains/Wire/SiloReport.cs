namespace DigitalTwin.Grains.Wire;

/// <summary>The state of a silo.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ProcessId">Its process.</param>
/// <param name="Address">Its address, as Orleans writes it.</param>
/// <param name="State">starting, running, or draining.</param>
/// <param name="Grains">Activations of the twin's grains.</param>
[GenerateSerializer, Immutable, Alias(Aliases.SiloStanding)]
public sealed record SiloReport(
    [property: Id(0)] string Name,
    [property: Id(1)] int ProcessId,
    [property: Id(2)] string Address,
    [property: Id(3)] string State,
    [property: Id(4)] int Grains);
