namespace DigitalTwin.Protocol.Messages;

/// <summary>What a message says. Immutable.</summary>
public abstract partial record Payload;
