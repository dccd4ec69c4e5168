namespace DigitalTwin.Protocol.Coordination;

/// <summary>A participant answered something that cannot be, or a balance that must hold does not. The run stops.</summary>
public sealed class ProtocolViolationException(string message) : Exception(message);
