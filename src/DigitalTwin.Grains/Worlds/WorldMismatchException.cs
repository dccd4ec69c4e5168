namespace DigitalTwin.Grains.Worlds;

/// <summary>A silo cannot make participants of a run, because its scenario library has not the world that the run began with.</summary>
[GenerateSerializer, Alias("twin.world-mismatch")]
public sealed class WorldMismatchException(string message) : Exception(message);
