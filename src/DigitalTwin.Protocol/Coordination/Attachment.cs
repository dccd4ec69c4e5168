namespace DigitalTwin.Protocol.Coordination;

/// <summary>Something that a host keeps with each checkpoint, such as its totals; no part of the state or the hash.</summary>
/// <param name="Name">Name among the host's attachments: ASCII letters, digits, <c>-</c> and <c>_</c>.</param>
/// <param name="Bytes">Content.</param>
public readonly record struct Attachment(string Name, ReadOnlyMemory<byte> Bytes);
