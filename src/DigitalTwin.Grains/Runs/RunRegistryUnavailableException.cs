namespace DigitalTwin.Grains.Runs;

/// <summary>Where runs are kept does not answer now; whoever asked may ask again.</summary>
[GenerateSerializer, Alias("twin.cabinet-away")]
public sealed class RunRegistryUnavailableException(string message) : Orleans.Runtime.OrleansException(message);
