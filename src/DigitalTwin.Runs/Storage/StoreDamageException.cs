namespace DigitalTwin.Runs.Storage;

/// <summary>What a run has kept cannot be relied on; the message names the file, the place, and what to do.</summary>
public sealed class StoreDamageException(string message) : Exception(message);
