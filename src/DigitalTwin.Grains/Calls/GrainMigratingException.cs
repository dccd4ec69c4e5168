namespace DigitalTwin.Grains.Calls;

/// <summary>A grain was to be loaded on another silo than it lives on: it ends here, and is to be asked again.</summary>
[GenerateSerializer, Alias("twin.moves-first")]
public sealed class GrainMigratingException(string message) : Orleans.Runtime.OrleansException(message);
