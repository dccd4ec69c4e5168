namespace DigitalTwin.Silo.Hosting;

/// <summary>A silo may not join: it would not give the bits that the others give.</summary>
public sealed class JoinRefusedException(string message) : Exception(message);
