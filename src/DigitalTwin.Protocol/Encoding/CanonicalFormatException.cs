namespace DigitalTwin.Protocol.Encoding;

/// <summary>Bytes that are not the canonical form of what was expected, or a state that has no canonical form.</summary>
public sealed class CanonicalFormatException(string message) : Exception(message);
